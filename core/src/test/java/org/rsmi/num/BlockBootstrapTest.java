package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {

  @Test
  void independentValuesGiveTheTextbookError() {
    double[] series = new double[1_000];
    Rng rng = Rng.of(1);
    Arrays.setAll(series, _ -> 3 + 2 * rng.nextGaussian());
    double mean = Arrays.stream(series).average().orElseThrow();
    double variance =
        Arrays.stream(series).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    double wanted = Math.sqrt(variance / series.length);
    double found = BlockBootstrap.error(series, 1, 4_000, Rng.of(2));
    assertThat(found / wanted).isCloseTo(1, within(4 / Math.sqrt(2 * 4_000.0)));
  }

  @Test
  void scatterOfCorrelatedMeansIsWhatLongBlocksQuote() {
    int sets = 300;
    double[] means = new double[sets];
    double quoted = 0;
    for (int n = 0; n < sets; n++) {
      double[] series = autoregressive(2_000, 0.8, Rng.of(n));
      means[n] = Arrays.stream(series).average().orElseThrow();
      quoted += Math.pow(BlockBootstrap.error(series, 50, 200, Rng.of(n).split("b")), 2) / sets;
    }
    double mean = Arrays.stream(means).average().orElseThrow();
    double scatter = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum() / (sets - 1);
    // blocks of 50 miss a share τ/50 of the variance, here 9 %
    assertThat(Math.sqrt(quoted / scatter)).isCloseTo(0.955, within(4 / Math.sqrt(2.0 * sets)));
  }

  @Test
  void unevenLastBlockKeepsTheScale() {
    double[] series = new double[107];
    Rng rng = Rng.of(4);
    Arrays.setAll(series, _ -> rng.nextGaussian());
    double ones = BlockBootstrap.error(series, 1, 10_000, Rng.of(5));
    double tens = BlockBootstrap.error(series, 10, 10_000, Rng.of(5));
    assertThat(tens / ones).isBetween(0.6, 1.4);
    assertThat(BlockBootstrap.error(series, 107, 100, Rng.of(5))).isCloseTo(0, within(1e-6));
  }

  @Test
  void constantSeriesHasNoErrorAndOneValueAnUnknownOne() {
    assertThat(BlockBootstrap.error(new double[] {2, 2, 2, 2}, 2, 50, Rng.of(1))).isZero();
    assertThat(BlockBootstrap.error(new double[] {2}, 1, 50, Rng.of(1))).isNaN();
  }

  @Test
  void impossibleBlocksAreRejected() {
    double[] series = {1, 2, 3};
    assertThatThrownBy(() -> BlockBootstrap.error(series, 4, 50, Rng.of(1)))
        .hasMessage("block = 4, resamples = 50 for a series of 3");
    assertThatThrownBy(() -> BlockBootstrap.error(series, 0, 50, Rng.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BlockBootstrap.error(series, 1, 1, Rng.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] autoregressive(int length, double memory, Rng rng) {
    double[] series = new double[length];
    double x = rng.nextGaussian() / Math.sqrt(1 - memory * memory);
    for (int t = 0; t < length; t++) {
      series[t] = x;
      x = memory * x + rng.nextGaussian();
    }
    return series;
  }
}
