package org.rsmi.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rsmi.result.PointSummary;

/// The grid axis that a curve is drawn against.
sealed interface Abscissa {

  /// Name of the grid axis.
  String name();

  /// Place of a value of the axis, on the scale of [#from] and [#to].
  double place(Object value);

  double from();

  double to();

  List<Label> labels();

  /// A word under the axis.
  record Label(double place, String text) {}

  /// The first axis with different numbers, else the first with different words; empty if nothing differs.
  static Optional<Abscissa> of(List<PointSummary> points) {
    List<String> varying =
        ResultTable.axes(points).stream()
            .filter(axis -> values(points, axis).size() > 1)
            .toList();
    Optional<Abscissa> numeric =
        varying.stream()
            .filter(axis -> values(points, axis).stream().allMatch(Abscissa::isNumber))
            .findFirst()
            .map(axis -> Numbers.of(axis, values(points, axis)));
    return numeric.or(
        () ->
            varying.stream()
                .findFirst()
                .map(axis -> new Words(axis, List.copyOf(values(points, axis)))));
  }

  private static Set<Object> values(List<PointSummary> points, String axis) {
    Set<Object> values = new LinkedHashSet<>();
    points.forEach(point -> values.add(point.point().getOrDefault(axis, Notation.NOTHING)));
    return values;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  /// Numbers on a linear scale.
  record Numbers(String name, double from, double to) implements Abscissa {

    static Numbers of(String name, Set<Object> values) {
      double[] numbers =
          values.stream().mapToDouble(value -> ((Number) value).doubleValue()).sorted().toArray();
      double margin = 0.04 * (numbers[numbers.length - 1] - numbers[0]);
      return new Numbers(name, numbers[0] - margin, numbers[numbers.length - 1] + margin);
    }

    @Override
    public double place(Object value) {
      return ((Number) value).doubleValue();
    }

    @Override
    public List<Label> labels() {
      Ticks ticks = Ticks.between(from, to, 6);
      return ticks.values().stream().map(x -> new Label(x, ticks.label(x))).toList();
    }
  }

  /// Words at equal distances, in the order of the spec.
  record Words(String name, List<Object> values) implements Abscissa {
    @Override
    public double place(Object value) {
      return values.indexOf(value);
    }

    @Override
    public double from() {
      return -0.5;
    }

    @Override
    public double to() {
      return values.size() - 0.5;
    }

    @Override
    public List<Label> labels() {
      return values.stream()
          .map(value -> new Label(place(value), Notation.axis(value)))
          .toList();
    }
  }
}
