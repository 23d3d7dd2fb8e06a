package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.result.Outcome;

/// Stops when schedules have settled for a while and the best epoch still shows no information on
/// the select set: its value is below two of its standard errors.
///
/// @param patience epochs to wait after the schedules have settled, ≥ 1
public record Collapse(int patience) implements StopRule {
  private static final double SIGNIFICANT = 2;

  public Collapse {
    if (patience < 1) {
      throw new IllegalArgumentException("patience = " + patience + " is not positive");
    }
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    int epochs = progress.rows().size();
    Progress.Row best = progress.rows().get(progress.bestEpoch());
    boolean waited =
        epochs > patience && progress.rows().get(epochs - 1 - patience).step() >= settled;
    boolean nothing = best.select().value() < SIGNIFICANT * best.select().error();
    return waited && nothing
        ? Optional.of(new Outcome.Collapsed(progress.step()))
        : Optional.empty();
  }
}
