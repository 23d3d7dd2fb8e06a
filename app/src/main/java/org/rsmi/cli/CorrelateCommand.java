package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.analysis.CoarseField;
import org.rsmi.analysis.Correlator;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.LocalOperator;
import org.rsmi.analysis.ScalingDimensions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi correlate CONFIGS`: two-point functions of filters, and their scaling dimensions.
@Command(
    name = "correlate",
    description = {
      "Measures two-point functions of filters on configurations: power or exponential, scaling",
      "dimensions, and those of the combinations of operators that do not mix."
    },
    footer = {
      "",
      "Example: rsmi correlate L32.npy --filter site --products neighbours --double L64.npy",
      "gives the dimensions of spin and energy; --double takes a lattice of twice the extent, whose"
          + " correlations at the same parts of the torus are free of its edge."
    })
final class CorrelateCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private OperatorOptions what = new OperatorOptions();

  @Parameters(
      paramLabel = "CONFIGS",
      description = "configs.npy, .npz[:name], .h5[:/path], .txt or .csv; .npy is mapped")
  private String file = "";

  @Option(
      names = "--double",
      paramLabel = "CONFIGS",
      description = "configurations of the same law on a lattice of twice the extent")
  private String larger = "";

  @Option(names = "--stride", paramLabel = "S", description = "sites between two places, default 1")
  private int stride = 1;

  @ArgGroup private ReadingOption reading = new ReadingOption();

  @Option(
      names = "--products",
      split = ",",
      paramLabel = "PRODUCT",
      description = "also square or neighbours of each field, e.g. the energy of spins")
  private List<LocalOperator.Product> products = List.of();

  @Option(
      names = "--window",
      paramLabel = "A:B",
      description = "distances of the fits, sites; default twice the block to a quarter lattice")
  private String window = "";

  @Option(
      names = "--chord",
      description = "powers of (L/π) sin(πr/L) instead of r, for periodic images")
  private boolean chord;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "also writes the findings as JSON, e.g. DIR/analysis/correlations.json for its report")
  private Optional<Path> out = Optional.empty();

  /// What was measured, and the largest extent of a filter.
  private record Measured(Correlator correlator, int block) {}

  @Override
  public Integer call() {
    ScalingDimensions dimensions = dimensions();
    Measured measured = measure(file);
    List<Finding> findings = new ArrayList<>(dimensions.of(measured.correlator, measured.block));
    if (!larger.isEmpty()) {
      Measured other = measure(larger);
      findings.addAll(dimensions.of(measured.correlator, other.correlator, measured.block));
    }
    List<Finding> each = findings.stream().distinct().toList();
    new FindingLines(output).show(new Findings("Correlations", each), out);
    return 0;
  }

  private Measured measure(String from) {
    Configurations configurations = Configurations.read(from);
    List<CoarseField> fields =
        what.fields(
            what.filters(configurations.axes()),
            reading.or(CoarseField.Reading.LINEAR),
            stride,
            configurations.samples().shape());
    int block =
        fields.stream()
            .flatMap(field -> field.filter().blockShape().stream())
            .mapToInt(Integer::intValue)
            .max()
            .orElse(1);
    List<LocalOperator> operators = OperatorOptions.operators(fields, products);
    Correlator correlator =
        configurations.visit(
            output, (samples, progress) -> Correlator.of(samples, operators, progress));
    return new Measured(correlator, block);
  }

  private ScalingDimensions dimensions() {
    ScalingDimensions.Measure measure =
        chord ? ScalingDimensions.Measure.CHORD : ScalingDimensions.Measure.PLAIN;
    if (window.isEmpty()) {
      return new ScalingDimensions(0, 0, measure);
    }
    try {
      String[] ends = window.split(":", -1);
      if (ends.length == 2) {
        return new ScalingDimensions(
            Double.parseDouble(ends[0]), Double.parseDouble(ends[1]), measure);
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw new IllegalArgumentException("--window " + window + ": want two distances, e.g. 4:16");
  }
}
