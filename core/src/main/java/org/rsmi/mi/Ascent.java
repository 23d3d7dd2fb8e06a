package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import org.rsmi.net.Parameter;
import org.rsmi.net.Stretches;

/// One visit of a bound to the score matrix of a training batch, tile by tile: the bound, and the
/// gradients of everything the critic and the bound learn.
public final class Ascent {
  private final Bound bound;
  private final Parameter carried;
  private final int pairs;
  private final Sweep sweep;

  /// @param pairs K, the size of every batch
  public Ascent(Bound bound, int pairs) {
    float[] initial = bound.carried();
    this.bound = bound;
    this.carried = new Parameter("bound.state", initial, new float[initial.length]);
    this.pairs = pairs;
    this.sweep = new Sweep(bound, pairs, carried);
  }

  /// The bound on the batch that `critic` holds, nats; fills the critic's gradients.
  public double of(CriticNetwork critic) {
    Arrays.fill(carried.gradient(), 0f);
    double[] sums = new double[new Stretches(pairs).count()];
    sweep.of(
        critic,
        Calibration.NONE,
        tile -> {
          for (int r = 0; r < tile.rows; r++) {
            sums[tile.stretch] += tile.contribution[r];
          }
          critic.pull(tile);
        });
    critic.backward();
    bound.carry(sweep.last());
    return Arrays.stream(sums).reduce(0, Double::sum) / pairs;
  }

  /// What the bound itself learns or carries from batch to batch, with the gradients [#of] fills;
  /// empty for most.
  public List<Parameter> parameters() {
    return carried.value().length == 0 ? List.of() : List.of(carried);
  }

  /// The bound to evaluate on held-out pairs, as trained so far.
  public Bound reported() {
    return bound.reported(carried.value());
  }
}
