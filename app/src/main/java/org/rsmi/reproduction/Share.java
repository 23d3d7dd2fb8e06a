package org.rsmi.reproduction;

import java.util.Comparator;
import java.util.Map;
import org.rsmi.num.Estimate;

/// The share of runs that converged and know as much as the best, at the grid point where it is
/// smallest; see [Census.Row#share]. Points where there is nothing to know do not count.
///
/// @param at values of axes; all points if empty
public record Share(Map<String, Object> at) implements Quantity {

  /// Of all points.
  public static Share defaults() {
    return new Share(Map.of());
  }

  @Override
  public Estimate of(Evidence evidence) {
    Census.Row row =
        evidence.points(at).stream()
            .map(Census.Row::of)
            .filter(point -> Double.isFinite(point.share()))
            .min(Comparator.comparingDouble(Census.Row::share))
            .orElseThrow(
                () -> new IllegalArgumentException("no run knows more than nothing at " + at));
    double share = row.share();
    return new Estimate(share, Math.sqrt(share * (1 - share) / row.runs()), "");
  }
}
