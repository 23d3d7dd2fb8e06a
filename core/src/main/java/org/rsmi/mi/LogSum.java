package org.rsmi.mi;

import java.util.Arrays;

/// `ln Σ exp lᵢ`, without overflow.
final class LogSum {
  private LogSum() {}

  /// @param logs not all −∞
  static double of(double... logs) {
    double largest = Arrays.stream(logs).max().orElseThrow();
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return largest + Math.log(sum);
  }
}
