package org.rsmi.mi;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import org.rsmi.net.ScoreTile;
import org.rsmi.net.VectorMath;

/// InfoNCE: `I ≥ log K + ⟨f(xᵢ,yᵢ) − log Σⱼ exp f(xᵢ,yⱼ)⟩ᵢ`, gradient `(δᵢⱼ − softmaxⱼ f(xᵢ,·))/K`.
///
/// Low variance, blind above `log K` (see [#ceiling]). The bound of choice for coarse-graining, where
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
    for (int r = 0; r < tile.rows; r++) {
      float own = tile.values[tile.own(r)];
      float largest = largest(tile.values, r * tile.stride, tile.stride);
      double sum = exponentiate(tile.values, r * tile.stride, tile.stride, largest);
      tile.contribution[r] = logK + own - (largest + Math.log(sum));
      tile.scale[r] = (float) (-1 / (k * sum));
      tile.diagonal[r] = 1f / k;
    }
  }

  private static float largest(float[] f, int from, int length) {
    FloatVector a = FloatVector.fromArray(VectorMath.SPECIES, f, from);
    FloatVector b = a;
    int j = VectorMath.LANES;
    for (; j + VectorMath.LANES < length; j += 2 * VectorMath.LANES) {
      a = VectorMath.larger(a, FloatVector.fromArray(VectorMath.SPECIES, f, from + j));
      b =
          VectorMath.larger(
              b, FloatVector.fromArray(VectorMath.SPECIES, f, from + j + VectorMath.LANES));
    }
    if (j < length) {
      a = VectorMath.larger(a, FloatVector.fromArray(VectorMath.SPECIES, f, from + j));
    }
    return VectorMath.larger(a, b).reduceLanes(VectorOperators.MAX);
  }

  /// Replaces scores by `exp(f − largest)` and returns their sum.
  private static double exponentiate(float[] f, int from, int length, float largest) {
    FloatVector a = FloatVector.zero(VectorMath.SPECIES);
    FloatVector b = a;
    int j = 0;
    for (; j + VectorMath.LANES < length; j += 2 * VectorMath.LANES) {
      FloatVector ea =
          VectorMath.exp(FloatVector.fromArray(VectorMath.SPECIES, f, from + j).sub(largest));
      FloatVector eb =
          VectorMath.exp(FloatVector.fromArray(VectorMath.SPECIES, f, from + j + VectorMath.LANES).sub(largest));
      ea.intoArray(f, from + j);
      eb.intoArray(f, from + j + VectorMath.LANES);
      a = a.add(ea);
      b = b.add(eb);
    }
    if (j < length) {
      FloatVector ea =
          VectorMath.exp(FloatVector.fromArray(VectorMath.SPECIES, f, from + j).sub(largest));
      ea.intoArray(f, from + j);
      a = a.add(ea);
    }
    return VectorMath.sum(a.add(b));
  }
}
