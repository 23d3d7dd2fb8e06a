package org.rsmi.exact;

import org.rsmi.num.Rng;

/// Independent draws of `i` with probability `pᵢ / Σp`: the first `i` whose cumulative sum
/// exceeds a uniform number.
final class Discrete {
  private final double[] cumulative;

  /// @param weights ≥ 0, not all 0
  Discrete(double[] weights) {
    cumulative = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      cumulative[i] = sum;
    }
  }

  /// One draw by bisection.
  int draw(Rng rng) {
    int low = 0;
    int high = cumulative.length - 1;
    double target = rng.nextDouble() * cumulative[high];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
