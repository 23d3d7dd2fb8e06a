package org.rsmi.num;

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
}
