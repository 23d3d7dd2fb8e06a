package org.rsmi.mi;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rsmi.num.Estimate;
import org.rsmi.result.Outcome;

/// Stops when the select set has seen no better epoch for a while, once all schedules have settled.
///
/// Better means by a tenth of the standard error on the select set: less could not be told apart on
/// any other data.
///
/// @param patience epochs to wait for a better one, ≥ 1
public record Plateau(int patience) implements StopRule {
  private static final double WORTHWHILE = 0.1;

  public Plateau {
    if (patience < 1) {
      throw new IllegalArgumentException("patience = " + patience + " is not positive");
    }
  }

  /// Ten epochs.
  public static Plateau defaults() {
    return new Plateau(10);
  }

  @Override
  public Optional<Outcome> judge(Progress progress, long settled) {
    List<Progress.Row> rows = progress.rows();
    int epochs = rows.size();
    boolean settledLongEnough =
        epochs > patience && rows.get(epochs - 1 - patience).step() >= settled;
    return settledLongEnough && !improved(rows)
        ? Optional.of(new Outcome.Converged(progress.step()))
        : Optional.empty();
  }

  /// Whether one of the last `patience` epochs beats all before them.
  private boolean improved(List<Progress.Row> rows) {
    int recent = rows.size() - patience;
    Estimate before = best(rows.subList(0, recent));
    Estimate since = best(rows.subList(recent, rows.size()));
    return since.value() > before.value() + WORTHWHILE * before.error();
  }

  private static Estimate best(List<Progress.Row> rows) {
    return rows.stream()
        .map(Progress.Row::select)
        .max(Comparator.comparingDouble(Estimate::value))
        .orElseThrow();
  }
}
