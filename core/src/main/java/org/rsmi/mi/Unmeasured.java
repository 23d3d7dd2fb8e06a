package org.rsmi.mi;

import java.util.List;
import org.rsmi.num.Estimate;

/// What an estimator says of data it cannot treat.
final class Unmeasured {
  private Unmeasured() {}

  /// No number, and why there is none.
  static Estimator.Result because(String reason) {
    return new Estimator.Result(new Estimate(Double.NaN, Double.NaN, "nats"), List.of(reason));
  }
}
