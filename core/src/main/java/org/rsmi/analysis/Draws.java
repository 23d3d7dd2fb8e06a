package org.rsmi.analysis;

import java.util.Arrays;
import org.rsmi.num.Estimate;

/// Values that a quantity could have, equally likely.
///
/// @param values `[n]`, ascending
record Draws(double[] values) {
  Draws {
    values = values.clone();
    Arrays.sort(values);
  }

  /// A quantile, q in 0 … 1.
  double quantile(double q) {
    double place = q * (values.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, values.length - 1);
    return values[below] + (place - below) * (values[above] - values[below]);
  }

  /// Lower end of the 95 % interval.
  double low() {
    return quantile(0.025);
  }

  /// Upper end of the 95 % interval.
  double high() {
    return quantile(0.975);
  }

  /// The median, with half of what holds the middle 68 % as error.
  Estimate estimate(String unit) {
    return new Estimate(quantile(0.5), (quantile(0.84) - quantile(0.16)) / 2, unit);
  }
}
