package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// A variational lower bound on mutual information, a function of a score matrix
/// `F_ij = f(x_i, y_j)` whose diagonal belongs to joint pairs and whose other entries belong to
/// pairs from the product of the marginals.
///
/// The matrix arrives a tile of rows at a time. An implementation is one record in one file, named
/// in a spec by its simple name.
///
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019)</a>
public interface Bound {

  /// Turns a tile of scores into contributions and gradient.
  ///
  /// On return `contribution[r]` sums over all rows to K times the bound, in nats, and
  /// `scale[r]·values[r][j] + diagonal[r]·δ_ij` is the gradient of the bound with respect to
  /// `F_ij`.
  void visit(ScoreTile tile);

  /// The largest value K pairs can give, nats; infinite where there is none.
  ///
  /// @param pairs K ≥ 2
  double ceiling(int pairs);
}
