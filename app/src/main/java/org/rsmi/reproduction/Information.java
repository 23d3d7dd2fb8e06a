package org.rsmi.reproduction;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;

/// I(H:E) of the runs at one grid point, nats, held out.
///
/// @param at values of axes that leave one point
/// @param of which of them
public record Information(Map<String, Object> at, Statistic of) implements Quantity {

  /// One number out of several runs.
  public enum Statistic {
    /// Over the runs that converged, as everywhere.
    MEAN,
    /// The run in the middle, of an even number the upper one.
    MEDIAN,
    /// The largest.
    BEST,
    /// The smallest.
    WORST
  }

  /// The mean at the only point.
  public static Information defaults() {
    return new Information(Map.of(), Statistic.MEAN);
  }

  @Override
  public Estimate of(Evidence evidence) {
    PointSummary point = evidence.point(at);
    List<Estimate> sorted =
        point.runs().stream()
            .map(run -> run.estimate().information())
            .filter(value -> Double.isFinite(value.value()))
            .sorted(Comparator.comparingDouble(Estimate::value))
            .toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("no run at " + at + " measured its information");
    }
    return switch (of) {
      case MEAN -> point.information();
      case MEDIAN -> sorted.get(sorted.size() / 2);
      case BEST -> sorted.getLast();
      case WORST -> sorted.getFirst();
    };
  }
}
