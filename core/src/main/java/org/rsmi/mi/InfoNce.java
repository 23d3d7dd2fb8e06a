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
  /// Weights below e⁻⁶⁰ = 10⁻²⁶ of a row's largest are taken for this.
  private static final float NEGLIGIBLE = -60f;

  @Override
  public double ceiling(int pairs) {
    return Math.log(pairs);
  }

  @Override
  public void visit(ScoreTile tile) {
    int k = tile.columns;
    double logK = Math.log(k);
    float[] largest = new float[tile.rows];
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      largest[r] = FloatMath.largest(tile.values, row, row + tile.stride);
    }
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      float own = tile.values[tile.own(r)];
      double sum =
          FloatMath.exponentiate(tile.values, row, row + tile.stride, largest[r], NEGLIGIBLE);
      tile.contribution[r] = logK + own - (largest[r] + Math.log(sum));
      tile.scale[r] = (float) (-1 / (k * sum));
      tile.diagonal[r] = 1f / k;
      tile.alternatives[r] = -1;
      tile.joint[r] = 1;
    }
  }
}
