package org.rsmi.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// A reason not to trust a number, and where it holds.
///
/// @param reason as its first run says it; those of the others may differ in their numbers
/// @param runs how many runs give it, by the name of their grid point
record Doubt(String reason, Map<String, Integer> runs) {
  private static final int NAMED = 6;
  private static final Pattern NUMBERS =
      Pattern.compile("[-+]?\\d[\\d.,]*(?:[eE][-+]?\\d+)?( ± [\\d.,]+(?:[eE][-+]?\\d+)?)?");

  /// Every reason once, in the order of first appearance.
  static List<Doubt> of(List<PointSummary> points) {
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    for (PointSummary point : points) {
      for (RunRecord run : point.runs()) {
        for (String reason : run.estimate().reasons()) {
          doubts
              .computeIfAbsent(
                  NUMBERS.matcher(reason).replaceAll("#"),
                  _ -> new Doubt(reason, new LinkedHashMap<>()))
              .runs()
              .merge(Notation.narrowPoint(point.point()), 1, Integer::sum);
        }
      }
    }
    return List.copyOf(doubts.values());
  }

  /// Points with the number of runs, `T=2, buffer=1: 3 runs`; of many, the first few.
  List<String> places() {
    Stream<String> named =
        runs.entrySet().stream()
            .limit(NAMED)
            .map(place -> place.getKey() + ": " + Notation.count(place.getValue(), "run"));
    int more = runs.size() - NAMED;
    return Stream.concat(
            named,
            more > 0 ? Stream.of("and at " + Notation.count(more, "more point")) : Stream.of())
        .toList();
  }
}
