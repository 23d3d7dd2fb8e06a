package org.rsmi.reproduction;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rsmi.analysis.RunSet;
import org.rsmi.report.FindingIndex;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// What a reproduction has to go by.
///
/// @param runs of the experiment
/// @param findings of all analyses and commands
/// @param training bound of the training batches of a run, nats, in the order of the steps; empty
/// if
///     it left none
public record Evidence(RunSet runs, FindingIndex findings, Function<RunRecord, double[]> training) {

  /// The only grid point with these values of axes.
  ///
  /// @throws IllegalArgumentException if there is none or are several
  PointSummary point(Map<String, Object> at) {
    List<PointSummary> points = points(at);
    if (points.size() != 1) {
      throw new IllegalArgumentException(
          "%s is met by %d points of the grid: want one".formatted(at, points.size()));
    }
    return points.getFirst();
  }

  /// The runs at a point whose filter means something, or all if there are none such.
  ///
  /// @throws IllegalArgumentException if there is no such point or are several
  List<RunRecord> usable(Map<String, Object> at) {
    List<RunRecord> runs = point(at).runs();
    List<RunRecord> usable = runs.stream().filter(RunSet::usable).toList();
    return usable.isEmpty() ? runs : usable;
  }

  /// All grid points with these values of axes.
  ///
  /// @throws IllegalArgumentException if there is none
  List<PointSummary> points(Map<String, Object> at) {
    List<PointSummary> points =
        runs.points().stream()
            .filter(
                point ->
                    at.entrySet().stream()
                        .allMatch(
                            axis ->
                                same(
                                    axis.getValue(),
                                    point.point().getOrDefault(axis.getKey(), ""))))
            .toList();
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no run at " + at + " has finished");
    }
    return points;
  }

  private static boolean same(Object wanted, Object found) {
    return wanted instanceof Number a && found instanceof Number b
        ? Math.abs(a.doubleValue() - b.doubleValue()) <= 1e-9 * Math.abs(a.doubleValue())
        : wanted.equals(found);
  }
}
