package org.rsmi.coarse;

import org.rsmi.net.Noise;

/// A binary coarse variable `h = sign a` whose gradient is that of `a` clipped to |a| ≤ 1.
///
/// No noise and no annealing; the gradient is biased.
///
/// @see <a href="https://arxiv.org/abs/1308.3432">Bengio et al. (2013)</a>
public record StraightThrough() implements Embedding {
  @Override
  public void soft(float[] a, float[] h, int count, long step, Noise noise) {
    hard(a, h, count);
  }

  @Override
  public void pull(float[] a, float[] h, float[] gradient, int count, long step) {
    for (int i = 0; i < count; i++) {
      gradient[i] = Math.abs(a[i]) <= 1 ? gradient[i] : 0f;
    }
  }

  @Override
  public void hard(float[] a, float[] h, int count) {
    Sign.of(a, h, count);
  }

  @Override
  public double entropyBound() {
    return Math.log(2);
  }
}
