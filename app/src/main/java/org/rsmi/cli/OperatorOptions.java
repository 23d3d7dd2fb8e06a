package org.rsmi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rsmi.analysis.CoarseField;
import org.rsmi.analysis.LocalOperator;
import org.rsmi.lattice.Boundary;
import org.rsmi.result.Filter;
import org.rsmi.result.FilterFile;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunFolder;
import picocli.CommandLine.Option;

/// Which filters a command lays over configurations, and how.
final class OperatorOptions {
  private static final String SITE = "site";

  @Option(
      names = "--filter",
      paramLabel = "FILE",
      description =
          "filter.npz of a run, or a bare array [components × block] or [block]; 'site' for the value of a site itself; repeatable")
  private List<String> filters = List.of();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "the filter of the best run of a run folder")
  private Optional<Path> from = Optional.empty();

  @Option(
      names = "--point",
      paramLabel = "KEY=VALUE",
      split = ",",
      description = "with --from: the point of the grid, e.g. temperature=2.27,buffer=2")
  private Map<String, String> point = new LinkedHashMap<>();

  @Option(
      names = "--component",
      paramLabel = "C",
      description = "only this component of each filter, from 0; default all")
  private List<Integer> components = List.of();

  @Option(
      names = "--open",
      description = "open boundaries: only places where the block fits; default periodic")
  private boolean open;

  /// A filter by the name it has in tables.
  record Named(String name, Filter filter) {}

  Boundary boundary() {
    return open ? Boundary.OPEN : Boundary.PERIODIC;
  }

  /// The filters, in the order of the command line, those of a run folder first.
  ///
  /// @param axes of the configurations
  /// @throws IllegalArgumentException if there is none, or one cannot be read
  List<Named> filters(int axes) {
    List<Named> found = new ArrayList<>();
    from.ifPresent(root -> found.add(new Named("rule", best(root))));
    for (String file : filters) {
      found.add(
          file.equals(SITE)
              ? new Named(SITE, CoarseField.site(axes, 1, boundary()).filter())
              : new Named(name(file), FilterFile.read(Path.of(file), axes)));
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no filter: --filter FILE gives one, --from DIR takes that of a run folder");
    }
    return found;
  }

  /// The only filter.
  ///
  /// @throws IllegalArgumentException if there are several
  Named filter(int axes) {
    List<Named> all = filters(axes);
    if (all.size() > 1) {
      throw new IllegalArgumentException("%d filters: one is wanted".formatted(all.size()));
    }
    return all.getFirst();
  }

  /// Every wanted component of every filter as a field of its own.
  ///
  /// @param shape of the configurations
  List<CoarseField> fields(
      List<Named> named, CoarseField.Reading reading, int stride, List<Integer> shape) {
    List<CoarseField> fields = new ArrayList<>();
    for (Named each : named) {
      Filter filter = each.filter();
      for (int c = 0; c < Math.max(filter.components(), highest() + 1); c++) {
        if (components.isEmpty() || components.contains(c)) {
          String name = filter.components() == 1 ? each.name() : each.name() + "[" + c + "]";
          CoarseField field =
              new CoarseField(
                  unused(name, fields),
                  CoarseField.component(filter, c),
                  reading,
                  stride,
                  boundary());
          Objects.requireNonNull(field.shape(shape));
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private int highest() {
    return components.stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  /// The fields of filters with `Σ|Λ| = 1`, and their products, products of one field together.
  static List<LocalOperator> operators(
      List<CoarseField> fields, List<LocalOperator.Product> products) {
    List<LocalOperator> operators = new ArrayList<>();
    for (CoarseField own : fields) {
      CoarseField field =
          new CoarseField(
              own.name(),
              CoarseField.normal(own.filter()),
              own.reading(),
              own.stride(),
              own.boundary());
      operators.add(new LocalOperator(field, LocalOperator.Product.ITSELF));
      products.forEach(product -> operators.add(new LocalOperator(field, product)));
    }
    return operators;
  }

  private static String unused(String name, List<CoarseField> fields) {
    long before =
        fields.stream()
            .filter(field -> field.name().replaceFirst(" #\\d+$", "").equals(name))
            .count();
    return before == 0 ? name : name + " #" + (before + 1);
  }

  private static String name(String file) {
    return String.valueOf(Path.of(file).getFileName()).replaceFirst("\\.(npz|npy)$", "");
  }

  private Filter best(Path root) {
    List<PointSummary> points =
        PointSummary.of(RunFolder.existing(root).runs()).stream()
            .filter(summary -> isMeant(summary.point()))
            .toList();
    if (points.size() != 1) {
      throw new IllegalArgumentException(
          points.isEmpty()
              ? root + " holds no finished run" + (point.isEmpty() ? "" : " at " + point)
              : "%s holds %d points%s: name one, e.g. --point %s"
                  .formatted(
                      root,
                      points.size(),
                      point.isEmpty() ? "" : " at " + point,
                      words(points.getFirst().point())));
    }
    return points.getFirst().best().filter();
  }

  private boolean isMeant(Map<String, Object> values) {
    return point.entrySet().stream()
        .allMatch(
            entry -> {
              Object value = values.get(entry.getKey());
              return value != null && isSame(value, entry.getValue());
            });
  }

  private static boolean isSame(Object value, String wanted) {
    try {
      return value instanceof Number number
          ? number.doubleValue() == Double.parseDouble(wanted)
          : value.toString().equals(wanted);
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static String words(Map<String, Object> values) {
    return String.join(
        ",",
        values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
  }
}
