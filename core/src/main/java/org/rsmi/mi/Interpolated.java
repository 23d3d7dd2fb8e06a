package org.rsmi.mi;

import org.rsmi.net.ScoreTile;

/// Between [InfoNce], α → 1 with K − 1 pairs, and [Nwj] of `f + 1`, α = 0: variance for bias. With
/// `S_i = ⟨exp F_ij⟩` over the K − 1 alternatives of row i, the mean over rows of
///
/// `1 + F_ii − log(α (exp F_ii + (K−2) S_i)/(K−1) + 1 − α) − S_i/(α S_i + 1 − α)`.
///
/// The first mean of the paper averages `exp f` over the own pair and K − 2 alternatives: here
/// over all K − 1, with the weight of K − 2, which lowers the bound by a little and its variance
/// too.
///
/// @param alpha α in [0, 1]
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), eqs. 14-16, q = 1</a>
public record Interpolated(double alpha) implements Bound {
  public Interpolated {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha = " + alpha + " is not in [0, 1]");
    }
  }

  /// α = ½.
  public static Interpolated defaults() {
    return new Interpolated(0.5);
  }

  /// `log((K − 1)/α)` for α = 1; below, alternatives that weigh nothing leave out the last term, 1
  /// on average, and one batch can reach 1 more.
  @Override
  public double ceiling(int pairs) {
    double log = Math.log((pairs - 1) / alpha);
    return alpha < 1 ? 1 + log : log;
  }

  @Override
  public void visit(ScoreTile tile) {
    double logAlpha = Math.log(alpha);
    double logRest = Math.log1p(-alpha);
    double logPair = logAlpha - Math.log(tile.columns - 1);
    double logOthers = logPair + Math.log(tile.columns - 2);
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      double s = tile.exponentiate(r);
      double mixed = LogSum.of(logPair + own, logOthers + s, logRest);
      double apart = LogSum.of(logAlpha + s, logRest);
      double ratio = Math.exp(s - apart);
      tile.contribution[r] = 1 + own - mixed - ratio;
      double slope = Math.exp(logOthers + s - mixed) + ratio * Math.exp(logRest - apart);
      tile.pull(r, -slope, -Math.expm1(logPair + own - mixed));
    }
  }

  /// The level at which `E_q exp f` is q = 1: far above it the bound no longer tells one offset
  /// from another, short of its best. For α = 1 it never does.
  @Override
  public Calibration calibrate(Scorer critic, Pairs select) {
    return Calibration.of(this, alpha < 1 ? new Baseline(0) : this, critic, select);
  }
}
