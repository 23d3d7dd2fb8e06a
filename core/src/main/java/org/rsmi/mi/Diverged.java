package org.rsmi.mi;

import java.util.Optional;
import org.rsmi.result.Outcome;

/// Stops when the bound is no longer a finite number.
public record Diverged() implements StopRule {
  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    Progress.Row last = progress.rows().getLast();
    boolean finite = Double.isFinite(last.training()) && Double.isFinite(last.select().value());
    return finite ? Optional.empty() : Optional.of(new Outcome.Diverged(progress.step()));
  }
}
