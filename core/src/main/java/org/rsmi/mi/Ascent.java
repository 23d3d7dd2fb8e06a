package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// One visit of a bound to the score matrix of a training batch, tile by tile: the bound, and the
/// gradients of everything the critic learns.
public final class Ascent {
  private final Bound bound;
  private final ScoreTile tile;

  /// @param pairs K, the size of every batch
  public Ascent(Bound bound, int pairs) {
    this.bound = bound;
    this.tile = new ScoreTile(pairs);
  }

  /// The bound on the batch that `critic` holds, nats; fills the critic's gradients.
  public double of(CriticNetwork critic) {
    double sum = 0;
    for (int first = 0; first < tile.columns; first += ScoreTile.ROWS) {
      critic.scores(first, Math.min(ScoreTile.ROWS, tile.columns - first), tile);
      bound.visit(tile);
      for (int r = 0; r < tile.rows; r++) {
        sum += tile.contribution[r];
      }
      critic.pull(tile);
    }
    critic.backward();
    return sum / tile.columns;
  }
}
