package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import org.rsmi.net.ScoreTile;

/// Several trained critics as one, `f = Σ_m w_m f_m`, for evaluation.
///
/// InfoNCE is concave in the weights, so those that are best on a held-out set are found one after
/// the other, in a few rounds. A critic that knows nothing gets the weight 0.
///
/// @see <a href="https://doi.org/10.1016/S0893-6080(05)80023-1">Wolpert (1992)</a>
final class StackedScores implements Scorer {
  private static final int ROUNDS = 3;
  private static final int SECTIONS = 9;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double LARGEST = 1.5;

  private final List<Scorer> scorers;
  private final double[] weights;
  private ScoreTile one = new ScoreTile(1);

  /// @param weights `[scorers]`
  StackedScores(List<Scorer> scorers, double[] weights) {
    this.scorers = List.copyOf(scorers);
    this.weights = weights.clone();
  }

  /// The weights in [0, 1.5] that are best on `select`.
  static double[] weights(List<Scorer> scorers, Bound bound, Pairs select) {
    double[] even = new double[scorers.size()];
    Arrays.fill(even, 1.0 / even.length);
    StackedScores stack = new StackedScores(scorers, even);
    for (int round = 0; round < ROUNDS; round++) {
      for (int m = 0; m < even.length; m++) {
        stack.adjust(m, bound, select);
      }
    }
    return stack.weights;
  }

  private void adjust(int m, Bound bound, Pairs select) {
    double low = 0;
    double high = LARGEST;
    for (int section = 0; section < SECTIONS; section++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (value(m, left, bound, select) >= value(m, right, bound, select)) {
        high = right;
      } else {
        low = left;
      }
    }
    weights[m] = (low + high) / 2;
  }

  private double value(int m, double weight, Bound bound, Pairs select) {
    weights[m] = weight;
    double value = Evaluation.of(bound, this, Calibration.NONE, select).local().value();
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    scorers.forEach(scorer -> scorer.forward(x, xStride, y, yStride, rows));
    if (one.columns != rows) {
      one = new ScoreTile(rows);
    }
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    for (int m = 0; m < weights.length; m++) {
      scorers.get(m).scores(first, rows, one);
      float weight = (float) weights[m];
      for (int r = 0; r < rows; r++) {
        int row = r * tile.stride;
        for (int j = row; j < row + tile.columns; j++) {
          tile.values[j] = (m == 0 ? 0f : tile.values[j]) + weight * one.values[j];
        }
      }
    }
    tile.first = first;
    tile.rows = rows;
    tile.hidePadding();
  }
}
