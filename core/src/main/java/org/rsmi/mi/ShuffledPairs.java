package org.rsmi.mi;

import org.rsmi.num.Rng;

/// A fixed set of pairs as an endless stream: all of them in random order, then all again in
/// another.
final class ShuffledPairs implements PairStream {
  private final Pairs pairs;
  private final Rng rng;
  private int[] order;
  private int next;

  /// @param rng draws the orders
  ShuffledPairs(Pairs pairs, Rng rng) {
    this.pairs = pairs;
    this.rng = rng;
    this.order = rng.permutation(pairs.size());
  }

  @Override
  public void next(float[] x, float[] y, int rows) {
    int dx = pairs.xWidth();
    int dy = pairs.yWidth();
    for (int row = 0; row < rows; row++) {
      if (next == order.length) {
        order = rng.permutation(pairs.size());
        next = 0;
      }
      int from = order[next];
      next++;
      System.arraycopy(pairs.x(), from * dx, x, row * dx, dx);
      System.arraycopy(pairs.y(), from * dy, y, row * dy, dy);
    }
  }

  @Override
  public long distinct() {
    return pairs.size();
  }
}
