package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// One visit of a bound to the score matrix of a batch, tile by tile.
final class BoundPass {
  private final Bound bound;
  private final ScoreTile tile;

  /// @param pairs K
  BoundPass(Bound bound, int pairs) {
    this.bound = bound;
    this.tile = new ScoreTile(pairs);
  }

  /// The bound on the batch the critic holds, nats; the critic's gradients are filled.
  double ascend(CriticNetwork critic) {
    double sum = 0;
    for (int first = 0; first < tile.columns; first += ScoreTile.ROWS) {
      critic.scores(first, Math.min(ScoreTile.ROWS, tile.columns - first), tile);
      bound.visit(tile);
      sum += contributions();
      critic.pull(tile);
    }
    critic.backward();
    return sum / tile.columns;
  }

  private double contributions() {
    double sum = 0;
    for (int r = 0; r < tile.rows; r++) {
      sum += tile.contribution[r];
    }
    return sum;
  }
}
