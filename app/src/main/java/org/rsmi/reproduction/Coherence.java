package org.rsmi.reproduction;

import java.util.Arrays;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// `|Σ Λ| / Σ |Λ|` of the first component, averaged over the runs at one grid point: 1 if all
/// weights of a filter have one sign, `√(2/πn)`-like small for n weights of random sign.
///
/// @param at values of axes that leave one point
public record Coherence(Map<String, Object> at) implements Quantity {

  /// At the only point.
  public static Coherence defaults() {
    return new Coherence(Map.of());
  }

  @Override
  public Estimate of(Evidence evidence) {
    PointSummary point = evidence.point(at);
    return Information.mean(point.runs(), Coherence::of, "");
  }

  private static double of(RunRecord run) {
    double[] weights = run.filter().weights()[0];
    return Math.abs(Arrays.stream(weights).sum()) / Arrays.stream(weights).map(Math::abs).sum();
  }
}
