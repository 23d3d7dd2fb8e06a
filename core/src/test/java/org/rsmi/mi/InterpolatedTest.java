package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class InterpolatedTest extends BoundContract {
  private static final double ALPHA = 0.4;

  @Override
  Bound bound() {
    return new Interpolated(ALPHA);
  }

  @Override
  double plain(double[][] f) {
    int k = f.length;
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double s = alternatives(f, i, Math::exp);
      double mean = (Math.exp(f[i][i]) + (k - 2) * s) / (k - 1);
      sum += 1 + f[i][i] - Math.log(ALPHA * mean + 1 - ALPHA) - s / (ALPHA * s + 1 - ALPHA);
    }
    return sum / k;
  }

  /// Equations 14-16 as they stand, every y with K − 1 other x of its own: two means over one own
  /// pair and K − 2 others, and over K − 1 others.
  @Override
  Estimate populationValueAtTwoNats() {
    Rng rng = Rng.of(41);
    double[] values = new double[4_000];
    for (int n = 0; n < values.length; n++) {
      Pairs pairs = TWO_NATS.pairs(PAIRS, rng);
      double others = 0;
      for (int i = 2; i < PAIRS; i++) {
        others += Math.exp(TWO_NATS.logRatio(pairs, i, 0));
      }
      double own = TWO_NATS.logRatio(pairs, 0, 0);
      double joint = (Math.exp(own) + others) / (PAIRS - 1);
      double apart = (Math.exp(TWO_NATS.logRatio(pairs, 1, 0)) + others) / (PAIRS - 1);
      values[n] =
          1 + own - Math.log(ALPHA * joint + 1 - ALPHA) - apart / (ALPHA * apart + 1 - ALPHA);
    }
    return mean(values);
  }

  @Test
  void zeroIsTheBoundOfNguyenWainwrightAndJordan() {
    double[][] f = random(16, 1, Rng.of(2));
    double wanted = new NwjTest().value(scores(16, (i, j) -> f[i][j] + 1));
    assertThat(new Ascent(new Interpolated(0), 16).of(new ScoreMatrix(f)))
        .isCloseTo(wanted, within(1e-6));
    assertThat(new Interpolated(0).ceiling(500)).isInfinite();
  }

  @Test
  void oneIsAlmostInfoNce() {
    double[][] f = random(500, 1, Rng.of(3));
    assertThat(new Ascent(new Interpolated(1), 500).of(new ScoreMatrix(f)))
        .isCloseTo(new InfoNceTest().value(f), within(0.01));
    double[][] two = random(2, 5, Rng.of(4));
    assertThat(new Ascent(new Interpolated(1), 2).of(new ScoreMatrix(two)))
        .isCloseTo(0, within(1e-6));
    assertThat(new Interpolated(1).ceiling(500)).isEqualTo(Math.log(499));
  }

  @Test
  void ceilingIsReachedByAlternativesThatWeighNothing() {
    double[][] f = scores(9, (i, j) -> i == j ? 60 : -60);
    assertThat(value(f)).isCloseTo(bound().ceiling(9), within(1e-6));
  }

  @Test
  void impossibleWeightsAreRejected() {
    assertThatThrownBy(() -> new Interpolated(1.5)).hasMessage("alpha = 1.5 is not in [0, 1]");
  }
}
