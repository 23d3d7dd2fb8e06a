package org.rsmi.exact;

import java.util.Arrays;
import org.rsmi.num.Estimate;

/// What sampled environments say of a discrete variable, `p_k(h) = P(h|e_k)`, and hence
/// `I(H:E) = ⟨KL(p_k ‖ p̄)⟩`, `p̄ = ⟨p_k⟩`.
///
/// This is `H(p̄) − ⟨H(p_k)⟩`. The distances `KL(p_k ‖ p̄)` are also its influence function, so
/// their scatter between groups is the error. The bias is that of `H(p̄)`, of order (values −
/// 1)/2K and below the truth.
///
/// @param probabilities `[K × h]`, each row a distribution
/// @param groups `[K]`, equal for environments of one configuration
public record Posteriors(double[][] probabilities, int[] groups) {

  /// `I(H:E)`, nats.
  public Estimate information() {
    double[] mean = new double[probabilities[0].length];
    for (double[] p : probabilities) {
      for (int h = 0; h < mean.length; h++) {
        mean[h] += p[h] / probabilities.length;
      }
    }
    double[] distances =
        Arrays.stream(probabilities).mapToDouble(p -> divergence(p, mean)).toArray();
    return GroupedMean.of(distances, groups, "nats");
  }

  /// `KL(p ‖ q) = Σ p ln p/q`, nats.
  static double divergence(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        sum += p[i] * Math.log(p[i] / q[i]);
      }
    }
    return sum;
  }
}
