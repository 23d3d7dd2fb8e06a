package org.rsmi.cli;

import org.rsmi.num.Estimate;

/// What is claimed of a number beside its exact value, with `σ` the errors of both in quadrature.
enum Claim {
  /// `|ours − exact| < 4 σ`.
  UNBIASED,
  /// `−(4 σ + 4 % of exact) < ours − exact < 4 σ`: critics that learned from finitely many rows do
  /// not find all there is, and their error bar does not know.
  LOWER_BOUND;

  private static final double SIGMAS = 4;
  private static final double SHORTFALL = 0.04;

  /// Whether it is true; of a number that could not be measured it is not.
  boolean holds(Estimate exact, Estimate ours) {
    double difference = ours.value() - exact.value();
    double most = SIGMAS * Math.hypot(ours.error(), exact.error());
    return switch (this) {
      case UNBIASED -> Math.abs(difference) < most;
      case LOWER_BOUND ->
          difference < most && -difference < most + SHORTFALL * Math.abs(exact.value());
    };
  }
}
