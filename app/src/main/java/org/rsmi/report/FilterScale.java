package org.rsmi.report;

import java.util.Arrays;
import org.rsmi.result.Filter;

/// The largest |Λ| of one component, what its colours are relative to.
///
/// @param largest over the finite weights; 0 for a filter of zeros
record FilterScale(double largest) {

  static FilterScale of(Filter filter, int component) {
    return new FilterScale(
        Arrays.stream(filter.weights()[component])
            .filter(Double::isFinite)
            .map(Math::abs)
            .max()
            .orElse(0));
  }

  /// `Λ/max|Λ|`, from −1 to 1; NaN where the weight is not finite.
  double share(double weight) {
    if (!Double.isFinite(weight)) {
      return Double.NaN;
    }
    return largest == 0 ? 0 : weight / largest;
  }
}
