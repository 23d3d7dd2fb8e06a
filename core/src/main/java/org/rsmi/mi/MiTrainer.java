package org.rsmi.mi;

import org.rsmi.net.Crew;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;

/// Mutual information of two variables: trains a fresh critic on a stream of pairs, picks its best
/// epoch and the gain and offset of its scores on one held-out set, reports its bound on another.
///
/// @param critic family of score functions
/// @param training how the bound is maximised
public record MiTrainer(Critic critic, Training training) {

  /// What came out.
  ///
  /// @param heldOut the bound on the report set
  /// @param scores multiple and offset of the scores that the select set preferred
  /// @param outcome how training ended
  public record Result(HeldOut heldOut, Calibration scores, Outcome outcome) {}

  /// The same estimator, whose critics share the rows of a batch with a crew; its numbers keep
  /// their
  /// bits.
  public MiTrainer sharedBy(Crew crew) {
    return new MiTrainer(critic.sharedBy(crew), training);
  }

  /// Estimates I(X:Y).
  ///
  /// @param data endless training pairs, independent of the other two sets
  /// @param select decides which epoch is best
  /// @param report gives the number
  /// @param rng names the run
  public Result estimate(
      PairStream data, Pairs select, Pairs report, Rng rng, Training.Observer observer) {
    CriticNetwork network = critic.network(select.xWidth(), select.yWidth(), rng.split("init"));
    CriticLearner learner = new CriticLearner(training, network, data, select, rng);
    Outcome outcome = training.heedingHeldOut().run(learner, observer.begin(learner), observer);
    Bound bound = learner.bound();
    Calibration scores = bound.calibrate(network, select);
    HeldOut heldOut = HeldOut.of(bound, network, scores, report, rng.split("report"));
    return new Result(heldOut, scores, outcome);
  }
}
