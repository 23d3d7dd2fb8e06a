package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;

/// Where a training run stands: its trace, and the weights that did best on the select set.
///
/// With the learner's own state (weights, moments, data) it is what a checkpoint holds.
public final class Progress {
  private final List<Row> rows;
  private final List<float[]> best;
  private long step;

  /// One epoch of a run.
  ///
  /// @param step steps taken so far
  /// @param training mean of the bound over the epoch's training batches, nats
  /// @param select the bound on the select set, nats
  /// @param rate learning rate at the end of the epoch
  /// @param temperature of the relaxation at the end of the epoch, NaN where there is none
  public record Row(long step, double training, Estimate select, double rate, double temperature) {}

  /// A run that has not begun.
  public Progress(Learner learner) {
    this(0, List.of(), learner.parameters().stream().map(p -> p.value().clone()).toList());
  }

  /// A run read from a checkpoint.
  ///
  /// @param best weights of the best epoch so far, in the order of [Learner#parameters()]
  public Progress(long step, List<Row> rows, List<float[]> best) {
    this.step = step;
    this.rows = new ArrayList<>(rows);
    this.best = best.stream().map(float[]::clone).toList();
  }

  /// Steps taken.
  public long step() {
    return step;
  }

  /// The trace, one row an epoch.
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /// Weights of the best epoch, in the order of [Learner#parameters()]; live arrays.
  public List<float[]> best() {
    return best;
  }

  /// The epoch with the largest finite select value, the first of equals, or -1 before there is
  /// one.
  public int bestEpoch() {
    int found = -1;
    for (int i = 0; i < rows.size(); i++) {
      if (Double.isFinite(value(i)) && (found < 0 || value(i) > value(found))) {
        found = i;
      }
    }
    return found;
  }

  private double value(int epoch) {
    return rows.get(epoch).select().value();
  }

  void advance(long step) {
    this.step = step;
  }

  /// Adds an epoch and keeps the weights if it is the best.
  void add(Row row, List<Parameter> parameters) {
    rows.add(row);
    if (bestEpoch() == rows.size() - 1) {
      for (int p = 0; p < best.size(); p++) {
        float[] value = parameters.get(p).value();
        System.arraycopy(value, 0, best.get(p), 0, value.length);
      }
    }
  }

  /// Puts the best weights back into the learner.
  void restoreBest(List<Parameter> parameters) {
    for (int p = 0; p < best.size(); p++) {
      float[] value = parameters.get(p).value();
      System.arraycopy(best.get(p), 0, value, 0, value.length);
    }
  }
}
