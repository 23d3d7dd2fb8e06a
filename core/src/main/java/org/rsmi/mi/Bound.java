package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// A variational lower bound on mutual information, a function of a score matrix
/// `F_ij = f(x_i, y_j)` whose diagonal belongs to joint pairs, mean `E_p`, and whose other entries
/// belong to pairs from the product of the marginals, mean `E_q`.
///
/// The matrix arrives a tile of rows at a time. An implementation is one record in one file, named
/// in a spec by its simple name.
///
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019)</a>
public interface Bound {

  /// Turns a tile of scores into contributions and gradient.
  ///
  /// On return `contribution[r]` sums over all rows to K times the bound, in nats, and
  /// `scale[r]·values[r][j] + diagonal[r]·δ_ij` is the gradient with respect to `F_ij` of the bound
  /// or of what is ascended in its place. The gradient of learned numbers is added to that of
  /// `carried`.
  ///
  /// A bound that is its own [#reported] one also sets `alternatives` and `joint`, and where rows
  /// share a normaliser, `contribution[r]` is what row r alone does to the bound, to first order.
  void visit(ScoreTile tile);

  /// The largest value K pairs can give, nats; infinite where there is none.
  ///
  /// @param pairs K ≥ 2
  default double ceiling(int pairs) {
    return Double.POSITIVE_INFINITY;
  }

  /// Whether [#visit] or [#carry] needs the [ScoreTile#normaliser] of the whole matrix, for which
  /// all scores are computed twice.
  default boolean surveys() {
    return false;
  }

  /// The logarithm of row r's mean over alternatives, whose mean over rows is the normaliser; may
  /// overwrite the row.
  default double survey(ScoreTile tile, int r) {
    return tile.exponentiate(r);
  }

  /// Initial values of the numbers that are learned with the critic or carried from batch to batch,
  /// the `carried` of a tile.
  default float[] carried() {
    return new float[0];
  }

  /// Moves the carried numbers on after a batch.
  default void carry(ScoreTile tile) {}

  /// The bound that is evaluated on held-out pairs, with trained numbers that change no more.
  ///
  /// @param carried trained values of [#carried()]
  default Bound reported(float[] carried) {
    return this;
  }

  /// The multiple and offset of a critic's scores that this bound prefers.
  ///
  /// @param select pairs held out from training, not those the bound is reported of
  default Calibration calibrate(Scorer critic, Pairs select) {
    return Calibration.of(this, critic, select);
  }
}
