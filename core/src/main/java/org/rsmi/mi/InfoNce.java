package org.rsmi.mi;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
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
    FloatVector a = FloatVector.fromArray(FloatMath.SPECIES, f, from);
    FloatVector b = a;
    int j = FloatMath.LANES;
    for (; j + FloatMath.LANES < length; j += 2 * FloatMath.LANES) {
      a = FloatMath.larger(a, FloatVector.fromArray(FloatMath.SPECIES, f, from + j));
      b =
          FloatMath.larger(
              b, FloatVector.fromArray(FloatMath.SPECIES, f, from + j + FloatMath.LANES));
    }
    if (j < length) {
      a = FloatMath.larger(a, FloatVector.fromArray(FloatMath.SPECIES, f, from + j));
    }
    return FloatMath.larger(a, b).reduceLanes(VectorOperators.MAX);
  }

  /// Replaces scores by `exp(f − largest)` and returns their sum.
  private static double exponentiate(float[] f, int from, int length, float largest) {
    FloatVector shift = FloatVector.broadcast(FloatMath.SPECIES, largest);
    FloatVector sum = FloatVector.zero(FloatMath.SPECIES);
    for (int j = from; j < from + length; j += FloatMath.LANES) {
      FloatVector e = FloatMath.exp(FloatVector.fromArray(FloatMath.SPECIES, f, j).sub(shift));
      e.intoArray(f, j);
      sum = sum.add(e);
    }
    return FloatMath.sum(sum);
  }
}
