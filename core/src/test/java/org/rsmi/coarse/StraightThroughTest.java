package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StraightThroughTest extends EmbeddingContract {
  @Override
  Embedding embedding() {
    return new StraightThrough();
  }

  /// Not the derivative of the sign: that of a clipped to |a| ≤ 1.
  @Override
  double slope(double a, float h, long step) {
    return Math.abs(a) <= 1 ? 1 : 0;
  }

  @Test
  void softIsTheHardSign() {
    float[] a = responses(1);
    a[0] = 0f;
    float[] h = soft(a, 3, 4);
    assertThat(h[0]).isOne();
    for (int i = 1; i < COUNT; i++) {
      assertThat(h[i]).isEqualTo(Math.signum(a[i]));
    }
    assertThat(embedding().entropyBound()).isEqualTo(Math.log(2));
  }
}
