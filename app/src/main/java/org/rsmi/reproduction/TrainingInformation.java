package org.rsmi.reproduction;

import java.util.Arrays;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// What the published protocol reports: the bound on training batches, averaged over the last tenth
/// of the steps, nats. It is no held-out value, and rises above I(H:E) as pairs are seen again and
/// again.
///
/// @param at values of axes that leave one point
public record TrainingInformation(Map<String, Object> at) implements Quantity {

  /// At the only point.
  public static TrainingInformation defaults() {
    return new TrainingInformation(Map.of());
  }

  @Override
  public Estimate of(Evidence evidence) {
    PointSummary point = evidence.point(at);
    return Estimate.mean(
        point.runs().stream().mapToDouble(run -> last(evidence, run)).toArray(), "nats");
  }

  private static double last(Evidence evidence, RunRecord run) {
    double[] bound = evidence.training().apply(run);
    if (bound.length == 0) {
      throw new IllegalArgumentException(
          "run %d left no trace of its training".formatted(run.repeat()));
    }
    int from = bound.length - Math.max(1, bound.length / 10);
    return Arrays.stream(bound, from, bound.length).average().orElseThrow();
  }
}
