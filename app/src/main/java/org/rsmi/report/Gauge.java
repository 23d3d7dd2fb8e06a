package org.rsmi.report;

import java.util.Arrays;
import org.rsmi.result.Filter;

/// The choice among filters that mean the same: Λ, b and −Λ, −b are one rule.
final class Gauge {
  private Gauge() {}

  /// The filter with every component turned so that it does not point against that of `reference`;
  /// unchanged where the two have different blocks.
  static Filter like(Filter reference, Filter filter) {
    double[][] weights = new double[filter.components()][];
    double[] bias = filter.bias();
    for (int c = 0; c < weights.length; c++) {
      int sign = sign(reference, filter, c);
      weights[c] = Arrays.stream(filter.weights()[c]).map(weight -> sign * weight).toArray();
      bias[c] *= sign;
    }
    return new Filter(filter.blockShape(), weights, bias);
  }

  /// −1 where the component points against the reference.
  static int sign(Filter reference, Filter filter, int component) {
    if (component >= reference.components()
        || !filter.blockShape().equals(reference.blockShape())) {
      return 1;
    }
    double overlap = 0;
    for (int k = 0; k < filter.weights()[component].length; k++) {
      overlap += filter.weights()[component][k] * reference.weights()[component][k];
    }
    return overlap < 0 ? -1 : 1;
  }
}
