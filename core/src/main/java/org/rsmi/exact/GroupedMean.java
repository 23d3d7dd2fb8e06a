package org.rsmi.exact;

import java.util.HashMap;
import java.util.Map;
import org.rsmi.num.Estimate;

/// A mean whose values belong together in groups: `σ² = G/(G−1) Σ_g (Σ_{k∈g} (xₖ − x̄))² / K²`.
final class GroupedMean {
  private GroupedMean() {}

  /// @param values `[K]`
  /// @param groups `[K]`, equal for values that are not independent, at least 2 different ones
  static Estimate of(double[] values, int[] groups, String unit) {
    if (groups.length != values.length) {
      throw new IllegalArgumentException(
          "groups: %d for %d values".formatted(groups.length, values.length));
    }
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    Map<Integer, Double> deviations = new HashMap<>();
    for (int k = 0; k < values.length; k++) {
      deviations.merge(groups[k], values[k] - mean, Double::sum);
    }
    if (deviations.size() < 2) {
      throw new IllegalArgumentException("groups: an error bar takes at least 2 different ones");
    }
    double squares = deviations.values().stream().mapToDouble(d -> d * d).sum();
    double count = deviations.size();
    return new Estimate(mean, Math.sqrt(count / (count - 1) * squares) / values.length, unit);
  }
}
