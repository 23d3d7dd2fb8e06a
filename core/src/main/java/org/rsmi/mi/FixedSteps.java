package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.result.Outcome;

/// Trains a rule for just so many steps and keeps the last weights, whatever held-out data say of
/// them:
/// the published protocol. The critics that measure a rule go on to heed held-out data.
///
/// @param steps ≥ 1
public record FixedSteps(int steps) implements StopRule {
  public FixedSteps {
    if (steps < 1) {
      throw new IllegalArgumentException("steps = " + steps + " is not positive");
    }
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    return new StepLimit(steps).judge(progress, settled);
  }

  @Override
  public long most() {
    return steps;
  }

  @Override
  public boolean heedsHeldOut() {
    return false;
  }
}
