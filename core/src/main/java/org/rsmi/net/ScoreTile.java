package org.rsmi.net;

/// A few rows of a score matrix `F_ij = f(x_i, y_j)`, and what a bound makes of them.
///
/// The K × K matrix is never stored: a critic fills [#ROWS] rows, a bound turns them into the
/// gradient
/// `∂I/∂F_ij = scale[r]·values[r][j] + diagonal[r]·δ_ij`, the critic pulls that back, and the tile
/// is used again. Memory is linear in K.
public final class ScoreTile {
  /// Rows in a tile.
  public static final int ROWS = 4;

  private static final float NOTHING = -1e30f;

  /// `[ROWS × stride]`, scores and then weights of the gradient.
  public final float[] values;

  /// Row stride, the number of columns padded to the lane count; scores of padding are −10³⁰.
  public final int stride;

  /// K, the number of pairs.
  public final int columns;

  /// Factor of each row's `values` in the gradient.
  public final float[] scale = new float[ROWS];

  /// Gradient with respect to the score of each row's own pair, on top of `scale·values`.
  public final float[] diagonal = new float[ROWS];

  /// What each row adds to K times the bound, nats.
  public final double[] contribution = new double[ROWS];

  /// First row of the matrix held now.
  public int first;

  /// Rows held now, 1 … [#ROWS].
  public int rows;

  /// A tile for K pairs.
  public ScoreTile(int columns) {
    this.columns = columns;
    this.stride = Kernels.padded(columns);
    this.values = new float[ROWS * stride];
  }

  /// Column of `values` of row r's own pair.
  public int own(int r) {
    return r * stride + first + r;
  }

  void hidePadding() {
    for (int r = 0; r < ROWS; r++) {
      for (int j = columns; j < stride; j++) {
        values[r * stride + j] = NOTHING;
      }
    }
  }
}
