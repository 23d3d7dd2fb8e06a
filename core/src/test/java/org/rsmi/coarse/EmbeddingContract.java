package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Noise;
import org.rsmi.num.Rng;

/// What every [Embedding] must fulfil.
abstract class EmbeddingContract {
  static final int COUNT = FloatMath.padded(50);

  abstract Embedding embedding();

  /// `∂h/∂a` at fixed noise, in float64, where `pull` uses the true derivative.
  abstract double slope(double a, float h, long step);

  @Test
  void pullMultipliesByTheSlope() {
    for (long step : new long[] {0, 100, 1_000_000}) {
      float[] a = responses(1);
      float[] h = soft(a, step, 5);
      float[] gradient = responses(2);
      float[] pulled = gradient.clone();
      embedding().pull(a, h, pulled, COUNT, step);
      for (int i = 0; i < COUNT; i++) {
        double wanted = gradient[i] * slope(a[i], h[i], step);
        assertThat(Math.abs(pulled[i] - wanted)).isLessThan(2e-5);
      }
    }
  }

  @Test
  void softIsAPureFunctionOfNoiseAndStep() {
    float[] a = responses(3);
    assertThat(soft(a, 7, 5)).isEqualTo(soft(a, 7, 5));
  }

  @Test
  void pullLeavesNumbersBeyondTheCountAlone() {
    float[] gradient = responses(4);
    float[] pulled = gradient.clone();
    float[] a = responses(1);
    embedding().pull(a, soft(a, 0, 1), pulled, 3, 0);
    for (int i = 3; i < COUNT; i++) {
      assertThat(pulled[i]).isEqualTo(gradient[i]);
    }
  }

  @Test
  void largerResponsesNeverGiveSmallerHardValues() {
    float[] a = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      a[i] = 0.2f * (i - COUNT / 2);
    }
    float[] h = new float[COUNT];
    embedding().hard(a, h, COUNT);
    for (int i = 1; i < COUNT; i++) {
      assertThat(h[i]).isGreaterThanOrEqualTo(h[i - 1]);
    }
  }

  @Test
  void temperatureChangesNoMoreOnceSettled() {
    long settled = embedding().settled();
    Double last = embedding().temperature(settled);
    assertThat(embedding().temperature(settled + 1)).isEqualTo(last);
    assertThat(embedding().temperature(settled + 1_000_000)).isEqualTo(last);
  }

  @Test
  void temperatureNeverRises() {
    for (long step = 0; step < 2_000; step++) {
      boolean rises = embedding().temperature(step + 1) > embedding().temperature(step);
      assertThat(rises).isFalse();
    }
  }

  final float[] soft(float[] a, long step, long key) {
    float[] h = new float[COUNT];
    embedding().soft(a, h, COUNT, step, new Noise(key));
    return h;
  }

  static float[] responses(long seed) {
    Rng rng = Rng.of(seed);
    float[] a = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      a[i] = (float) rng.nextGaussian();
    }
    return a;
  }
}
