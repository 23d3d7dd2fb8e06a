package org.rsmi.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;

/// All runs at one grid point.
///
/// @param point value of each grid axis
/// @param runs by repeat, at least one
public record PointSummary(Map<String, Object> point, List<RunRecord> runs) {
  public PointSummary {
    runs = runs.stream().sorted(Comparator.comparingInt(RunRecord::repeat)).toList();
  }

  /// Groups runs by point, points in the order of first appearance.
  public static List<PointSummary> of(List<RunRecord> runs) {
    Map<Map<String, Object>, List<RunRecord>> groups = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      groups.computeIfAbsent(run.point(), _ -> new ArrayList<>()).add(run);
    }
    return groups.entrySet().stream()
        .map(group -> new PointSummary(group.getKey(), group.getValue()))
        .toList();
  }

  /// Mean of I(H:E) over the runs that converged (over all, if none did), nats; not measured if no
  /// run measured it.
  ///
  /// Its error is `√(max(⟨σ²⟩, s²)/n)`: the variance s² between runs holds the runs' own σ²
  /// already, unless it happens to be smaller.
  public Estimate information() {
    List<Estimate> values = values();
    int n = values.size();
    double mean = values.stream().mapToDouble(Estimate::value).average().orElse(Double.NaN);
    double own = values.stream().mapToDouble(e -> e.error() * e.error()).sum() / n;
    double scatter =
        values.stream().mapToDouble(e -> (e.value() - mean) * (e.value() - mean)).sum()
            / Math.max(1, n - 1);
    return new Estimate(mean, Math.sqrt(Math.max(own, scatter) / n), "nats");
  }

  private List<Estimate> values() {
    List<RunRecord> measured =
        runs.stream().filter(run -> !Double.isNaN(run.estimate().information().value())).toList();
    List<RunRecord> converged =
        measured.stream()
            .filter(run -> run.estimate().outcome() instanceof Outcome.Converged)
            .toList();
    return (converged.isEmpty() ? measured : converged)
        .stream().map(run -> run.estimate().information()).toList();
  }

  /// The run with the largest I(H:E) among those that converged, else among all.
  public RunRecord best() {
    Comparator<RunRecord> order =
        Comparator.comparing(
                (RunRecord run) -> run.estimate().outcome() instanceof Outcome.Converged)
            .thenComparingDouble(run -> measured(run.estimate().information().value()));
    return runs.stream().max(order).orElseThrow();
  }

  private static double measured(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /// How many runs ended each way.
  public Map<String, Integer> census() {
    Map<String, Integer> census = new LinkedHashMap<>();
    for (RunRecord run : runs) {
      census.merge(run.estimate().outcome().name(), 1, Integer::sum);
    }
    return census;
  }
}
