package org.rsmi.mi;

import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// A bound evaluated on pairs that no training saw, all of them as one batch of K.
///
/// The K × K scores are visited a tile at a time: memory is linear in K.
///
/// @param information the bound, nats, with its error; NaN where it is not finite
/// @param ceiling largest value K pairs can give, nats
/// @param pairs K
/// @param effectiveSamples independent groups (configurations) behind the K pairs
public record HeldOut(Estimate information, double ceiling, int pairs, double effectiveSamples) {
  /// Evaluates a trained critic.
  ///
  /// @param bound as [Bound#reported]
  /// @param bootstrap stream of the block bootstrap
  public static HeldOut of(Bound bound, Scorer critic, Pairs pairs, Rng bootstrap) {
    return of(bound, critic, Calibration.NONE, pairs, bootstrap);
  }

  /// The bound of a critic in training on the select set, with the error it would have if all
  /// groups were independent.
  public static Estimate glance(Bound bound, Scorer critic, Pairs pairs) {
    return Evaluation.of(bound, critic, Calibration.NONE, pairs).local().glance();
  }

  /// Evaluates a multiple of a trained critic, offset.
  public static HeldOut of(
      Bound bound, Scorer critic, Calibration scores, Pairs pairs, Rng bootstrap) {
    LocalInformation local = Evaluation.of(bound, critic, scores, pairs).local();
    return new HeldOut(
        local.mean(bootstrap), bound.ceiling(pairs.size()), pairs.size(), local.effectiveSamples());
  }
}
