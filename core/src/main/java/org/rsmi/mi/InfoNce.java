package org.rsmi.mi;

import org.rsmi.net.FloatMath;
import org.rsmi.net.ScoreTile;

/// InfoNCE: `I ≥ log K + ⟨f(xᵢ,yᵢ) − log Σⱼ exp f(xᵢ,yⱼ)⟩ᵢ`, gradient `(δᵢⱼ − softmaxⱼ f(xᵢ,·))/K`.
///
/// Low variance, blind above `log K` (see [#ceiling]). The bound of choice for coarse-graining,
/// where
/// `I ≤ components · log 2` is far below any ceiling.
///
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), eq. 12</a>
/// @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. (2018)</a>
public record InfoNce() implements Bound {
  @Override
  public double ceiling(int pairs) {
    return Math.log(pairs);
  }

  @Override
  public void visit(ScoreTile tile) {
    int k = tile.columns;
    double logK = Math.log(k);
    double[] sumAndShift = new double[2];
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      float own = tile.values[tile.own(r)];
      FloatMath.exponentiate(tile.values, row, row + tile.stride, sumAndShift);
      double sum = sumAndShift[0];
      tile.contribution[r] = logK + own - (sumAndShift[1] + Math.log(sum));
      tile.scale[r] = (float) (-1 / (k * sum));
      tile.diagonal[r] = 1f / k;
      tile.alternatives[r] = -1;
      tile.joint[r] = 1;
    }
  }
}
