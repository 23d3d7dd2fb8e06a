package org.rsmi.analysis;

import java.util.function.UnaryOperator;
import org.rsmi.num.Estimate;

/// Some numbers, and what each would be without one block of the data: all that a jackknife knows.
///
/// @param all `[n]`
/// @param without `[blocks][n]`
record Resampled(double[] all, double[][] without) {

  int blocks() {
    return without.length;
  }

  /// Covariance of numbers i and j, `(B − 1)/B Σ_b (x_b − x̄)(y_b − ȳ)`.
  double covariance(int i, int j) {
    double meanI = mean(i);
    double meanJ = mean(j);
    double sum = 0;
    for (double[] row : without) {
      sum += (row[i] - meanI) * (row[j] - meanJ);
    }
    return sum * (blocks() - 1) / blocks();
  }

  private double mean(int i) {
    double sum = 0;
    for (double[] row : without) {
      sum += row[i];
    }
    return sum / blocks();
  }

  /// The i-th number with its error, its leading bias taken off.
  Estimate estimate(int i, String unit) {
    double value = blocks() * all[i] - (blocks() - 1) * mean(i);
    return new Estimate(value, Math.sqrt(Math.max(0, covariance(i, i))), unit);
  }

  /// The same resampling of a function of the numbers.
  Resampled map(UnaryOperator<double[]> function) {
    double[][] mapped = new double[blocks()][];
    java.util.Arrays.setAll(mapped, b -> function.apply(without[b]));
    return new Resampled(function.apply(all), mapped);
  }
}
