package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.ensemble.SampleRecord;
import org.rsmi.lattice.Lattice;
import org.rsmi.model.EqualNeighbours;
import org.rsmi.model.Joined;
import org.rsmi.model.Model;
import org.rsmi.model.Observables;
import org.rsmi.num.Binning;
import org.rsmi.num.Estimate;
import org.rsmi.sample.ChainReport;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Sampled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi measure FILE`: what a model measures on the configurations of a file; of time series the
/// means at each time, of data without a model the mean, its modulus and the mean square.
@Command(
    name = "measure",
    description = "Measures the observables of a model on configurations, with honest errors.")
final class MeasureCommand implements Callable<Integer> {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "configs.npy, .npz, .h5 or text")
  private String file = "";

  @Option(names = "--model", description = "e.g. Ising; default the one FILE.toml tells")
  private String model = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "with --model: a setting of the model or its lattice, e.g. size=32")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--chains", description = "chains one after another in FILE; default its own, 1")
  private Optional<Integer> chains = Optional.empty();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "the observables to show, default all")
  private List<String> only = List.of();

  @Option(
      names = "--clusters",
      description = "also the largest cluster of equal neighbours and the mean cluster size")
  private boolean clusters;

  @Override
  public Integer call() {
    Optional<Subject> subject = subject();
    if (subject.isEmpty()) {
      show(ChainReport.of(SampleFile.read(file, List.of())));
      return 0;
    }
    Subject known = subject.get();
    SampleSet set = frames(known.model.values(known.lattice).shape(), known.frames);
    Observables observables = observables(known);
    Map<String, double[]> series = series(set, observables);
    if (known.frames > 1) {
      showTime(series, known.frames);
    } else {
      show(ChainReport.of(new Sampled(set, series, known.chains), observables.derived()));
    }
    return 0;
  }

  private Observables observables(Subject subject) {
    Observables observables = subject.model.observables(subject.lattice);
    return clusters ? Joined.of(observables, EqualNeighbours.on(subject.lattice)) : observables;
  }

  /// Every configuration of a file, those of time series one after the other.
  private SampleSet frames(List<Integer> shape, int frames) {
    if (frames == 1) {
      return SampleFile.read(file, shape);
    }
    SampleSet whole = SampleFile.read(file, List.of());
    List<Integer> wanted = new ArrayList<>(List.of(frames));
    wanted.addAll(shape);
    if (!whole.shape().equals(wanted)) {
      throw new IllegalArgumentException(
          "%s holds samples of shape %s, not %s".formatted(file, whole.shape(), wanted));
    }
    return new SampleSet(
        whole.data(), whole.element(), Math.multiplyExact(whole.size(), frames), shape);
  }

  private void show(ChainReport report) {
    List<String> names =
        Stream.concat(
                report.observables().stream().map(ChainReport.Row::name),
                report.derived().stream().map(ChainReport.Derived::name))
            .toList();
    requireKnown(names);
    if (output.json()) {
      output.print(json(report));
    } else {
      print(report);
    }
  }

  private void requireKnown(List<String> names) {
    for (String name : only) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "--only %s: nothing is called so; there are %s".formatted(name, names));
      }
    }
  }

  private boolean isWanted(String name) {
    return only.isEmpty() || only.contains(name);
  }

  /// Means over samples at every time, with the error of independent samples.
  private void showTime(Map<String, double[]> series, int frames) {
    requireKnown(List.copyOf(series.keySet()));
    ObjectNode json = output.mapper().createObjectNode().put("file", file);
    for (Map.Entry<String, double[]> entry : series.entrySet()) {
      if (isWanted(entry.getKey())) {
        ArrayNode times = json.putArray(entry.getKey());
        for (int t = 0; t < frames; t++) {
          put(times.addObject(), at(entry.getValue(), t, frames));
        }
      }
    }
    if (output.json()) {
      output.print(json);
      return;
    }
    Map<String, double[]> shown = new LinkedHashMap<>(series);
    shown.keySet().removeIf(name -> !isWanted(name));
    output.out().println("frame  " + String.join("  ", shown.keySet()));
    for (int t = 0; t < frames; t++) {
      int frame = t;
      output
          .out()
          .printf(
              "%5d  %s%n",
              t,
              shown.values().stream()
                  .map(values -> at(values, frame, frames).toString())
                  .collect(Collectors.joining("  ")));
    }
  }

  private static Estimate at(double[] values, int frame, int frames) {
    int samples = values.length / frames;
    double[] column = new double[samples];
    for (int k = 0; k < samples; k++) {
      column[k] = values[k * frames + frame];
    }
    double mean = Arrays.stream(column).average().orElse(Double.NaN);
    double squares = Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum();
    return new Estimate(mean, Math.sqrt(squares / Math.max(1, samples - 1) / samples), "");
  }

  /// What the configurations are of.
  private record Subject(Model model, Lattice lattice, int chains, int frames) {}

  /// Nothing where no model is known.
  private Optional<Subject> subject() {
    chains
        .filter(count -> count < 1)
        .ifPresent(
            count -> {
              throw new IllegalArgumentException("chains = " + count + " is not positive");
            });
    if (!model.isEmpty()) {
      SampleWords words = SampleWords.of(model, settings);
      Model law = words.model();
      return Optional.of(new Subject(law, words.lattice(law), chains.orElse(1), 1));
    }
    if (!settings.isEmpty()) {
      throw new IllegalArgumentException("--set " + settings + " wants a --model");
    }
    Optional<SampleRecord> record =
        SampleRecord.beside(Path.of(file.replaceFirst("(\\.(npz|h5|hdf5)):.*$", "$1")));
    record
        .filter(found -> !found.temperatures().isEmpty())
        .ifPresent(
            found -> {
              throw new IllegalArgumentException(
                  file + " holds temperatures " + found.temperatures() + ": name its --model");
            });
    return record.map(
        found ->
            new Subject(
                found.model(), found.lattice(), chains.orElse(found.chains()), found.frames()));
  }

  /// @return by name, one value per configuration
  private Map<String, double[]> series(SampleSet set, Observables observables) {
    List<String> names = observables.names();
    Map<String, double[]> series = new LinkedHashMap<>();
    names.forEach(name -> series.put(name, new double[set.size()]));
    List<double[]> columns = List.copyOf(series.values());
    for (int k = 0; k < set.size(); k++) {
      double[] values = measured(set, k, observables);
      for (int i = 0; i < values.length; i++) {
        columns.get(i)[k] = values[i];
      }
    }
    return series;
  }

  private double[] measured(SampleSet set, int index, Observables observables) {
    try {
      return observables.of(set.configuration(index));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "%s, configuration %d: %s".formatted(file, index, wrong.getMessage()), wrong);
    }
  }

  private void print(ChainReport report) {
    for (ChainReport.Row row : report.observables()) {
      if (!isWanted(row.name())) {
        continue;
      }
      output
          .out()
          .printf(
              "%-18s %s  (τ_int = %.2f samples, %,.0f independent)  %s%n",
              row.name(),
              row.autocorrelation().mean(),
              row.autocorrelation().time().value(),
              row.autocorrelation().effectiveSamples(),
              growth(row.binning()));
    }
    report.derived().stream()
        .filter(quantity -> isWanted(quantity.name()))
        .forEach(quantity -> output.out().printf("%-18s %s%n", quantity.name(), quantity.value()));
    report.warnings().forEach(warning -> output.err().println("warning: " + warning));
  }

  /// The error against the size of the bins, relative to the largest: flat where it is true.
  private static String growth(Binning binning) {
    double most = binning.levels().stream().mapToDouble(l -> l.error().value()).max().orElse(0);
    return most > 0
        ? binning.levels().stream()
            .map(l -> (int) Math.round(l.error().value() / most * (BARS.length() - 1)))
            .map(bar -> BARS.substring(bar, bar + 1))
            .collect(Collectors.joining())
        : "";
  }

  private ObjectNode json(ChainReport report) {
    ObjectNode json = output.mapper().createObjectNode();
    json.put("file", file).put("samples", report.samples());
    ObjectNode observables = json.putObject("observables");
    for (ChainReport.Row row : report.observables()) {
      if (!isWanted(row.name())) {
        continue;
      }
      ObjectNode node = put(observables.putObject(row.name()), row.autocorrelation().mean());
      node.put("tau_int", row.autocorrelation().time().value())
          .put("effective_samples", row.autocorrelation().effectiveSamples())
          .put("plateau", row.binning().plateau());
      ArrayNode levels = node.putArray("binning");
      row.binning()
          .levels()
          .forEach(l -> levels.addObject().put("size", l.size()).put("error", l.error().value()));
    }
    ObjectNode derived = json.putObject("derived");
    report.derived().stream()
        .filter(quantity -> isWanted(quantity.name()))
        .forEach(quantity -> put(derived.putObject(quantity.name()), quantity.value()));
    ArrayNode warnings = json.putArray("warnings");
    report.warnings().forEach(warnings::add);
    return json;
  }

  private static ObjectNode put(ObjectNode json, Estimate estimate) {
    return json.put("value", estimate.value()).put("error", estimate.error());
  }
}
