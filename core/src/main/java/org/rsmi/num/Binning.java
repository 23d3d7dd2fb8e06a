package org.rsmi.num;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The error of the mean of a correlated series, from ever larger bins.
///
/// Level ℓ averages 2^ℓ successive values and takes the naive error of those averages,
/// `Δ_ℓ = √(Σ (x̄_b − x̄)² / (n_ℓ (n_ℓ − 1)))`, itself known to `Δ_ℓ/√(2(n_ℓ − 1))`. Δ_ℓ grows
/// with ℓ until the bins are longer than the memory of the series; from there on it is the true
/// error. If it still grows at the largest bins, the series is too short and its error a lower
/// bound.
///
/// @param mean mean of the series and its error: the mean error of the plateau, or that of the
///     largest bins without one
/// @param levels bin sizes 1, 2, 4, … as long as 32 bins remain, at least one
/// @param plateau whether the last three levels or more agree within two of their own errors
/// @see <a href="https://doi.org/10.1063/1.457480">Flyvbjerg and Petersen (1989)</a>
public record Binning(Estimate mean, List<Level> levels, boolean plateau) {
  private static final int FEWEST_BINS = 32;
  private static final int AGREEING = 3;

  /// One bin size.
  ///
  /// @param size values a bin averages
  /// @param bins number of bins, ≥ 2
  /// @param error naive error of the mean of the bins, with its own error
  public record Level(int size, int bins, Estimate error) {}

  public Binning {
    levels = List.copyOf(levels);
  }

  /// Bins a series of equally spaced values.
  ///
  /// @param series at least 2 values, all finite
  /// @param unit unit of the values
  public static Binning of(double[] series, String unit) {
    return of(List.of(series), unit);
  }

  /// Bins independent chains of one law: no bin reaches over the end of a chain.
  ///
  /// @param chains at least 2 finite values in all
  /// @param unit unit of the values
  public static Binning of(List<double[]> chains, String unit) {
    int values = chains.stream().mapToInt(c -> c.length).sum();
    if (values < 2) {
      throw new IllegalArgumentException(values + " values: binning takes at least 2");
    }
    double mean = Series.mean(chains);
    List<Level> levels = new ArrayList<>();
    List<double[]> bins = chains;
    int size = 1;
    do {
      levels.add(level(joined(bins), size, unit));
      bins = bins.stream().map(Binning::halve).toList();
      size *= 2;
    } while (bins.stream().mapToInt(b -> b.length).sum() >= FEWEST_BINS);
    int start = plateauStart(levels);
    boolean plateau = levels.size() - start >= AGREEING;
    double error =
        plateau
            ? levels.stream().skip(start).mapToDouble(l -> l.error.value()).average().orElseThrow()
            : levels.getLast().error.value();
    return new Binning(new Estimate(mean, error, unit), levels, plateau);
  }

  private static double[] joined(List<double[]> chains) {
    return chains.size() == 1
        ? chains.getFirst()
        : chains.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static Level level(double[] bins, int size, String unit) {
    int n = bins.length;
    double mean = Series.mean(bins);
    double squares = Arrays.stream(bins).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / n / (n - 1));
    return new Level(size, n, new Estimate(error, error / Math.sqrt(2.0 * (n - 1)), unit));
  }

  private static double[] halve(double[] bins) {
    double[] half = new double[bins.length / 2];
    Arrays.setAll(half, b -> (bins[2 * b] + bins[2 * b + 1]) / 2);
    return half;
  }

  private static int plateauStart(List<Level> levels) {
    for (int start = 0; start < levels.size(); start++) {
      double error = levels.get(start).error.value();
      if (levels.stream()
          .skip(start)
          .allMatch(l -> Math.abs(l.error.value() - error) <= 2 * l.error.error())) {
        return start;
      }
    }
    throw new AssertionError("the last level agrees with itself");
  }
}
