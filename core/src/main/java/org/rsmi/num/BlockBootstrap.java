package org.rsmi.num;

/// The circular block bootstrap: resamples a stationary series in blocks longer than its memory.
///
/// @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch (1989)</a>
public final class BlockBootstrap {
  private BlockBootstrap() {}

  /// One standard error of the mean of `series`; NaN for a single value.
  ///
  /// @param block values per block, 1 … series.length; about 2 τ_int or more
  /// @param resamples number of resampled means, ≥ 2
  public static double error(double[] series, int block, int resamples, Rng rng) {
    int n = series.length;
    if (block < 1 || block > n || resamples < 2) {
      throw new IllegalArgumentException(
          "block = %d, resamples = %d for a series of %d".formatted(block, resamples, n));
    }
    if (n == 1) {
      return Double.NaN;
    }
    double[] prefix = new double[2 * n + 1];
    for (int i = 0; i < 2 * n; i++) {
      prefix[i + 1] = prefix[i] + series[i % n];
    }
    int blocks = Math.max(1, n / block);
    double sum = 0;
    double squares = 0;
    for (int b = 0; b < resamples; b++) {
      double mean = 0;
      for (int i = 0; i < blocks; i++) {
        int from = rng.nextInt(n);
        mean += prefix[from + block] - prefix[from];
      }
      mean /= (double) blocks * block;
      sum += mean;
      squares += mean * mean;
    }
    double variance = (squares - sum * sum / resamples) / (resamples - 1);
    return Math.sqrt(Math.max(0, variance) * blocks * block / n);
  }
}
