package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class InfoNceTest extends BoundContract {

  @Override
  Bound bound() {
    return new InfoNce();
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(1.883, 0.008, "nats"); // oracle table §5.2, population InfoNCE, K = 128
  }

  @Test
  void offsetsOfARowDoNotMatter() {
    double[][] f = random(16, 1, Rng.of(1));
    double shifted = value(scores(16, (i, j) -> f[i][j] + 10 * i));
    assertThat(shifted).isCloseTo(value(f), within(1e-4));
  }

  @Test
  void ceilingIsTheLogarithmOfTheBatch() {
    assertThat(bound().ceiling(500)).isEqualTo(Math.log(500));
  }

  @Override
  double plain(double[][] f) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (double score : f[i]) {
        largest = Math.max(largest, score);
      }
      double total = 0;
      for (double score : f[i]) {
        total += Math.exp(score - largest);
      }
      sum += f[i][i] - largest - Math.log(total);
    }
    return Math.log(f.length) + sum / f.length;
  }
}
