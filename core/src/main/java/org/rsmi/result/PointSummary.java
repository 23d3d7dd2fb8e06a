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
  /// Its error is `√(max(⟨σ²⟩, s²)/n)` for n runs with configurations of their own: the variance s²
  /// between runs holds the runs' own σ² already, unless it happens to be smaller. Runs that share
  /// their configurations share the error of these: for n runs on m sets it is `√(⟨σ²⟩/m + s²/n)`.
  public Estimate information() {
    List<RunRecord> counted = counted();
    int n = counted.size();
    double mean = counted.stream().mapToDouble(run -> value(run)).average().orElse(Double.NaN);
    double own = counted.stream().mapToDouble(run -> square(error(run))).sum() / n;
    double scatter =
        counted.stream().mapToDouble(run -> square(value(run) - mean)).sum() / Math.max(1, n - 1);
    int sets = sets(counted);
    double variance = sets == n ? Math.max(own, scatter) / n : own / sets + scatter / n;
    return new Estimate(mean, Math.sqrt(variance), "nats");
  }

  /// Sets of configurations behind some runs.
  private static int sets(List<RunRecord> runs) {
    long own = runs.stream().filter(run -> run.samples().isEmpty()).count();
    long shared =
        runs.stream().map(RunRecord::samples).filter(name -> !name.isEmpty()).distinct().count();
    return (int) (own + shared);
  }

  private static double value(RunRecord run) {
    return run.estimate().information().value();
  }

  private static double error(RunRecord run) {
    return run.estimate().information().error();
  }

  private static double square(double x) {
    return x * x;
  }

  private List<RunRecord> counted() {
    List<RunRecord> measured = runs.stream().filter(run -> !Double.isNaN(value(run))).toList();
    List<RunRecord> converged =
        measured.stream()
            .filter(run -> run.estimate().outcome() instanceof Outcome.Converged)
            .toList();
    return converged.isEmpty() ? measured : converged;
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
