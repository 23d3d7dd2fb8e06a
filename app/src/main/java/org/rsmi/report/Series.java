package org.rsmi.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.result.PointSummary;

/// The points of one line of a curve: all axes but the abscissa have one value.
///
/// @param name the values of the other axes, empty if there are none
/// @param points in the order of the abscissa
record Series(String name, List<PointSummary> points) {

  /// Lines in the order of first appearance.
  static List<Series> of(List<PointSummary> points, Abscissa abscissa) {
    Map<Map<String, Object>, List<PointSummary>> groups = new LinkedHashMap<>();
    for (PointSummary point : points) {
      Map<String, Object> others = new LinkedHashMap<>(point.point());
      others.remove(abscissa.name());
      groups.computeIfAbsent(others, _ -> new ArrayList<>()).add(point);
    }
    List<Series> series = new ArrayList<>();
    groups.forEach((others, members) -> series.add(of(others, members, abscissa)));
    return series;
  }

  private static Series of(
      Map<String, Object> others, List<PointSummary> members, Abscissa abscissa) {
    String name = others.isEmpty() ? "" : Notation.point(others);
    Comparator<PointSummary> order =
        Comparator.comparingDouble(
            point -> abscissa.place(point.point().getOrDefault(abscissa.name(), "")));
    return new Series(name, members.stream().sorted(order).toList());
  }
}
