package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.num.Estimate;
import org.rsmi.result.Outcome;

/// Stops when no epoch has beaten the best one for a while, whatever the schedules are doing: for
/// critics on a fixed set of data, which are soon learned by heart.
///
/// @param patience epochs to wait for a better one, ≥ 1
public record Patience(int patience) implements StopRule {
  private static final double SIGNIFICANT = 2;

  public Patience {
    if (patience < 1) {
      throw new IllegalArgumentException("patience = " + patience + " is not positive");
    }
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    int best = progress.bestEpoch();
    if (best < 0 || progress.rows().size() - 1 - best < patience) {
      return Optional.empty();
    }
    Estimate select = progress.rows().get(best).select();
    return Optional.of(
        select.value() > SIGNIFICANT * select.error()
            ? new Outcome.Converged(progress.step())
            : new Outcome.Collapsed(progress.step()));
  }
}
