package org.rsmi.mi;

/// The exponential moving average of `E_q exp f` over training batches, as a logarithm: 0 before
/// there is a batch, the average of scores that are all 0.
///
/// @param momentum weight of the past, in [0, 1)
record MovingAverage(double momentum) {
  MovingAverage {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("momentum = " + momentum + " is not in [0, 1)");
    }
  }

  /// The logarithm of `momentum·exp past + (1 − momentum)·exp now`.
  double next(double past, double now) {
    return LogSum.of(Math.log(momentum) + past, Math.log1p(-momentum) + now);
  }
}
