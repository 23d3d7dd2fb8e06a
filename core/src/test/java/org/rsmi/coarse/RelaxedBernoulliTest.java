package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Noise;

class RelaxedBernoulliTest extends EmbeddingContract {
  @Override
  RelaxedBernoulli embedding() {
    return RelaxedBernoulli.defaults();
  }

  /// `h = tanh z`, `z = (a + ℓ)/2τ`, moved by a small response at the noise that made h.
  @Override
  double slope(double a, float h, long step) {
    double z = Math.log((1.0 + h + 1e-9) / (1.0 - h + 1e-9)) / 2;
    double width = 1e-4;
    double move = width / (2 * embedding().temperature(step));
    return (Math.tanh(z + move) - Math.tanh(z - move)) / (2 * width);
  }

  @Test
  void softIsTheFormulaAtTheSameNoise() {
    float[] a = responses(1);
    for (long step : new long[] {0, 100, 1_000}) {
      float[] h = soft(a, step, 9);
      for (int i = 0; i < COUNT; i++) {
        double u = new Noise(9).uniform(i);
        double logit = a[i] + Math.log(u) - Math.log(1 - u);
        double wanted = Math.tanh(logit / (2 * embedding().temperature(step)));
        assertThat((double) h[i]).isCloseTo(wanted, within(1e-5));
      }
    }
  }

  @Test
  void coldBitIsACoinWithTheLogitOfTheResponse() {
    RelaxedBernoulli cold = new RelaxedBernoulli(1e-3, 1e-3, 0);
    int count = 1 << 16;
    float[] a = new float[count];
    float[] h = new float[count];
    Arrays.fill(a, 0.7f);
    cold.soft(a, h, count, 0, new Noise(3));
    double up = 0;
    for (float value : h) {
      up += value > 0 ? 1.0 / count : 0;
    }
    double wanted = 1 / (1 + Math.exp(-0.7));
    assertThat(Math.abs(up - wanted)).isLessThan(4 * Math.sqrt(wanted * (1 - wanted) / count));
  }

  @Test
  void hardRuleIsTheLimitOfLargeResponses() {
    float[] a = responses(1);
    float[] large = a.clone();
    for (int i = 0; i < COUNT; i++) {
      large[i] = 1e4f * a[i];
    }
    float[] h = new float[COUNT];
    embedding().hard(a, h, COUNT);
    assertThat(soft(large, 1_000, 2)).containsExactly(h, within(1e-6f));
  }

  @Test
  void tieOfTheHardRuleIsPlus() {
    float[] h = new float[COUNT];
    embedding().hard(new float[COUNT], h, COUNT);
    assertThat(h).containsOnly(1f);
  }

  @Test
  void otherNoiseGivesOtherValues() {
    assertThat(soft(responses(1), 0, 1)).isNotEqualTo(soft(responses(1), 0, 2));
  }

  @Test
  void temperatureAnnealsToItsFloor() {
    assertThat(embedding().temperature(0)).isEqualTo(0.5);
    assertThat(embedding().temperature(100)).isCloseTo(0.5 * Math.exp(-0.5), within(1e-12));
    assertThat(embedding().settled()).isEqualTo((long) Math.ceil(Math.log(5) / 5e-3));
    assertThat(embedding().temperature(embedding().settled() - 1)).isGreaterThan(0.1);
    assertThat(embedding().temperature(embedding().settled())).isEqualTo(0.1);
  }

  @Test
  void impossibleTemperaturesAreRejected() {
    assertThatThrownBy(() -> new RelaxedBernoulli(0.1, 0.5, 1))
        .hasMessage("start = 0.1, floor = 0.5, rate = 1.0: want start ≥ floor > 0, rate ≥ 0");
    assertThatThrownBy(() -> new RelaxedBernoulli(Double.NaN, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RelaxedBernoulli(0.5, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
