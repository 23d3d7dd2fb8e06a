package org.rsmi.num;

import java.util.List;

/// What every analysis of a series of measurements begins with.
final class Series {
  private Series() {}

  /// The mean of at least one finite value.
  ///
  /// @throws IllegalArgumentException naming the first value that is not finite
  static double mean(double[] series) {
    if (series.length == 0) {
      throw new IllegalArgumentException("a series of 0 values has no mean");
    }
    double sum = 0;
    for (int t = 0; t < series.length; t++) {
      if (!Double.isFinite(series[t])) {
        throw new IllegalArgumentException("value " + t + " of the series is " + series[t]);
      }
      sum += series[t];
    }
    return sum / series.length;
  }

  /// The mean of all values of several chains.
  ///
  /// @throws IllegalArgumentException naming the first value of a chain that is not finite
  static double mean(List<double[]> chains) {
    if (chains.size() == 1) {
      return mean(chains.getFirst());
    }
    double sum = 0;
    long count = 0;
    for (double[] chain : chains) {
      sum += mean(chain) * chain.length;
      count += chain.length;
    }
    if (count == 0) {
      throw new IllegalArgumentException("a series of 0 chains has no mean");
    }
    return sum / count;
  }
}
