package org.rsmi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// A reason not to trust a number, and where it holds.
///
/// @param runs how many runs give it, by the name of their grid point
record Doubt(String reason, Map<String, Integer> runs) {
  private static final int NAMED = 6;

  /// Every reason once, in the order of first appearance.
  static List<Doubt> of(List<PointSummary> points) {
    Map<String, Map<String, Integer>> doubts = new LinkedHashMap<>();
    for (PointSummary point : points) {
      for (RunRecord run : point.runs()) {
        for (String reason : run.estimate().reasons()) {
          doubts
              .computeIfAbsent(reason, _ -> new LinkedHashMap<>())
              .merge(Notation.narrowPoint(point.point()), 1, Integer::sum);
        }
      }
    }
    List<Doubt> list = new ArrayList<>();
    doubts.forEach((reason, runs) -> list.add(new Doubt(reason, runs)));
    return list;
  }

  /// Points with the number of runs, `T=2, buffer=1: 3 runs`; of many, the first few.
  List<String> places() {
    Stream<String> named =
        runs.entrySet().stream()
            .limit(NAMED)
            .map(place -> place.getKey() + ": " + Notation.count(place.getValue(), "run"));
    int more = runs.size() - NAMED;
    return Stream.concat(
            named, more > 0 ? Stream.of("and at " + Notation.count(more, "more point")) : Stream.of())
        .toList();
  }
}
