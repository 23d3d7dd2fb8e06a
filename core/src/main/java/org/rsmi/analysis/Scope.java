package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.result.PointSummary;

/// Runs that are looked at together.
///
/// @param label which, e.g. `temperature = 2.0`; empty if they are all there is
/// @param points at least one
record Scope(String label, List<PointSummary> points) {

  /// Every point of the grid by itself.
  static List<Scope> points(RunSet runs) {
    List<Scope> scopes = new ArrayList<>();
    for (PointSummary point : runs.points()) {
      scopes.add(new Scope(Slice.label(point.point()), List.of(point)));
    }
    return scopes;
  }

  /// All points together, if there are several.
  static List<Scope> pooled(RunSet runs) {
    List<PointSummary> points = runs.points();
    return points.size() > 1 ? List.of(new Scope("all points", points)) : List.of();
  }

  /// The name of a finding: `what`, and where.
  String name(String what) {
    return label.isEmpty() ? what : what + ", " + label;
  }

  /// The beginning of a sentence, `At temperature = 2.0, `, or nothing.
  String where() {
    return label.isEmpty() ? "" : (points.size() > 1 ? "Over " : "At ") + label + ", ";
  }
}
