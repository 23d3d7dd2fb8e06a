package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// The tractable unnormalised bound with a constant baseline a,
/// `I ≥ 1 + E_p[f − log a] − E_q exp f / a`.
///
/// Tight at `f = log a + log p(x,y)/(p(x) p(y))`; the best a for given scores is `E_q exp f`.
///
/// @param log log a
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 2.2</a>
record Baseline(double log) implements Bound {
  @Override
  public void visit(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      double ratio = Math.exp(tile.exponentiate(r) - log);
      tile.contribution[r] = 1 + own - log - ratio;
      tile.pull(r, -ratio, 1);
    }
  }
}
