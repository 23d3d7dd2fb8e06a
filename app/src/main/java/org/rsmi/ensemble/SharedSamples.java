package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Chain;
import org.rsmi.sample.Cut;
import org.rsmi.sample.Dtype;
import org.rsmi.sample.HeldOutSets;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;
import org.rsmi.sample.PartialNpy;
import org.rsmi.sample.RecordedWindows;
import org.rsmi.sample.Replacement;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Sampled;
import org.rsmi.sample.Thermalised;
import org.rsmi.sample.WindowSites;
import org.rsmi.sample.WindowSource;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.Unbinder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One set of configurations that several runs share, in a folder of its own:
///
/// ```
/// samples/<key>-<set>/training.npy select.npy report.npy   each with a .toml and a .json beside it
///                     series.npy                           what the model measures on the report
/// set
///                     chain.json                           last: how many there are
/// ```
///
/// What is in it depends on the seed, the lattice, the model, the chain and the number of training
/// configurations, of which the key is a hash, and on nothing else.
///
/// @param folder where the set is, or is to be
/// @param recipe what its configurations are
/// @param set its number, from 0
public record SharedSamples(Path folder, Recipe recipe, int set) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int KEY = 16;
  private static final String SERIES = "series.npy";
  private static final String CONTENTS = "chain.json";

  /// Everything that decides the configurations of all sets.
  ///
  /// @param training configurations to train on; `chain.samples` are held out
  public record Recipe(long seed, Lattice lattice, Model model, Chain chain, int training) {
    /// The first 16 hexadecimal digits of the SHA-256 of the recipe as canonical TOML.
    public String key() {
      return new SpecTree("samples", Unbinder.unbind(this)).sha256().substring(0, KEY);
    }
  }

  /// One of the three chains.
  private enum Part {
    TRAINING,
    SELECT,
    REPORT;

    String file() {
      return name().toLowerCase(Locale.ROOT) + ".npy";
    }
  }

  /// What a complete set says of itself.
  ///
  /// @param chains independent chains behind the report set, see [Sampled]
  /// @param thermalised by file, what each chain did before
  private record Contents(int chains, Map<String, Thermalised> thermalised) {}

  /// The set of one run.
  ///
  /// @return none if every run samples for itself, or the data are the user's
  public static Optional<SharedSamples> of(ExperimentSpec spec, int repeat, RunFolder root) {
    if (spec.data() instanceof Data.Simulated data
        && data.sharing() instanceof Sharing.Stored(int training, int sets)) {
      Recipe recipe = new Recipe(spec.seed(), data.lattice(), data.model(), data.chain(), training);
      int set = repeat % sets;
      Path folder = root.root().resolve("samples").resolve(recipe.key() + "-" + set);
      return Optional.of(new SharedSamples(folder, recipe, set));
    }
    return Optional.empty();
  }

  /// Whether all of it is there and readable.
  public boolean finished() {
    try {
      for (Part part : Part.values()) {
        read(part);
      }
      contents();
      series();
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  /// Samples what is missing, chain after chain. Interrupted at any time and called again it ends
  /// with the same bytes; what is lost is a thermalisation, or a hundredth of the time before.
  ///
  /// @param clock nanoseconds since any moment, for checkpoints now and then
  /// @param observer told a few times a second how many configurations of all three chains are
  ///     there
  /// @throws IllegalArgumentException if another process is sampling the same set
  public void sample(LongSupplier clock, Chain.Observer observer) {
    create();
    Map<String, Thermalised> thermalised = new LinkedHashMap<>();
    int before = 0;
    for (Part part : Part.values()) {
      if (!sampled(part)) {
        sample(part, clock, new Counted(observer, before, count(part), total()));
      }
      thermalised.put(part.file(), thermalised(part));
      before += count(part);
    }
    NpyFile.write(file(SERIES), measured(read(Part.REPORT)));
    int chains = recipe.model.start(recipe.lattice, Rng.of(0)).replicas();
    write(file(CONTENTS), new Contents(chains, thermalised));
  }

  private void create() {
    try {
      Files.createDirectories(folder);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault.getMessage(), fault);
    }
  }

  private boolean sampled(Part part) {
    try {
      read(part);
      thermalised(part);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private void sample(Part part, LongSupplier clock, Sampling.Observer observer) {
    Path target = file(part.file());
    target.toFile().delete();
    SampleRecord record =
        new SampleRecord(
            recipe.lattice,
            recipe.model,
            new Chain(recipe.chain.thermalise(), count(part), recipe.chain.every()),
            rng().split(part.file()).nextLong(),
            1,
            1);
    Sampling sampling = new Sampling(record, target, 1, List.of(), clock);
    Path checkpoint = SamplingCheckpoint.path(target);
    if (!Files.exists(PartialNpy.path(target))) {
      checkpoint.toFile().delete();
    }
    requireSound(checkpoint);
    Sampling.Result result = sampling.run(Sampling.Existing.KEPT, observer);
    write(beside(part), result.found());
  }

  private void requireSound(Path checkpoint) {
    try {
      if (Files.exists(checkpoint)) {
        SamplingCheckpoint.read(checkpoint);
      }
    } catch (IllegalArgumentException damage) {
      throw told(new IllegalArgumentException(checkpoint + " is damaged", damage));
    }
  }

  private int count(Part part) {
    int heldOut = recipe.chain.samples();
    return switch (part) {
      case TRAINING -> recipe.training;
      case SELECT -> HeldOutSets.selected(heldOut);
      case REPORT -> HeldOutSets.reported(heldOut);
    };
  }

  private int total() {
    return Arrays.stream(Part.values()).mapToInt(this::count).sum();
  }

  private Rng rng() {
    return Rng.of(recipe.seed).split("samples/" + recipe.key()).split("set/" + set);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  /// What the chain of a part did before.
  private Path beside(Part part) {
    return file(part.file().replace(".npy", ".json"));
  }

  private Thermalised thermalised(Part part) {
    return json(beside(part), Thermalised.class);
  }

  private Contents contents() {
    return json(file(CONTENTS), Contents.class);
  }

  private static void write(Path file, Record content) {
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n";
    new Replacement(file).write(temporary -> Files.writeString(temporary, text));
  }

  private static <T> T json(Path file, Class<T> type) {
    try {
      return JSON.readValue(file, type);
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(file + " is missing or damaged", damage);
    }
  }

  /// Maps one of the three files, whose size is checked.
  private SampleSet read(Part part) {
    Path file = file(part.file());
    NpyArray array = NpyFile.read(file);
    List<Integer> shape = recipe.model.values(recipe.lattice).shape();
    List<Integer> wanted = Stream.concat(Stream.of(count(part)), shape.stream()).toList();
    if (!array.shape().equals(wanted)) {
      throw new IllegalArgumentException(
          "%s holds %s: want %s".formatted(file, array.shape(), wanted));
    }
    SampleSet.Element element =
        array.dtype().equals(Dtype.INT8) ? SampleSet.Element.BYTE : SampleSet.Element.FLOAT;
    return new SampleSet(array.data(), element, count(part), shape);
  }

  /// What the model measures on each configuration, `[names × size]`.
  private NpyArray measured(SampleSet set) {
    Observables observables = recipe.model.observables(recipe.lattice);
    int names = observables.names().size();
    double[] flat = new double[names * set.size()];
    for (int k = 0; k < set.size(); k++) {
      double[] values = observables.of(set.configuration(k));
      for (int i = 0; i < names; i++) {
        flat[i * set.size() + k] = values[i];
      }
    }
    return NpyArray.of(List.of(names, set.size()), flat);
  }

  private Map<String, double[]> series() {
    List<String> names = recipe.model.observables(recipe.lattice).names();
    int size = count(Part.REPORT);
    NpyArray array = NpyFile.read(file(SERIES));
    if (!array.shape().equals(List.of(names.size(), size))) {
      throw new IllegalArgumentException(
          "%s holds %s: want %s"
              .formatted(file(SERIES), array.shape(), List.of(names.size(), size)));
    }
    double[] flat = array.toDoubles();
    Map<String, double[]> series = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      series.put(names.get(i), Arrays.copyOfRange(flat, i * size, (i + 1) * size));
    }
    return series;
  }

  /// Opens a complete set: maps its files and cuts the held-out windows, the same ones for all runs
  /// with the same partition.
  ///
  /// @param spec of a run that this set belongs to
  /// @param run draws the training windows
  /// @throws IllegalArgumentException if a file is damaged
  public WindowSource open(ExperimentSpec spec, Rng run) {
    if (!(spec.data() instanceof Data.Simulated data)) {
      throw new AssertionError("a user's data are not sampled");
    }
    try {
      WindowSites sites = data.sites(spec.partition());
      SampleSet training = read(Part.TRAINING);
      Rng windows = rng().split("windows");
      sites.standardise(training, RecordedWindows.STANDARD_WINDOWS, windows.split("standard"));
      Contents contents = contents();
      Sampled report = new Sampled(read(Part.REPORT), series(), contents.chains());
      Cut cut = Cut.of(data.windows(), data.stride());
      HeldOutSets heldOut =
          HeldOutSets.of(sites, read(Part.SELECT), report, cut, windows)
              .warned(
                  contents.thermalised().values().stream()
                      .flatMap(found -> found.warnings().stream())
                      .toList());
      return new RecordedWindows(training, heldOut, run.split("batch"));
    } catch (IllegalArgumentException wrong) {
      throw told(wrong);
    }
  }

  private IllegalArgumentException told(IllegalArgumentException wrong) {
    return new IllegalArgumentException(
        "%s; delete the folder %s and run again".formatted(wrong.getMessage(), folder), wrong);
  }

  /// Tells a chain's progress as one of three.
  ///
  /// @param before configurations of the chains before
  /// @param count those of this one
  /// @param total those of all
  private record Counted(Chain.Observer observer, int before, int count, int total)
      implements Sampling.Observer {
    @Override
    public void moved(double share, String stage) {
      observer.recorded(before + (int) (share * count), total);
    }

    @Override
    public void thermalising(int sweeps, int of) {
      observer.thermalised(sweeps, of);
    }
  }
}
