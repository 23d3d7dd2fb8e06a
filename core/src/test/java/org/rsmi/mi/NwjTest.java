package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class NwjTest extends BoundContract {

  @Override
  Bound bound() {
    return new Nwj();
  }

  @Override
  double plain(double[][] f) {
    return joint(f) - apart(f, Math::exp) / Math.E;
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2, 0, "nats"); // unbiased
  }

  @Override
  double level() {
    return 1;
  }

  @Test
  void ofAllOffsetsTheBestGivesDonskerAndVaradhan() {
    double[][] f = random(16, 1, Rng.of(2));
    double offset = 1 - Math.log(apart(f, Math::exp));
    double wanted = new DonskerVaradhanTest().value(f);
    assertThat(value(scores(16, (i, j) -> f[i][j] + offset))).isCloseTo(wanted, within(1e-6));
    assertThat(value(scores(16, (i, j) -> f[i][j] + offset + 0.2))).isLessThan(wanted);
    assertThat(value(scores(16, (i, j) -> f[i][j] + offset - 0.2))).isLessThan(wanted);
  }

  @Test
  void thereIsNoCeiling() {
    assertThat(bound().ceiling(2)).isInfinite();
  }
}
