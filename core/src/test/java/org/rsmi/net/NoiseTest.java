package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoiseTest {
  private static final int COUNT = 1 << 18;

  @Test
  void noiseIsAPureFunctionOfKeyAndIndex() {
    Noise noise = new Noise(42).split(7).split(1);
    float[] all = new float[64];
    noise.uniform(all, 64);
    assertThat(new Noise(42).split(7).split(1).uniform(63)).isEqualTo(all[63]);
    assertThat(new Noise(42).split(8).split(1).uniform(63)).isNotEqualTo(all[63]);
    assertThat(new Noise(42).split(7).split(0).uniform(63)).isNotEqualTo(all[63]);
  }

  @Test
  void uniformNoiseIsFlatAndUncorrelated() {
    float[] u = new float[COUNT];
    new Noise(1).split(3).uniform(u, COUNT);
    double mean = 0;
    double square = 0;
    double neighbours = 0;
    for (int i = 0; i < COUNT; i++) {
      assertThat(u[i] > 0f && u[i] < 1f).isTrue();
      double x = u[i] - 0.5;
      mean += x / COUNT;
      square += x * x / COUNT;
      neighbours += x * (u[(i + 1) % COUNT] - 0.5) / COUNT;
    }
    assertThat(Math.abs(mean)).isLessThan(4 * Math.sqrt(1.0 / 12 / COUNT));
    assertThat(Math.abs(square - 1.0 / 12)).isLessThan(4 * Math.sqrt(1.0 / 180 / COUNT));
    assertThat(Math.abs(neighbours)).isLessThan(4 / 12.0 / Math.sqrt(COUNT));
  }

  @Test
  void sameIndexOfSuccessiveSplitsIsUncorrelated() {
    double product = 0;
    for (int step = 0; step < COUNT; step++) {
      double here = new Noise(1).split(step).uniform(0) - 0.5;
      product += here * (new Noise(1).split(step + 1).uniform(0) - 0.5) / COUNT;
    }
    assertThat(Math.abs(product)).isLessThan(4 / 12.0 / Math.sqrt(COUNT));
  }

  @Test
  void logisticNoiseHasItsMoments() {
    float[] l = new float[COUNT];
    new Noise(2).logistic(l, COUNT);
    double mean = 0;
    double square = 0;
    for (float x : l) {
      mean += x / COUNT;
      square += (double) x * x / COUNT;
    }
    double variance = Math.PI * Math.PI / 3;
    double fourth = 7 * Math.pow(Math.PI, 4) / 15;
    assertThat(Math.abs(mean)).isLessThan(4 * Math.sqrt(variance / COUNT));
    assertThat(Math.abs(square - variance))
        .isLessThan(4 * Math.sqrt((fourth - variance * variance) / COUNT));
  }
}
