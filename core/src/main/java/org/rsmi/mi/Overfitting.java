package org.rsmi.mi;

import java.util.List;
import java.util.Optional;
import org.rsmi.num.Estimate;
import org.rsmi.result.Outcome;

/// Stops when the select set has been far below its best epoch for a while: what is learned now is
/// the training data themselves. The run has converged at its best epoch, or collapsed if even that
/// one shows no information.
///
/// Far means by two standard errors and by 0.02 nats.
///
/// @param patience epochs in a row, ≥ 1
public record Overfitting(int patience) implements StopRule {
  private static final double ERRORS = 2;
  private static final double NATS = 0.02;

  public Overfitting {
    if (patience < 1) {
      throw new IllegalArgumentException("patience = " + patience + " is not positive");
    }
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    List<Progress.Row> rows = progress.rows();
    if (progress.bestEpoch() < 0 || rows.size() - 1 - progress.bestEpoch() < patience) {
      return Optional.empty();
    }
    Estimate best = rows.get(progress.bestEpoch()).select();
    boolean far =
        rows.subList(rows.size() - patience, rows.size()).stream()
            .map(Progress.Row::select)
            .allMatch(now -> isFarBelow(now, best));
    if (!far) {
      return Optional.empty();
    }
    boolean something = best.value() > ERRORS * best.error();
    return Optional.of(
        something
            ? new Outcome.Converged(progress.step())
            : new Outcome.Collapsed(progress.step()));
  }

  private static boolean isFarBelow(Estimate now, Estimate best) {
    return best.value() - now.value() > NATS + ERRORS * best.error();
  }
}
