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
    Arrays.setAll(labels, v -> label(products(k -> value.applyAsInt(v, k)), filter.bias()));
    return BlockRule.labels(labels);
  }

  /// `Λ_c·v`, `[components]`.
  ///
  /// @param value of site k, `k → v_k`
  double[] products(IntUnaryOperator value) {
    double[] products = new double[filter.components()];
    int sites = filter.weights()[0].length;
    for (int k = 0; k < sites; k++) {
      int spin = value.applyAsInt(k);
      for (int c = 0; c < products.length; c++) {
        products[c] += filter.weights()[c][k] * spin;
      }
    }
    return products;
  }

  /// h of these products and constants.
  static int label(double[] products, double[] constants) {
    int label = 0;
    for (int c = 0; c < products.length; c++) {
      label |= products[c] + constants[c] >= 0 ? 1 << c : 0;
    }
    return label;
  }
}
