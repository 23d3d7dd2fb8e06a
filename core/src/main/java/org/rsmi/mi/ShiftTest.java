package org.rsmi.mi;

import org.rsmi.net.ScoreTile;
import org.rsmi.num.Estimate;

/// What a trained critic says of report pairs that do not belong together: pair i with the y of
/// pair `i + s`, counted around, for shifts s = 1, 2, ….
///
/// The critic never saw the report pairs, so that under independence the true pairing is one of
/// equals, and `p = (1 + #{s : T_s ≥ T_0})/(1 + shifts)` with `T_s = Σᵢ f(xᵢ, yᵢ₊ₛ)` is exact. A
/// shift keeps the memory of a time series.
///
/// @param sums `[1 + shifts]`, T
/// @param saturated among the true pairs, those that get more than half of the softmax weight of
///     their row: where most do, the bound is close to its ceiling
record ShiftTest(double[] sums, int saturated) {
  private static final int MOST = 999;

  /// As many shifts as `rows` allow, at most 999.
  static int shifts(int rows) {
    return Math.min(MOST, rows - 1);
  }

  /// @param shifts less than the number of pairs
  static ShiftTest of(Scorer critic, Pairs pairs, int shifts) {
    int k = pairs.size();
    double[] sums = new double[shifts + 1];
    int saturated = 0;
    ScoreTile tile = new ScoreTile(k);
    critic.forward(pairs.x(), pairs.xWidth(), pairs.y(), pairs.yWidth(), k);
    for (int first = 0; first < k; first += ScoreTile.ROWS) {
      critic.scores(first, Math.min(ScoreTile.ROWS, k - first), tile);
      for (int r = 0; r < tile.rows; r++) {
        for (int s = 0; s <= shifts; s++) {
          sums[s] += tile.values[r * tile.stride + (first + r + s) % k];
        }
        saturated += takesHalf(tile, r) ? 1 : 0;
      }
    }
    return new ShiftTest(sums, saturated);
  }

  private static boolean takesHalf(ScoreTile tile, int r) {
    double own = tile.values[tile.own(r)];
    double others = 0;
    for (int j = 0; j < tile.columns; j++) {
      others +=
          j == tile.first + r ? 0 : Math.exp(Math.min(1, tile.values[r * tile.stride + j] - own));
    }
    return others < 1;
  }

  /// The test of two independent sets of pairs together.
  ShiftTest plus(ShiftTest other) {
    double[] both = new double[Math.min(sums.length, other.sums.length)];
    for (int s = 0; s < both.length; s++) {
      both[s] = sums[s] + other.sums[s];
    }
    return new ShiftTest(both, saturated + other.saturated);
  }

  /// The chance of so much information among independent pairs.
  double pValue() {
    int asLarge = 0;
    for (int s = 1; s < sums.length; s++) {
      asLarge += sums[s] >= sums[0] ? 1 : 0;
    }
    return (1.0 + asLarge) / sums.length;
  }

  /// The bound where pairs do not belong together: mean and scatter over shifts.
  ///
  /// @param information the bound on the true pairs
  /// @param rows number of true pairs
  Estimate nothing(double information, int rows) {
    double mean = 0;
    double square = 0;
    int shifts = sums.length - 1;
    for (int s = 1; s <= shifts; s++) {
      double value = information + (sums[s] - sums[0]) / rows;
      mean += value / shifts;
      square += value * value / shifts;
    }
    return new Estimate(mean, Math.sqrt(Math.max(0, square - mean * mean)), "nats");
  }
}
