package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Ascends `−E_p softplus(−f) − E_q softplus(f)`, a bound on the Jensen–Shannon divergence, and
/// reports the bound `I ≥ 1 + E_p f − E_q exp f` at the scores found, [Nwj] of `f + 1`.
///
/// The best scores are `log p(x,y)/(p(x) p(y))` for both, but the gradient `σ(−f)/K` of joint pairs
/// and `−σ(f)/K(K−1)` of alternatives, `σ(f) = 1/(1 + exp(−f))`, never exceeds 1/K: training is
/// stable where the bound itself has large variance.
///
/// @see <a href="https://arxiv.org/abs/1606.00709">Nowozin, Cseke and Tomioka (2016)</a>
/// @see <a href="https://arxiv.org/abs/1808.06670">Hjelm et al. (2019), eq. 4</a>
public record JensenShannon() implements Bound {
  private static final Baseline ONE = new Baseline(0);

  @Override
  public void visit(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      double log = tile.exponentiate(r);
      tile.contribution[r] = 1 + own - Math.exp(log);
      ascend(tile, r, own);
    }
  }

  /// The gradient of row r, whose values are exponentials now.
  ///
  /// @param own the score of its own pair
  static void ascend(ScoreTile tile, int r, double own) {
    int row = r * tile.stride;
    float one = tile.one(r);
    for (int j = row; j < row + tile.columns; j++) {
      tile.values[j] /= tile.values[j] + one;
    }
    tile.values[tile.own(r)] = 0f;
    tile.scale[r] = -1f / (tile.columns * (tile.columns - 1f));
    tile.diagonal[r] = (float) (1 / (tile.columns * (1 + Math.exp(own))));
  }

  @Override
  public Bound reported(float[] carried) {
    return ONE;
  }
}
