package org.rsmi.ensemble;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import org.rsmi.exact.BlockRule;
import org.rsmi.result.Filter;

/// The rule of record of binary filters, `h = Σ_c 2ᶜ θ(Λ_c·v + b_c)` with θ(0) = 1.
record SignRule(Filter filter) {

  /// The rule on a block of `states` states.
  ///
  /// @param value of site k in block state v, `(v, k) → v_k`
  BlockRule on(int states, IntBinaryOperator value) {
    int[] labels = new int[states];
    Arrays.setAll(labels, v -> label(responses(k -> value.applyAsInt(v, k))));
    return BlockRule.labels(labels);
  }

  /// `Λ_c·v + b_c`, `[components]`.
  ///
  /// @param value of site k, `k → v_k`
  double[] responses(IntUnaryOperator value) {
    double[] responses = filter.bias().clone();
    int sites = filter.weights()[0].length;
    for (int k = 0; k < sites; k++) {
      int spin = value.applyAsInt(k);
      for (int c = 0; c < responses.length; c++) {
        responses[c] += filter.weights()[c][k] * spin;
      }
    }
    return responses;
  }

  /// h of these responses.
  static int label(double[] responses) {
    int label = 0;
    for (int c = 0; c < responses.length; c++) {
      label |= responses[c] >= 0 ? 1 << c : 0;
    }
    return label;
  }
}
