package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Donsker and Varadhan: `I ≥ E_p f − log E_q exp f`, gradient `δᵢⱼ/K − softmax f` over all
/// alternatives.
///
/// What [Nwj] gives at the best of all offsets, so that the level of the scores does not matter.
/// But the logarithm of a mean over one batch is too small on average: a batch is above the bound
/// by `Var(E_q exp f)/2(E_q exp f)²`, and the variance grows like `exp I`.
///
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 2.2</a>
public record DonskerVaradhan() implements Bound {
  @Override
  public boolean surveys() {
    return true;
  }

  /// A row's part in the mean over alternatives enters as to first order:
  /// `c_i = F_ii − Z + 1 − exp(Z_i − Z)`.
  @Override
  public void visit(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      double ratio = Math.exp(tile.exponentiate(r) - tile.normaliser);
      tile.contribution[r] = own - tile.normaliser + 1 - ratio;
      tile.pull(r, -ratio, 1);
    }
  }
}
