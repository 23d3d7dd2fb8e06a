package org.rsmi.reproduction;

import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.result.Filter;

/// `|Σ ±Λ| / Σ |Λ|` of the first component, averaged over the runs at one grid point: 1 if all
/// weights of
/// a filter have the signs of the pattern, of the order of `1/√n` for n weights of random sign.
///
/// @param at values of axes that leave one point
/// @param pattern of the signs
public record Coherence(Map<String, Object> at, Pattern pattern) implements Quantity {

  /// Signs over the block.
  public enum Pattern {
    /// All alike.
    UNIFORM,
    /// `(−1)^(sum of the coordinates)`.
    CHECKERBOARD
  }

  /// Of all signs alike, at the only point.
  public static Coherence defaults() {
    return new Coherence(Map.of(), Pattern.UNIFORM);
  }

  @Override
  public Estimate of(Evidence evidence) {
    return Estimate.mean(
        evidence.usable(at).stream().mapToDouble(run -> of(run.filter())).toArray(), "");
  }

  private double of(Filter filter) {
    double[] weights = filter.weights()[0];
    double sum = 0;
    double size = 0;
    for (int site = 0; site < weights.length; site++) {
      sum += sign(site, filter.blockShape()) * weights[site];
      size += Math.abs(weights[site]);
    }
    return Math.abs(sum) / size;
  }

  private int sign(int site, List<Integer> shape) {
    if (pattern == Pattern.UNIFORM) {
      return 1;
    }
    int rest = site;
    int sum = 0;
    for (int extent : shape.reversed()) {
      sum += rest % extent;
      rest /= extent;
    }
    return sum % 2 == 0 ? 1 : -1;
  }
}
