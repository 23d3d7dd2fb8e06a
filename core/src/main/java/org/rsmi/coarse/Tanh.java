package org.rsmi.coarse;

import jdk.incubator.vector.FloatVector;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Noise;

/// `h = tanh a`: a continuous coarse variable in (−1, 1).
public record Tanh() implements Embedding {
  @Override
  public void soft(float[] a, float[] h, int count, long step, Noise noise) {
    hard(a, h, count);
  }

  @Override
  public void pull(float[] a, float[] h, float[] gradient, int count, long step) {
    for (int i = 0; i < count; i++) {
      gradient[i] *= 1 - h[i] * h[i];
    }
  }

  @Override
  public void hard(float[] a, float[] h, int count) {
    for (int i = 0; i < count; i += FloatMath.LANES) {
      FloatMath.tanh(FloatVector.fromArray(FloatMath.SPECIES, a, i)).intoArray(h, i);
    }
  }

  @Override
  public double entropyBound() {
    return Double.POSITIVE_INFINITY;
  }
}
