package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;

/// A critic that is its score matrix, and keeps the gradient pulled back to it.
final class ScoreMatrix implements CriticNetwork {
  private static final float PADDING = -1e30f;

  final double[][] gradient;
  private final double[][] f;

  ScoreMatrix(double[][] f) {
    this.f = f;
    this.gradient = new double[f.length][f.length];
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    tile.first = first;
    tile.rows = rows;
    Arrays.fill(tile.values, PADDING);
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < f.length; j++) {
        tile.values[r * tile.stride + j] = (float) f[first + r][j];
      }
    }
  }

  @Override
  public void pull(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      int i = tile.first + r;
      for (int j = 0; j < f.length; j++) {
        gradient[i][j] = (double) tile.scale[r] * tile.values[r * tile.stride + j];
      }
      gradient[i][i] += tile.diagonal[r];
    }
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {}

  @Override
  public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {}

  @Override
  public void backward() {}

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public float[] inputGradient() {
    throw new AssertionError("the scores have no input");
  }

  @Override
  public int inputStride() {
    throw new AssertionError("the scores have no input");
  }
}
