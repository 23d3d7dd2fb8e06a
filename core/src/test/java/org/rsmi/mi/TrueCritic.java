package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;

/// The critic that knows the law, `f = factor · log p(x,y)/(p(x) p(y)) + offset`, or is wrong by a
/// multiple
/// of y.
final class TrueCritic implements CriticNetwork {
  private final Gaussians law;
  private final double factor;
  private final double offset;
  private final double lean;
  private Pairs pairs = new Pairs(new float[2], new float[2], new int[2]);

  TrueCritic(Gaussians law, double factor) {
    this(law, factor, 0);
  }

  TrueCritic(Gaussians law, double factor, double offset) {
    this(law, factor, offset, 0);
  }

  private TrueCritic(Gaussians law, double factor, double offset, double lean) {
    this.law = law;
    this.factor = factor;
    this.offset = offset;
    this.lean = lean;
  }

  /// The same scores plus `lean` times the first component of y.
  TrueCritic leaning(double lean) {
    return new TrueCritic(law, factor, offset, lean);
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    pairs = new Pairs(x, y, new int[rows]);
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    Arrays.fill(tile.values, -1e30f);
    tile.first = first;
    tile.rows = rows;
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < tile.columns; j++) {
        tile.values[r * tile.stride + j] =
            (float)
                (factor * law.logRatio(pairs, first + r, j)
                    + offset
                    + lean * pairs.y()[j * law.dimension()]);
      }
    }
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
    throw new AssertionError("not trained");
  }

  @Override
  public void pull(ScoreTile tile) {
    throw new AssertionError("not trained");
  }

  @Override
  public void backward() {
    throw new AssertionError("not trained");
  }

  @Override
  public float[] inputGradient() {
    throw new AssertionError("not trained");
  }

  @Override
  public int inputStride() {
    throw new AssertionError("not trained");
  }
}
