package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TanhTest extends EmbeddingContract {
  @Override
  Embedding embedding() {
    return new Tanh();
  }

  @Override
  double slope(double a, float h, long step) {
    double width = 1e-4;
    return (Math.tanh(a + width) - Math.tanh(a - width)) / (2 * width);
  }

  @Test
  void softAndHardAreTheHyperbolicTangent() {
    float[] a = responses(1);
    float[] h = new float[COUNT];
    embedding().hard(a, h, COUNT);
    assertThat(soft(a, 3, 4)).isEqualTo(h);
    for (int i = 0; i < COUNT; i++) {
      assertThat((double) h[i]).isCloseTo(Math.tanh(a[i]), within(3e-7));
    }
  }
}
