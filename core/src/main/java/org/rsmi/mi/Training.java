package org.rsmi.mi;

import java.util.List;
import java.util.Optional;
import org.rsmi.net.Exponential;
import org.rsmi.net.Schedule;
import org.rsmi.result.Outcome;

/// How a bound is maximised: epochs of Adam steps, each judged on the select set, until a stop rule
/// says how it ended. The weights of the best epoch are the result.
///
/// @param bound the lower bound that is maximised
/// @param rate learning rate of filter and critic together
/// @param batch K, pairs in a batch, ≥ 2
/// @param epoch steps between two looks at the select set, ≥ 1; fewer where the data are seen once
/// in
///     fewer
/// @param stop when to stop, besides [Diverged] and the limit, and besides [Overfitting] and
///     [Collapse] unless it does not heed held-out data
/// @param limit steps at most, ≥ 1
public record Training(Bound bound, Schedule rate, int batch, int epoch, StopRule stop, int limit) {
  private static final int COLLAPSE_PATIENCE = 20;
  private static final int OVERFITTING_PATIENCE = 10;

  public Training {
    if (batch < 2 || epoch < 1 || limit < 1) {
      throw new IllegalArgumentException(
          "batch = %d, epoch = %d, limit = %d: want at least 2, 1 and 1"
              .formatted(batch, epoch, limit));
    }
  }

  /// InfoNCE with batches of 500; the rate falls from 5·10⁻³ to 2·10⁻⁴ over 3,200 steps, which
  /// leaves less noise in the filter than the published constant 5·10⁻³.
  public static Training defaults() {
    return new Training(
        new InfoNce(), new Exponential(5e-3, 2e-4, 1e-3), 500, 100, Plateau.defaults(), 20_000);
  }

  /// The same with batches of another size.
  public Training withBatch(int pairs) {
    return new Training(bound, rate, pairs, epoch, stop, limit);
  }

  /// Trains until a rule ends it.
  ///
  /// @param progress where to begin: new, or from a checkpoint that also restored the learner
  /// @param observer is told after every epoch
  public Outcome run(Learner learner, Progress progress, Observer observer) {
    long settled = Math.max(rate.settled(), learner.settled());
    long steps = Math.min(epoch, learner.pass());
    List<StopRule> rules = rules();
    Optional<Outcome> outcome = ended(rules, progress, settled);
    while (outcome.isEmpty()) {
      long end = Math.min(limit, progress.step() + steps);
      double sum = 0;
      long begin = progress.step();
      for (long t = begin; t < end; t++) {
        sum += learner.step(t);
      }
      progress.advance(end);
      progress.add(
          new Progress.Row(
              end,
              sum / (end - begin),
              learner.select(),
              rate.at(end - 1),
              learner.temperature(end - 1)),
          learner.parameters());
      outcome = ended(rules, progress, settled);
      observer.epoch(progress);
    }
    if (stop.heedsHeldOut()) {
      progress.restoreBest(learner.parameters());
    }
    return outcome.get();
  }

  private List<StopRule> rules() {
    return stop.heedsHeldOut()
        ? List.of(
            new Diverged(),
            new Overfitting(OVERFITTING_PATIENCE),
            new Collapse(COLLAPSE_PATIENCE),
            stop,
            new StepLimit(limit))
        : List.of(new Diverged(), stop, new StepLimit(limit));
  }

  /// The same, ended by held-out data: as it is, or by [Plateau] if its own rule does not heed
  /// them.
  Training heedingHeldOut() {
    return stop.heedsHeldOut()
        ? this
        : new Training(bound, rate, batch, epoch, Plateau.defaults(), limit);
  }

  private static Optional<Outcome> ended(List<StopRule> rules, Progress progress, long settled) {
    if (progress.rows().isEmpty()) {
      return Optional.empty();
    }
    return rules.stream().flatMap(rule -> rule.judge(progress, settled).stream()).findFirst();
  }

  /// Watches a training run from outside, for progress bars and checkpoints; it must not touch it,
  /// but may say where it stood when it was interrupted.
  @FunctionalInterface
  public interface Observer {
    /// Sees nothing.
    Observer BLIND = _ -> {};

    /// Where a training run begins: at its start, unless a checkpoint is at hand that restores the
    /// learner and its data.
    default Progress begin(Learner learner) {
      return new Progress(learner);
    }

    /// After every epoch.
    void epoch(Progress progress);
  }
}
