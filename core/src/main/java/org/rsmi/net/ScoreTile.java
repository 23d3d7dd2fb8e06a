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
  private static final Parameter NONE = Parameter.zeros("none", 0);

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

  /// How fast each row's contribution grows with a constant added to the scores its `values` stand
  /// for, `K·scale[r]·Σ_j values[r][j]`.
  public final double[] alternatives = new double[ROWS];

  /// How fast each row's contribution grows with the score of its own pair, on top of
  /// `alternatives`; K times `diagonal`.
  public final double[] joint = new double[ROWS];

  /// Numbers a bound learns or carries from batch to batch, and the gradient with respect to them.
  public final Parameter carried;

  /// What a survey of the whole matrix found before its rows are visited, the logarithm of a mean
  /// over all alternatives.
  public double normaliser;

  /// First row of the matrix held now.
  public int first;

  /// Rows held now, 1 … [#ROWS].
  public int rows;

  /// Which of the [Stretches] of the matrix those rows are in.
  public int stretch;

  /// Room for the partial sums of a critic.
  final float[] lanes = new float[ROWS * ROWS * Kernels.LANES];

  private final double[] sums = new double[ROWS];
  private final double[] shifts = new double[ROWS];

  /// A tile for K pairs and a bound that carries nothing.
  public ScoreTile(int columns) {
    this(columns, NONE);
  }

  /// A tile for K pairs.
  public ScoreTile(int columns, Parameter carried) {
    this.columns = columns;
    this.carried = carried;
    this.stride = Kernels.padded(columns);
    this.values = new float[ROWS * stride];
  }

  /// Column of `values` of row r's own pair.
  public int own(int r) {
    return r * stride + first + r;
  }

  /// Replaces row r by numbers proportional to `exp F_ij`, next to nothing for its own pair, and
  /// returns the logarithm of their mean over the K − 1 alternatives, `ln ⟨exp F_ij⟩_(j ≠ i)`.
  public double exponentiate(int r) {
    int row = r * stride;
    double[] sumAndShift = new double[2];
    values[own(r)] = NOTHING;
    FloatMath.exponentiate(values, row, row + stride, sumAndShift);
    sums[r] = sumAndShift[0];
    shifts[r] = sumAndShift[1];
    return shifts[r] + Math.log(sums[r] / (columns - 1));
  }

  /// What [#exponentiate] has made of a score 0 in row r.
  public float one(int r) {
    return (float) Math.exp(-shifts[r]);
  }

  /// Sets the gradient of row r after [#exponentiate]: alternatives share theirs as their `values`
  /// do.
  ///
  /// @param alternatives as the field
  /// @param joint as the field
  public void pull(int r, double alternatives, double joint) {
    this.alternatives[r] = alternatives;
    this.joint[r] = joint;
    scale[r] = (float) (alternatives / (columns * sums[r]));
    diagonal[r] = (float) (joint / columns);
  }

  /// Sets the scores of padding columns to −10³⁰.
  public void hidePadding() {
    for (int r = 0; r < ROWS; r++) {
      for (int j = columns; j < stride; j++) {
        values[r * stride + j] = NOTHING;
      }
    }
  }

  /// Sets what a bound made of padding columns to 0: tiny weights there would make products below
  /// the smallest normal number, on which arithmetic is a hundred times slower.
  void clearPadding() {
    for (int r = 0; r < ROWS; r++) {
      for (int j = columns; j < stride; j++) {
        values[r * stride + j] = 0f;
      }
    }
  }
}
