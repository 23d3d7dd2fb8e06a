package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Visits of a bound to all rows of a score matrix, a tile at a time, after a survey where it asks
/// for one.
///
/// @param tile holds the rows at hand
record Sweep(Bound bound, ScoreTile tile) {

  /// Visits the matrix of the batch that `critic` holds.
  ///
  /// @param scores what is made of the critic's scores first
  /// @param each uses the tile after a visit
  void of(Scorer critic, Calibration scores, Runnable each) {
    if (bound.surveys()) {
      tile.normaliser = normaliser(critic, scores);
    }
    tiles(
        critic,
        scores,
        () -> {
          bound.visit(tile);
          each.run();
        });
  }

  private double normaliser(Scorer critic, Calibration scores) {
    double[] logs = new double[tile.columns];
    tiles(
        critic,
        scores,
        () -> {
          for (int r = 0; r < tile.rows; r++) {
            logs[tile.first + r] = bound.survey(tile, r);
          }
        });
    return LogSum.of(logs) - Math.log(logs.length);
  }

  private void tiles(Scorer critic, Calibration scores, Runnable each) {
    for (int first = 0; first < tile.columns; first += ScoreTile.ROWS) {
      critic.scores(first, Math.min(ScoreTile.ROWS, tile.columns - first), tile);
      scores.apply(tile);
      each.run();
    }
  }
}
