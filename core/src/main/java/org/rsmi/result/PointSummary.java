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

  /// Mean of I(H:E) over the runs that converged (over all, if none did), nats. Its error joins the
  /// runs' own errors with their scatter: `√(⟨σ²⟩/n + s²/n)`, s² being the variance between runs
  /// beyond
  /// what σ explains.
  public Estimate information() {
    List<RunRecord> converged =
        runs.stream().filter(run -> run.estimate().outcome() instanceof Outcome.Converged).toList();
    List<Estimate> values =
        (converged.isEmpty() ? runs : converged)
            .stream().map(run -> run.estimate().information()).toList();
    int n = values.size();
    double mean = values.stream().mapToDouble(Estimate::value).average().orElseThrow();
    double own = values.stream().mapToDouble(e -> e.error() * e.error()).sum() / n;
    double scatter =
        values.stream().mapToDouble(e -> (e.value() - mean) * (e.value() - mean)).sum()
            / Math.max(1, n - 1);
    double beyond = Math.max(0, scatter - own);
    return new Estimate(mean, Math.sqrt((own + beyond) / n), "nats");
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
