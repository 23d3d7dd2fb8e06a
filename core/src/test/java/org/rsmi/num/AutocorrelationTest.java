package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutocorrelationTest {

  /// `x_t = a x_{t−1} + √(1 − a²) g_t`: variance 1, `ρ(t) = aᵗ`, `τ_int = (1 + a)/(2 (1 − a))`.
  static double[] autoregressive(double a, int length, long seed) {
    Rng rng = Rng.of(seed).split("autoregressive");
    double[] series = new double[length];
    double x = rng.nextGaussian();
    for (int t = 0; t < length; t++) {
      series[t] = x;
      x = a * x + Math.sqrt(1 - a * a) * rng.nextGaussian();
    }
    return series;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9, 0.98})
  void timeOfAnAutoregressiveSeriesIsTheKnownOne(double a) {
    Autocorrelation found = Autocorrelation.of(autoregressive(a, 100_000, 1), "");
    double exact = (1 + a) / (2 * (1 - a));
    assertThat(found.settled()).isTrue();
    assertThat(Math.abs(found.time().z(exact))).isLessThan(4);
    assertThat(found.effectiveSamples())
        .isCloseTo(100_000 / (2 * exact), within(0.2 * 1e5 / exact));
  }

  @Test
  void errorOfTheMeanCoversTheMeanInUnitsOfItself() {
    double squares = 0;
    int chains = 200;
    for (int seed = 0; seed < chains; seed++) {
      double z = Autocorrelation.of(autoregressive(0.9, 4_000, seed), "").mean().z(0);
      squares += z * z;
    }
    // The mean of z² over 200 chains is 1 ± √(2/200) = 1 ± 0.1.
    assertThat(squares / chains).isBetween(0.6, 1.4);
  }

  @Test
  void functionIsThatOfTheDirectSum() {
    double[] series = {1, 4, 2, 2, 7};
    double[] rho = Autocorrelation.function(series);
    // mean 3.2, deviations −2.2, 0.8, −1.2, −1.2, 3.8
    double variance = (4.84 + 0.64 + 1.44 + 1.44 + 14.44) / 5;
    assertThat(rho[0]).isCloseTo(1, within(1e-12));
    assertThat(rho[1]).isCloseTo((-1.76 - 0.96 + 1.44 - 4.56) / 4 / variance, within(1e-12));
    assertThat(rho[4]).isCloseTo(-2.2 * 3.8 / variance, within(1e-12));
  }

  @Test
  void anticorrelatedValuesNeverCountForMoreThanTheirNumber() {
    double[] series = new double[1_000];
    Arrays.setAll(series, t -> t % 2);
    Autocorrelation found = Autocorrelation.of(series, "");
    assertThat(found.time().value()).isLessThan(0.5);
    assertThat(found.effectiveSamples()).isEqualTo(1_000);
  }

  @Test
  void constantAndShortSeriesCountAsOneSampleOfUnknownError() {
    for (double[] series : new double[][] {{3}, {1, 2, 3}, new double[500]}) {
      Autocorrelation found = Autocorrelation.of(series, "J");
      assertThat(found.time().value()).isNaN();
      assertThat(found.mean().error()).isNaN();
      assertThat(found.mean().value()).isEqualTo(Arrays.stream(series).average().orElseThrow());
      assertThat(found.effectiveSamples()).isEqualTo(1);
    }
  }

  @Test
  void aSeriesShorterThanItsMemoryIsNotSettled() {
    double[] ramp = new double[64];
    Arrays.setAll(ramp, t -> t);
    assertThat(Autocorrelation.of(ramp, "").settled()).isFalse();
    assertThat(Autocorrelation.of(ramp, "").effectiveSamples()).isLessThan(4);
  }

  @Test
  void aValueThatIsNotFiniteIsNamed() {
    assertThatThrownBy(() -> Autocorrelation.of(new double[] {1, Double.NaN}, ""))
        .hasMessage("value 1 of the series is NaN");
  }

  // Wolff (2004), eqs. 27 and 31: AR(1) with ρ = ½ has τ = 3/2.
  @Test
  void severalChainsAreWorthOneOfTheirTotalLength() {
    List<double[]> chains = new ArrayList<>();
    for (int chain = 0; chain < 8; chain++) {
      Rng rng = Rng.of(3).split("chain/" + chain);
      double[] series = new double[5_000 + chain];
      double x = rng.nextGaussian() / Math.sqrt(0.75);
      for (int t = 0; t < series.length; t++) {
        x = 0.5 * x + rng.nextGaussian();
        series[t] = x;
      }
      chains.add(series);
    }
    Autocorrelation pooled = Autocorrelation.of(chains, "");
    assertThat(pooled.time().z(1.5)).isBetween(-4.0, 4.0);
    assertThat(pooled.mean().z(0)).isBetween(-4.0, 4.0);
    double single = Autocorrelation.of(chains.getFirst(), "").mean().error();
    assertThat(pooled.mean().error()).isBetween(0.7 * single / Math.sqrt(8), 1.3 * single / 2.8);
  }

  @Test
  void chainsThatDisagreeHaveALongMemory() {
    double[] low = new double[200];
    double[] high = new double[200];
    Rng rng = Rng.of(4);
    for (int t = 0; t < low.length; t++) {
      low[t] = rng.nextGaussian() - 5;
      high[t] = rng.nextGaussian() + 5;
    }
    Autocorrelation pooled = Autocorrelation.of(List.of(low, high), "");
    assertThat(pooled.settled()).isFalse();
    assertThat(pooled.effectiveSamples()).isLessThan(3);
  }

  /// 200 chains of 3 values of AR(1) with ρ = ½: `Var(x̄) = σ²(3 + 4ρ + 2ρ²)/9`, so that an error
  /// from `N = 600` values takes `2τ = (3 + 4ρ + 2ρ²)/3 = 11/6`.
  @Test
  void manyChainsTooShortForAWindowAreJudgedByTheirMeans() {
    List<double[]> chains = new ArrayList<>();
    for (int chain = 0; chain < 200; chain++) {
      Rng rng = Rng.of(8).split("chain/" + chain);
      double first = rng.nextGaussian() / Math.sqrt(0.75);
      double second = 0.5 * first + rng.nextGaussian();
      chains.add(new double[] {first, second, 0.5 * second + rng.nextGaussian()});
    }
    Autocorrelation pooled = Autocorrelation.of(chains, "");
    assertThat(pooled.time().z(11.0 / 12)).isBetween(-4.0, 4.0);
    assertThat(pooled.mean().z(0)).isBetween(-4.0, 4.0);
    assertThat(pooled.settled()).isTrue();
  }
}
