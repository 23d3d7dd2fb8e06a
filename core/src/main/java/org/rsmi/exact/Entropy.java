package org.rsmi.exact;

/// `H(p) = −Σᵢ pᵢ ln pᵢ` with `0 ln 0 = 0`, in nats.
final class Entropy {
  private Entropy() {}

  /// @param probabilities ≥ 0, summing to 1
  static double of(double... probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum -= xlnx(p);
    }
    return sum;
  }

  /// `x ln x`, continuous at 0.
  static double xlnx(double x) {
    return x > 0 ? x * Math.log(x) : 0;
  }
}
