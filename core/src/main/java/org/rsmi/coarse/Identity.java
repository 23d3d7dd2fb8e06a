package org.rsmi.coarse;

import org.rsmi.net.Noise;

/// `h = a`: a continuous coarse variable, the linear response itself.
public record Identity() implements Embedding {
  @Override
  public void soft(float[] a, float[] h, int count, long step, Noise noise) {
    hard(a, h, count);
  }

  @Override
  public void pull(float[] a, float[] h, float[] gradient, int count, long step) {}

  @Override
  public void hard(float[] a, float[] h, int count) {
    System.arraycopy(a, 0, h, 0, count);
  }

  @Override
  public double entropyBound() {
    return Double.POSITIVE_INFINITY;
  }
}
