package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.ScoreTile;

/// Several score functions as one, `f = Σ_m w_m f_m`.
final class StackedScores implements Scorer {
  private final List<Scorer> scorers;
  private final double[] weights;
  private List<ScoreTile> tiles = List.of();

  /// @param weights `[scorers]`
  StackedScores(List<Scorer> scorers, double[] weights) {
    this.scorers = List.copyOf(scorers);
    this.weights = weights.clone();
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    scorers.forEach(scorer -> scorer.forward(x, xStride, y, yStride, rows));
    tiles = scorers.stream().map(_ -> new ScoreTile(rows)).toList();
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    for (int m = 0; m < weights.length; m++) {
      scorers.get(m).scores(first, rows, tiles.get(m));
    }
    add(tiles, weights, tile);
  }

  /// Fills `sum` with the weighted sum of tiles of the same rows.
  static void add(List<ScoreTile> tiles, double[] weights, ScoreTile sum) {
    sum.first = tiles.getFirst().first;
    sum.rows = tiles.getFirst().rows;
    int size = sum.rows * sum.stride;
    for (int m = 0; m < weights.length; m++) {
      float weight = (float) weights[m];
      float[] values = tiles.get(m).values;
      for (int j = 0; j < size; j++) {
        sum.values[j] = (m == 0 ? 0f : sum.values[j]) + weight * values[j];
      }
    }
    sum.hidePadding();
  }
}
