package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JackknifeTest {

  @Test
  void ofTheMeanIsTheMeanAndItsBlockedError() {
    double[] series = AutocorrelationTest.autoregressive(0.5, 64_000, 1);
    Estimate mean = Jackknife.defaults().estimate(m -> m[0], "", series);
    double truth = Math.sqrt(3.0 / 64_000);
    assertThat(mean.value())
        .isCloseTo(Arrays.stream(series).average().orElseThrow(), within(1e-12));
    assertThat(mean.error()).isCloseTo(truth, within(0.4 * truth));
  }

  /// `x = 1 + g/2`, `y = x + h/2`: the ratio of means is 1 with error `½/√N`, far below that of
  /// independent series, because the fluctuations of x cancel.
  @Test
  void ofARatioKeepsTheCorrelationOfItsParts() {
    Rng rng = Rng.of(2).split("ratio");
    double[] x = new double[40_000];
    double[] y = new double[x.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = 1 + 0.5 * rng.nextGaussian();
      y[t] = x[t] + 0.5 * rng.nextGaussian();
    }
    Estimate ratio = Jackknife.defaults().estimate(m -> m[1] / m[0], "", x, y);
    assertThat(Math.abs(ratio.z(1))).isLessThan(4);
    assertThat(ratio.error()).isCloseTo(0.0025, within(0.001));
  }

  /// `E[x̄²] = μ² + σ²/N`: the jackknife removes the second term.
  @Test
  void removesTheLeadingBias() {
    Rng rng = Rng.of(3).split("bias");
    int repeats = 20_000;
    double corrected = 0;
    double squares = 0;
    for (int r = 0; r < repeats; r++) {
      double[] x = {rng.nextGaussian(), rng.nextGaussian(), rng.nextGaussian(), rng.nextGaussian()};
      double value = new Jackknife(4).estimate(m -> m[0] * m[0], "", x).value();
      corrected += value / repeats;
      squares += value * value / repeats;
    }
    assertThat(Math.abs(corrected) / Math.sqrt(squares / repeats)).isLessThan(4);
  }

  @Test
  void takesEqualLengthsOfAtLeastOneValuePerBlock() {
    assertThatThrownBy(() -> new Jackknife(4).estimate(m -> 0, "", new double[8], new double[7]))
        .hasMessageContaining("[8, 7]");
    assertThatThrownBy(() -> new Jackknife(4).estimate(m -> 0, "", new double[3]))
        .hasMessageContaining("4 blocks");
    double[] infinite = {0, 0, 0, Double.POSITIVE_INFINITY};
    assertThatThrownBy(() -> new Jackknife(4).estimate(m -> 0, "", infinite))
        .hasMessage("value 3 of the series is Infinity");
    assertThatThrownBy(() -> new Jackknife(1)).hasMessageStartingWith("blocks = 1");
  }
}
