package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.rsmi.analysis.CoarseConfigurations;
import org.rsmi.analysis.CoarseField;
import org.rsmi.sample.NpyWriter;
import org.rsmi.sample.SampleSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi coarse-grain CONFIGS`: a filter laid over whole configurations, to a file.
@Command(
    name = "coarse-grain",
    description = "Lays filters over whole configurations and writes the coarse ones.",
    footer = {
      "",
      "Example: rsmi coarse-grain spins.npy --from runs/ising --stride block -o coarse.npy",
      "writes int8 ±1 [n × rows/s × columns/s], with an axis of components if they are several."
    })
final class CoarseGrainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private OperatorOptions what = new OperatorOptions();

  @Parameters(
      paramLabel = "CONFIGS",
      description = "configs.npy, .npz[:name], .h5[:/path], .txt or .csv; .npy is mapped")
  private String file = "";

  @Option(
      names = "--stride",
      paramLabel = "S",
      description =
          "sites between two places, or 'block', the default: blocks side by side, one after another")
  private String stride = Stride.BLOCK;

  @ArgGroup private ReadingOption reading = new ReadingOption();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "coarse.npy: int8 ±1, with --linear 32-bit floats")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (!out.toString().endsWith(".npy")) {
      throw new IllegalArgumentException(out + ": coarse configurations are written to .npy");
    }
    Configurations configurations = Configurations.read(file);
    List<OperatorOptions.Named> filters = what.filters(configurations.axes());
    int sites =
        Stride.parse(stride).sites(filters.stream().map(OperatorOptions.Named::filter).toList());
    List<CoarseField> fields =
        what.fields(
            filters, reading.or(CoarseField.Reading.HARD), sites, configurations.samples().shape());
    CoarseConfigurations coarse = CoarseConfigurations.of(fields, configurations.samples().shape());
    configurations.visit(output, (samples, progress) -> write(out, samples, coarse, progress));
    print(configurations.samples(), coarse, sites);
    return 0;
  }

  /// Writes the coarse configurations, one at a time.
  ///
  /// @return how many
  static int write(
      Path target, SampleSet samples, CoarseConfigurations coarse, IntConsumer progress) {
    try (NpyWriter writer =
        NpyWriter.open(target, coarse.element(), samples.size(), coarse.shape())) {
      for (int n = 0; n < samples.size(); n++) {
        writer.append(coarse.of(samples, n));
        progress.accept(n + 1);
      }
    }
    return samples.size();
  }

  private void print(SampleSet samples, CoarseConfigurations coarse, int sites) {
    List<Integer> shape = new ArrayList<>(List.of(samples.size()));
    shape.addAll(coarse.shape());
    List<String> names = coarse.fields().stream().map(CoarseField::name).toList();
    if (output.json()) {
      ObjectNode json = output.mapper().createObjectNode().put("file", out.toString());
      ArrayNode axes = json.putArray("shape");
      shape.forEach(axes::add);
      ArrayNode components = json.putArray("components");
      names.forEach(components::add);
      output.print(json.put("stride", sites).put("element", coarse.element().name()));
    } else {
      output.out().printf("%s: %s of %s, one place every %d sites%n", out, shape, names, sites);
    }
  }
}
