package org.rsmi.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;

/// The points of a grid along one numeric axis, all others fixed.
///
/// @param axis that varies
/// @param fixed values of the other axes
/// @param points at least one, ascending along the axis
public record Slice(GridAxis axis, Map<String, Object> fixed, List<PointSummary> points) {
  private static final MathContext DIGITS = new MathContext(6);

  public Slice {
    points = List.copyOf(points);
  }

  /// Values of the axis, `[points]`.
  public double[] x() {
    return points.stream().mapToDouble(point -> number(point, axis)).toArray();
  }

  /// Mean I(H:E) at every point, nats.
  public List<Estimate> information() {
    return points.stream().map(PointSummary::information).toList();
  }

  /// What is fixed, e.g. `buffer = 2`; empty if nothing else varies.
  public String label() {
    return label(fixed);
  }

  /// `temperature = 2.0, buffer = 1`; empty for a grid without axes.
  static String label(Map<String, Object> point) {
    return point.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + shown(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// The name of a finding about this slice: `what`, and what is fixed.
  public String name(String what) {
    return fixed.isEmpty() ? what : what + ", " + label();
  }

  /// A measured series along the axis.
  ///
  /// @param values one a point
  Finding.Series measured(String label, List<Estimate> values) {
    return new Finding.Series(
        label,
        Finding.Kind.MEASURED,
        x(),
        values.stream().mapToDouble(Estimate::value).toArray(),
        values.stream().mapToDouble(Estimate::error).toArray());
  }

  /// `What is smallest, 1.02 ± 0.01, at temperature = 2.0 and largest, 12 ± 1, at …` with what was
  /// measured.
  ///
  /// @param values one a point
  String extent(String what, List<Estimate> values) {
    int least = -1;
    int most = -1;
    for (int k = 0; k < values.size(); k++) {
      if (Double.isFinite(values.get(k).value())) {
        least = least < 0 || values.get(k).value() < values.get(least).value() ? k : least;
        most = most < 0 || values.get(k).value() > values.get(most).value() ? k : most;
      }
    }
    return least < 0
        ? what + " is not measured."
        : "%s is smallest, %s, at %s and largest, %s, at %s."
            .formatted(what, values.get(least), place(least), values.get(most), place(most));
  }

  private String place(int k) {
    return axis.name() + " = " + shown(points.get(k).point().getOrDefault(axis.name(), ""));
  }

  /// A value of an axis to six digits, `2.26919`.
  static String shown(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  static double number(PointSummary point, GridAxis axis) {
    return number(point.point(), axis);
  }

  /// The value of a numeric axis at a point.
  static double number(Map<String, Object> point, GridAxis axis) {
    return ((Number) Objects.requireNonNull(point.get(axis.name()))).doubleValue();
  }
}
