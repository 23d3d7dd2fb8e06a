package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The plug-in estimate from a table of counts, `Î = Σ (n_xy/N) ln(n_xy N/(n_x n_y))`.
///
/// For discrete variables with many observations of every pair. The bias, near
/// `(K_x − 1)(K_y − 1)/(2N)` for K_x and K_y symbols, is upwards and does not show in the error,
/// which is that of the mean of `ln(n_xy N/(n_x n_y))` over groups.
///
/// | data | result |
/// |---|---|
/// | below 5 observations per occupied cell | a number and a reason against it |
/// | no observation twice | NaN |
///
/// @param correction what is done about the bias
/// @see <a href="https://doi.org/10.1162/089976603321780272">Paninski (2003), section 4</a>
public record PlugIn(Correction correction) implements Estimator {
  private static final double FEWEST = 5;

  /// What is done about the bias.
  public enum Correction {
    /// Nothing.
    NONE,
    /// Adds `(K_x + K_y − K_xy − 1)/(2N)`, K_xy the occupied cells: the leading term of the bias
    /// where all possible cells are occupied, and too little of it otherwise. Miller (1955).
    MILLER_MADOW
  }

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    Contingency table = Contingency.of(samples);
    if (table.allDistinct()) {
      return Unmeasured.because(
          "none of %d rows occurs twice: a plug-in estimate takes discrete variables"
              .formatted(table.rows()));
    }
    double[] terms = new double[table.rows()];
    for (int row = 0; row < terms.length; row++) {
      double both = table.jointCounts()[table.joint()[row]];
      double x = table.xCounts()[table.x()[row]];
      double y = table.yCounts()[table.y()[row]];
      terms[row] = Math.log(both * terms.length / (x * y));
    }
    double parameters = (table.xCounts().length - 1.0) * (table.yCounts().length - 1.0);
    Estimate raw =
        new LocalInformation(terms, samples.group()).mean(parameters, rng.split("bootstrap"));
    return new Result(
        new Estimate(raw.value() + shift(table), raw.error(), raw.unit()), reasons(table));
  }

  private double shift(Contingency table) {
    double cells = table.jointCounts().length;
    double symbols = table.xCounts().length + table.yCounts().length;
    return switch (correction) {
      case NONE -> 0;
      case MILLER_MADOW -> (symbols - cells - 1) / (2 * table.rows());
    };
  }

  private static List<String> reasons(Contingency table) {
    List<String> reasons = new ArrayList<>();
    double perCell = (double) table.rows() / table.jointCounts().length;
    if (perCell < FEWEST) {
      reasons.add(
          "%.1f observations per occupied cell: below 5 the estimate is biased upwards"
              .formatted(perCell));
    }
    return reasons;
  }
}
