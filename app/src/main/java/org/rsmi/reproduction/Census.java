package org.rsmi.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Estimate;
import org.rsmi.result.Outcome;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// How the runs of an ensemble ended.
///
/// @param rows one a grid point
/// @param failed runs without a result
public record Census(List<Row> rows, int failed) {
  private static final double ENOUGH = 0.95;
  private static final double SIGMAS = 2;
  private static final double SOMETHING = 3;

  public Census {
    rows = List.copyOf(rows);
  }

  static Census of(RunSet runs) {
    return new Census(runs.points().stream().map(Row::of).toList(), runs.failures().size());
  }

  /// One grid point.
  ///
  /// @param point values of its axes
  /// @param runs that finished
  /// @param collapsed runs that found nothing
  /// @param best I(H:E), nats
  /// @param median I(H:E), nats
  /// @param worst I(H:E), nats
  /// @param share of the runs that converged to 95 % of the best I(H:E) or within two errors of it;
  ///     NaN where the best is below three of its errors, so that there is nothing to find
  public record Row(
      Map<String, Object> point,
      int runs,
      int converged,
      int collapsed,
      Estimate best,
      Estimate median,
      Estimate worst,
      double share) {

    static Row of(PointSummary point) {
      List<RunRecord> runs = point.runs();
      List<Estimate> sorted =
          runs.stream()
              .map(run -> run.estimate().information())
              .map(value -> Double.isNaN(value.value()) ? new Estimate(0, 0, "nats") : value)
              .sorted(Comparator.comparingDouble(Estimate::value))
              .toList();
      Estimate best = sorted.getLast();
      boolean something = best.value() > SOMETHING * best.error();
      long good = runs.stream().filter(run -> isGood(run, best)).count();
      return new Row(
          point.point(),
          runs.size(),
          (int) runs.stream().filter(Row::converged).count(),
          (int) runs.stream().filter(Row::collapsed).count(),
          best,
          sorted.get(sorted.size() / 2),
          sorted.getFirst(),
          something ? good / (double) runs.size() : Double.NaN);
    }

    private static boolean converged(RunRecord run) {
      return run.estimate().outcome() instanceof Outcome.Converged;
    }

    private static boolean collapsed(RunRecord run) {
      return run.estimate().outcome() instanceof Outcome.Collapsed;
    }

    private static boolean isGood(RunRecord run, Estimate best) {
      Estimate own = run.estimate().information();
      double noise = Math.hypot(own.error(), best.error());
      return converged(run) && own.value() >= ENOUGH * best.value() - SIGMAS * noise;
    }
  }
}
