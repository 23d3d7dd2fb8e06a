package org.rsmi.num;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;

/// How long a stationary series remembers: `τ_int = ½ + Σ_{t=1}^{W} ρ(t)`, so `τ_int = ½` for
/// independent values and `N/(2τ_int)` of N values count as independent.
///
/// W is Sokal's automatic window, the first with `W ≥ 5 τ_int(W)`. `τ_int` carries the bias
/// correction `1 + (2W + 1)/N` and the error `τ_int √(2(2W + 1)/N)`.
///
/// | series | τ_int | effective samples | error of the mean |
/// |---|---|---|---|
/// | independent | ½ | N | `σ/√N` |
/// | anticorrelated | below ½ | N, never more | `σ/√N` |
/// | constant, or fewer than 4 values | not measured | 1 | not measured |
///
/// @param mean mean of the series with the error `σ √(max(1, 2τ_int)/N)`
/// @param time τ_int in steps of the series
/// @param window W, in steps
/// @param settled whether a window was found; if not, τ_int is a lower bound
/// @param effectiveSamples `N / max(1, 2τ_int)`
/// @see <a href="https://doi.org/10.1007/978-1-4899-0319-8_6">Sokal (1997), lecture 3</a>
/// @see <a href="https://arxiv.org/abs/hep-lat/0306017">Wolff (2004)</a>
public record Autocorrelation(
    Estimate mean, Estimate time, int window, boolean settled, double effectiveSamples) {
  private static final int WINDOW = 5;
  private static final int FEWEST = 4;

  /// Chains whose means alone tell an error.
  private static final int MANY = 8;

  /// Measures a series of equally spaced values.
  ///
  /// @param series at least 1 value, all finite
  /// @param unit unit of the values
  /// @throws IllegalArgumentException if a value is not finite
  public static Autocorrelation of(double[] series, String unit) {
    return of(List.of(series), unit);
  }

  /// Measures independent chains of one law together: about their common mean x̄,
  /// `C(t) = Σ_r Σ_s (x^r_s − x̄)(x^r_{s+t} − x̄) / (N − R t)`, where N is the number of all values
  /// and R that of the chains. Chains that disagree show as a long memory.
  ///
  /// Of 8 chains or more that are too short for a window the means alone are compared: `τ = N
  /// Δ²/(2σ²)`
  /// where Δ is the error of the mean of R independent means.
  ///
  /// @param chains at least 1, each of at least 1 finite value; the shortest limits the window
  /// @param unit unit of the values
  /// @throws IllegalArgumentException if a value is not finite
  /// @see <a href="https://arxiv.org/abs/hep-lat/0306017">Wolff (2004), eqs. 27 and 31</a>
  public static Autocorrelation of(List<double[]> chains, String unit) {
    double mean = Series.mean(chains);
    int n = chains.stream().mapToInt(c -> c.length).sum();
    int shortest = chains.stream().mapToInt(c -> c.length).min().orElseThrow();
    boolean constant = isConstant(chains);
    if (shortest < FEWEST && chains.size() >= MANY && !constant) {
      return ofMeans(chains, mean, unit);
    }
    if (shortest < FEWEST || constant) {
      return new Autocorrelation(
          new Estimate(mean, Double.NaN, unit),
          new Estimate(Double.NaN, Double.NaN, "steps"),
          0,
          false,
          1);
    }
    double[] covariance = covariance(chains, mean, shortest);
    double sum = 0.5;
    int window = 0;
    do {
      window++;
      sum += covariance[window] / covariance[0];
    } while (window < WINDOW * sum && window < shortest / 2);
    if (window < WINDOW * sum && chains.size() >= MANY) {
      return ofMeans(chains, mean, unit);
    }
    double width = (2.0 * window + 1) / n;
    double time = sum * (1 + width);
    double inefficiency = Math.max(1, 2 * time);
    return new Autocorrelation(
        new Estimate(mean, Math.sqrt(covariance[0] * inefficiency / n), unit),
        new Estimate(time, Math.abs(time) * Math.sqrt(2 * width), "steps"),
        window,
        window >= WINDOW * sum,
        n / inefficiency);
  }

  /// Normalised autocorrelation `ρ(t) = C(t)/C(0)`, `C(t) = ⟨(x_s − x̄)(x_{s+t} − x̄)⟩_s`.
  ///
  /// @return `[N]`, `ρ(0) = 1`; all NaN for a constant series
  public static double[] function(double[] series) {
    double[] covariance = covariance(List.of(series), Series.mean(series), series.length);
    double variance = isConstant(List.of(series)) ? Double.NaN : covariance[0];
    return Arrays.stream(covariance).map(c -> c / variance).toArray();
  }

  private static Autocorrelation ofMeans(List<double[]> chains, double mean, String unit) {
    int n = chains.stream().mapToInt(c -> c.length).sum();
    double variance = 0;
    double spread = 0;
    for (double[] chain : chains) {
      variance += Arrays.stream(chain).map(x -> (x - mean) * (x - mean)).sum() / n;
      double deviation = Series.mean(chain) - mean;
      spread += chain.length * deviation * deviation / (chains.size() - 1);
    }
    double time = spread / (2 * variance);
    double inefficiency = Math.max(1, 2 * time);
    return new Autocorrelation(
        new Estimate(mean, Math.sqrt(variance * inefficiency / n), unit),
        new Estimate(time, time * Math.sqrt(2.0 / (chains.size() - 1)), "steps"),
        0,
        true,
        n / inefficiency);
  }

  private static boolean isConstant(List<double[]> chains) {
    double first = chains.getFirst()[0];
    return chains.stream().flatMapToDouble(Arrays::stream).allMatch(x -> x == first);
  }

  /// @return `[steps]`, over all chains
  private static double[] covariance(List<double[]> chains, double mean, int steps) {
    double[] products = new double[steps];
    double[] pairs = new double[steps];
    for (double[] chain : chains) {
      double[] own = products(chain, mean);
      for (int t = 0; t < steps; t++) {
        products[t] += own[t];
        pairs[t] += chain.length - t;
      }
    }
    double[] covariance = new double[steps];
    Arrays.setAll(covariance, t -> products[t] / pairs[t]);
    return covariance;
  }

  /// `Σ_s (x_s − x̄)(x_{s+t} − x̄)` by the Wiener–Khinchin theorem, `F⁻¹ |F x|²`, padded so that
  /// nothing wraps.
  private static double[] products(double[] series, double mean) {
    int n = series.length;
    int padded = 2 * Math.max(1, Integer.highestOneBit(2 * n - 1));
    double[] deviations = new double[padded];
    Arrays.setAll(deviations, t -> t < n ? series[t] - mean : 0);
    FastFourierTransformer fourier = new FastFourierTransformer(DftNormalization.STANDARD);
    Complex[] spectrum = fourier.transform(deviations, TransformType.FORWARD);
    Complex[] power =
        Arrays.stream(spectrum).map(z -> z.multiply(z.conjugate())).toArray(Complex[]::new);
    Complex[] correlation = fourier.transform(power, TransformType.INVERSE);
    double[] products = new double[n];
    Arrays.setAll(products, t -> correlation[t].getReal());
    return products;
  }
}
