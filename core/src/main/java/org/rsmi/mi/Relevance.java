package org.rsmi.mi;

import java.util.Arrays;

/// How much each feature matters to a critic, the factors its networks see them with.
///
/// A first critic with strong weight decay turns to nothing what it does not use; a second one that
/// sees features in proportion to the square of their weights in the first has fewer ways to learn
/// noise by heart: the adaptive lasso, for networks.
///
/// @param x `[features of x]`, in (0, 1]
/// @param y `[features of y]`
/// @see <a href="https://doi.org/10.1198/016214506000000735">Zou (2006)</a>
record Relevance(float[] x, float[] y) {
  private static final double LEAST = 0.03;

  /// All features alike.
  static Relevance even(int x, int y) {
    float[] evenX = new float[x];
    float[] evenY = new float[y];
    Arrays.fill(evenX, 1f);
    Arrays.fill(evenY, 1f);
    return new Relevance(evenX, evenY);
  }

  /// The squared norm of every feature's weights in a first layer, relative to the largest.
  ///
  /// @param weights `[features × width]`
  static float[] of(float[] weights, int features) {
    int width = weights.length / features;
    double[] squares = new double[features];
    for (int i = 0; i < weights.length; i++) {
      squares[i / width] += (double) weights[i] * weights[i];
    }
    double largest = Arrays.stream(squares).max().orElseThrow();
    float[] relevance = new float[features];
    for (int c = 0; c < features; c++) {
      relevance[c] = (float) Math.max(LEAST, largest > 0 ? squares[c] / largest : 1);
    }
    return relevance;
  }

  /// Rows of features, each times its factor.
  ///
  /// @param rows `[count × any]` with the given stride, of which the first are used
  /// @param to `[count × factors]`, overwritten
  static void apply(float[] factors, float[] rows, int stride, int count, float[] to) {
    int width = factors.length;
    for (int row = 0; row < count; row++) {
      for (int c = 0; c < width; c++) {
        to[row * width + c] = rows[row * stride + c] * factors[c];
      }
    }
  }
}
