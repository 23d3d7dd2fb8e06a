package org.rsmi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.rsmi.ensemble.SampleRecord;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Clock;
import org.rsmi.model.DimerModel;
import org.rsmi.model.Model;
import org.rsmi.report.Snapshot;
import org.rsmi.report.Snapshot.Look;
import org.rsmi.sample.Replacement;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi picture CONFIGS`: one configuration in the terminal or as a picture.
@Command(
    name = "picture",
    description = "Shows one configuration in the terminal, or writes it as .png or .svg.")
final class PictureCommand implements Callable<Integer> {
  private static final int WIDEST = 20_000;

  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "CONFIGS",
      description = "configs.npy, .npz[:name], .h5[:/path], .txt or .csv")
  private String file = "";

  @Option(names = "--index", description = "which configuration, default 0")
  private int index;

  @Option(
      names = "--model",
      description = "of the data, e.g. Dimers; default what the .toml beside the file says")
  private String model = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "a setting of the model or its lattice, e.g. size=32, encoding=pixels")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "picture.png or .svg; the terminal if omitted")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--width", paramLabel = "PIXELS", description = "of the picture, default 640")
  private int width = 640;

  @Override
  public Integer call() {
    if (width < 1 || width > WIDEST) {
      throw new IllegalArgumentException(
          "width = %d: a picture takes 1 to %d pixels".formatted(width, WIDEST));
    }
    Snapshot snapshot = snapshot();
    if (out.isEmpty()) {
      output.out().println(snapshot.text(output.ink()));
    } else {
      write(snapshot, out.get());
    }
    return 0;
  }

  private void write(Snapshot snapshot, Path picture) {
    String name = String.valueOf(picture.getFileName());
    if (name.endsWith(".svg")) {
      new Replacement(picture).write(path -> Files.writeString(path, snapshot.svg(width)));
    } else if (name.endsWith(".png")) {
      new Replacement(picture)
          .write(
              path -> {
                if (!ImageIO.write(snapshot.image(width), "png", path.toFile())) {
                  throw new IOException("this Java writes no PNG");
                }
              });
    } else {
      throw new IllegalArgumentException(picture + ": pictures are .png or .svg");
    }
  }

  private Snapshot snapshot() {
    if (!model.isEmpty()) {
      SampleWords words = SampleWords.of(model, settings);
      Model named = words.model();
      return ofModel(named, words.lattice(named));
    }
    Optional<SampleRecord> record = SampleRecord.beside(Path.of(file));
    if (record.isPresent()) {
      return ofModel(record.get().model(), record.get().lattice());
    }
    SampleSet configurations = SampleFile.read(file, List.of());
    Look look =
        switch (configurations.element()) {
          case BYTE -> Look.STATES;
          case FLOAT -> Look.FIELD;
        };
    return grid(look, values(configurations), lattice(configurations.shape()));
  }

  private static Lattice lattice(List<Integer> shape) {
    return switch (shape.size()) {
      case 1 -> new Chain(shape.getFirst(), Boundary.OPEN);
      case 2 -> new Square(shape, Boundary.OPEN);
      default ->
          throw new IllegalArgumentException(
              "configurations of shape %s: name their --model to see them".formatted(shape));
    };
  }

  private Snapshot ofModel(Model of, Lattice lattice) {
    List<Integer> shape = of.values(lattice).shape();
    SampleSet configurations = frames(shape);
    double[] values = values(configurations);
    return switch (of.portrait()) {
      case DIMERS ->
          of instanceof DimerModel dimers
              ? new Snapshot(
                  title(),
                  Look.DIMERS,
                  columns(lattice),
                  lattice.positions(),
                  new double[0],
                  dimers.partners(lattice, configurations.configuration(index)))
              : grid(Look.STATES, values, of.values(lattice));
      case STATES -> grid(Look.STATES, values, of.values(lattice));
      case ANGLES ->
          grid(
              Look.ANGLES,
              Arrays.stream(values).map(value -> value / fullTurn(of)).toArray(),
              of.values(lattice));
      case HEIGHTS -> grid(Look.HEIGHTS, values, of.values(lattice));
      case FIELD -> grid(Look.FIELD, values, of.values(lattice));
    };
  }

  /// Time series and tempered sets have further axes before those of a configuration.
  private SampleSet frames(List<Integer> shape) {
    SampleSet all = SampleFile.read(file, List.of());
    if (all.shape().equals(shape)) {
      return all;
    }
    int sites = shape.stream().reduce(1, Math::multiplyExact);
    int axes = all.shape().size() - shape.size();
    boolean fits =
        axes < 0
            ? all.sites() == sites
            : all.shape().subList(axes, all.shape().size()).equals(shape);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s holds configurations of shape %s, not %s".formatted(file, all.shape(), shape));
    }
    return new SampleSet(
        all.data(), all.element(), Math.multiplyExact(all.size(), all.sites() / sites), shape);
  }

  private static double fullTurn(Model of) {
    return of instanceof Clock clock ? clock.hands() : 2 * Math.PI;
  }

  private Snapshot grid(Look look, double[] values, Lattice lattice) {
    return new Snapshot(title(), look, columns(lattice), lattice.positions(), values, new int[0]);
  }

  private static int columns(Lattice lattice) {
    return switch (lattice) {
      case Square square -> square.shape().getLast();
      case Chain chain -> chain.size();
      default -> 0;
    };
  }

  private String title() {
    return "configuration " + index + " of " + file;
  }

  private double[] values(SampleSet configurations) {
    if (index < 0 || index >= configurations.size()) {
      throw new IllegalArgumentException(
          "index = %d: %s holds configurations 0 to %d"
              .formatted(index, file, configurations.size() - 1));
    }
    double[] values = new double[configurations.sites()];
    for (int site = 0; site < values.length; site++) {
      values[site] = configurations.value(index, site);
    }
    return values;
  }
}
