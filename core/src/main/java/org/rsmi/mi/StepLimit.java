package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.result.Outcome;

/// Stops after a number of steps.
///
/// @param limit in steps, ≥ 1
public record StepLimit(long limit) implements StopRule {
  public StepLimit {
    if (limit < 1) {
      throw new IllegalArgumentException("limit = " + limit + " is not positive");
    }
  }

  @Override
  public long most() {
    return limit;
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    return progress.step() >= limit
        ? Optional.of(new Outcome.StepLimit(progress.step()))
        : Optional.empty();
  }
}
