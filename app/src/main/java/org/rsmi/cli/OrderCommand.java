package org.rsmi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rsmi.analysis.CoarseField;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.LocalOperator;
import org.rsmi.analysis.OrderCurve;
import org.rsmi.analysis.OrderParameter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi order CONFIGS…`: filters as order parameters.
@Command(
    name = "order",
    description =
        "Measures filters as order parameters: ⟨O⟩, ⟨|O|⟩, susceptibility, Binder parameter, distribution.",
    footer = {
      "",
      "Example: rsmi order T2.1.npy T2.27.npy T2.5.npy --from runs/ising --point temperature=2.27",
      "O is the mean of Λ·v over all places of a configuration, Σ|Λ| = 1; several fields are also a"
          + " vector with its length. Files sampled by rsmi are ordered by"
          + " the setting of the model that differs; --value T=2.1 says it for other files."
    })
final class OrderCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private OperatorOptions what = new OperatorOptions();

  @Parameters(
      paramLabel = "CONFIGS",
      arity = "1..*",
      description =
          "configs.npy, .npz[:name], .h5[:/path], .txt, .csv, or a run folder that keeps its samples")
  private List<String> files = List.of();

  @Option(
      names = "--value",
      paramLabel = "NAME=X",
      description = "what tells a file from the others, once for each file, in their order")
  private List<String> values = List.of();

  @Option(names = "--stride", paramLabel = "S", description = "sites between two places, default 1")
  private int stride = 1;

  @ArgGroup private ReadingOption reading = new ReadingOption();

  @Option(
      names = "--products",
      split = ",",
      paramLabel = "PRODUCT",
      description = "also square or neighbours of each field")
  private List<LocalOperator.Product> products = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "also writes the findings as JSON, e.g. DIR/analysis/order.json for its report")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    List<String> all = files.stream().flatMap(OrderCommand::expanded).toList();
    Abscissas abscissas = Abscissas.of(all, values);
    List<List<OrderParameter>> measured = new ArrayList<>();
    for (String file : all) {
      measured.add(measure(file));
    }
    List<Finding> findings = new ArrayList<>();
    for (int a = 0; a < measured.getFirst().size(); a++) {
      findings.addAll(curve(abscissas, measured, a).findings());
    }
    new FindingLines(output).show(new Findings("OrderParameters", findings), out);
    return 0;
  }

  private List<OrderParameter> measure(String file) {
    Configurations configurations = Configurations.read(file);
    List<CoarseField> fields =
        what.fields(
            what.filters(configurations.axes()),
            reading.or(CoarseField.Reading.LINEAR),
            stride,
            configurations.samples().shape());
    List<LocalOperator> operators = OperatorOptions.operators(fields, products);
    List<OrderParameter> found =
        new ArrayList<>(
            configurations.visit(
                output, (samples, progress) -> OrderParameter.of(samples, operators, progress)));
    if (fields.size() > 1 && products.isEmpty()) {
      found.add(OrderParameter.norm(found));
    }
    return found;
  }

  private static OrderCurve curve(
      Abscissas abscissas, List<List<OrderParameter>> measured, int operator) {
    Integer[] order = new Integer[measured.size()];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, Comparator.comparingDouble(k -> abscissas.x()[k]));
    return new OrderCurve(
        new Finding.Axis(abscissas.name(), ""),
        Stream.of(order).map(abscissas.labels()::get).toList(),
        Stream.of(order).mapToDouble(k -> abscissas.x()[k]).toArray(),
        Stream.of(order).map(k -> measured.get(k).get(operator)).toList());
  }

  /// The report sets of a run folder, or the file itself.
  private static Stream<String> expanded(String file) {
    Path path = Path.of(file);
    if (!Files.isDirectory(path)) {
      return Stream.of(file);
    }
    List<String> sets = StoredReports.of(path);
    if (sets.isEmpty()) {
      throw new IllegalArgumentException(
          file + " keeps no samples: an experiment does with data.sharing = { training = N }");
    }
    return sets.stream();
  }
}
