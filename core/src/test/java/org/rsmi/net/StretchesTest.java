package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StretchesTest {

  @Test
  void everyRowIsInOneStretch() {
    for (int rows = 0; rows < 5_000; rows++) {
      Stretches cut = new Stretches(rows);
      assertThat(cut.count()).isBetween(1, 16);
      assertThat(cut.from(0)).isZero();
      assertThat(cut.to(cut.count() - 1)).isEqualTo(rows);
      for (int s = 0; s < cut.count(); s++) {
        assertThat(cut.to(s)).isGreaterThanOrEqualTo(cut.from(s));
        assertThat(cut.from(s) % 8 == 0 || cut.from(s) == rows).isTrue();
      }
    }
  }

  @Test
  void aBatchOf128IsNotCutAndOneOf500IsCutInFour() {
    assertThat(new Stretches(128).count()).isOne();
    assertThat(new Stretches(129).count()).isEqualTo(2);
    assertThat(new Stretches(500).count()).isEqualTo(4);
    assertThat(new Stretches(100_000).count()).isEqualTo(16);
  }
}
