package org.rsmi.num;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Any function of several means, with its error and without its leading bias.
///
/// With `f` from all data and `f_b` from all but block b of B, `f̂ = B f − (B − 1) f̄_b` and
/// `Δ² = (B − 1)/B Σ_b (f_b − f̄_b)²`. Cutting the series into blocks much longer than its
/// autocorrelation time makes the error honest; correlations between the series are kept.
///
/// ```java
/// // Binder cumulant
/// Jackknife.defaults().estimate(m -> 1 - m[1] / (3 * m[0] * m[0]), "", m2, m4);
/// ```
///
/// @param blocks B, ≥ 2
/// @see <a href="https://doi.org/10.1214/aos/1176344552">Efron (1979)</a>
public record Jackknife(int blocks) {
  public Jackknife {
    if (blocks < 2) {
      throw new IllegalArgumentException("blocks = " + blocks + ": a jackknife takes at least 2");
    }
  }

  /// 64 blocks, which know the error to 9 %.
  public static Jackknife defaults() {
    return new Jackknife(64);
  }

  /// The function's value at the means of the series.
  ///
  /// @param function of the means, in the order of the series
  /// @param unit unit of the function's value
  /// @param series `[number of means][N]`, measured together, finite, N ≥ blocks
  public Estimate estimate(ToDoubleFunction<double[]> function, String unit, double[]... series) {
    int n = series.length == 0 ? 0 : series[0].length;
    if (n < blocks || !Arrays.stream(series).allMatch(s -> s.length == n)) {
      throw new IllegalArgumentException(
          "series of "
              + Arrays.toString(Arrays.stream(series).mapToInt(s -> s.length).toArray())
              + " values: a jackknife of "
              + blocks
              + " blocks takes equal lengths of at least that many");
    }
    double all = function.applyAsDouble(Arrays.stream(series).mapToDouble(Series::mean).toArray());
    double[] without = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      int from = Math.toIntExact((long) b * n / blocks);
      int to = Math.toIntExact((b + 1L) * n / blocks);
      without[b] = function.applyAsDouble(meansWithout(series, from, to));
    }
    double mean = Arrays.stream(without).average().orElseThrow();
    double squares = Arrays.stream(without).map(f -> (f - mean) * (f - mean)).sum();
    return new Estimate(
        blocks * all - (blocks - 1) * mean, Math.sqrt(squares * (blocks - 1) / blocks), unit);
  }

  private static double[] meansWithout(double[][] series, int from, int to) {
    return Arrays.stream(series).mapToDouble(s -> meanWithout(s, from, to)).toArray();
  }

  private static double meanWithout(double[] series, int from, int to) {
    double sum = 0;
    for (int t = 0; t < from; t++) {
      sum += series[t];
    }
    for (int t = to; t < series.length; t++) {
      sum += series[t];
    }
    return sum / (series.length - (to - from));
  }
}
