package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// A trained critic whose scores of one set of pairs are kept, to be looked at many times.
///
/// @param values `[K × stride]`, scores
/// @param stride as of a [ScoreTile] of K columns
record RememberedScores(float[] values, int stride) implements Scorer {
  private static final int MOST_PAIRS = 4_096;

  /// The critic's scores of `pairs`, or itself where they are too many to keep.
  static Scorer of(Scorer critic, Pairs pairs) {
    int k = pairs.size();
    if (k > MOST_PAIRS) {
      return critic;
    }
    ScoreTile tile = new ScoreTile(k);
    float[] values = new float[k * tile.stride];
    critic.forward(pairs.x(), pairs.xWidth(), pairs.y(), pairs.yWidth(), k);
    for (int first = 0; first < k; first += ScoreTile.ROWS) {
      int rows = Math.min(ScoreTile.ROWS, k - first);
      critic.scores(first, rows, tile);
      System.arraycopy(tile.values, 0, values, first * tile.stride, rows * tile.stride);
    }
    return new RememberedScores(values, tile.stride);
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    if (rows * stride != values.length) {
      throw new AssertionError(rows + " pairs are not those that are remembered");
    }
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    System.arraycopy(values, first * stride, tile.values, 0, rows * stride);
    tile.first = first;
    tile.rows = rows;
  }
}
