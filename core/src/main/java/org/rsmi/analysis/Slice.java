package org.rsmi.analysis;

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
    return fixed.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /// The name of a finding about this slice: `what`, and what is fixed.
  public String name(String what) {
    return fixed.isEmpty() ? what : what + ", " + label();
  }

  static double number(PointSummary point, GridAxis axis) {
    return ((Number) Objects.requireNonNull(point.point().get(axis.name()))).doubleValue();
  }
}
