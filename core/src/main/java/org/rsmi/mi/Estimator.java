package org.rsmi.mi;

import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// A way to estimate I(X:Y) from joint observations.
///
/// An implementation is one record in one file.
public interface Estimator {

  /// I(X:Y) in nats, with what speaks against the number.
  ///
  /// @param rng for resampling and for breaking ties
  Result estimate(PairedSamples samples, Rng rng);

  /// What an estimator says.
  ///
  /// @param information I(X:Y) with one standard error, nats; NaN where it cannot be had
  /// @param reasons why the number should not be trusted here; empty if nothing is known against it
  record Result(Estimate information, List<String> reasons) {
    public Result {
      reasons = List.copyOf(reasons);
    }
  }
}
