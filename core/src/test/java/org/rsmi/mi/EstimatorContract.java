package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// What every [Estimator] must fulfil on data of its kind.
abstract class EstimatorContract {
  private static final int SAMPLES = 200;

  abstract Estimator estimator();

  /// Independent rows of one column each.
  ///
  /// @param dependence 0 for independent x and y, towards 1 for y = x
  abstract PairedSamples samples(double dependence, Rng rng);

  /// Data that it cannot treat.
  abstract PairedSamples impossible();

  /// How far apart samples that say the same may be estimated, nats.
  abstract double tolerance();

  @Test
  void independentVariablesHaveNoInformation() {
    Estimate information = of(samples(0, Rng.of(21)));
    assertThat(Math.abs(information.z(0))).as("%s", information).isLessThan(4);
  }

  @Test
  void exchangeOfXAndYDoesNotMatter() {
    PairedSamples samples = samples(0.6, Rng.of(22));
    assertSame(new PairedSamples(samples.y(), samples.x(), samples.group()), samples);
  }

  @Test
  void scaleOfAColumnDoesNotMatter() {
    PairedSamples samples = samples(0.6, Rng.of(23));
    double[] scaled = Arrays.stream(samples.x().values()).map(x -> 3.7 * x).toArray();
    assertSame(new PairedSamples(Variable.of(scaled), samples.y(), samples.group()), samples);
  }

  @Test
  void orderOfRowsDoesNotMatter() {
    PairedSamples samples = samples(0.6, Rng.of(24));
    int[] order = Rng.of(25).permutation(samples.rows());
    assertSame(
        PairedSamples.independent(samples.x().rows(order), samples.y().rows(order)), samples);
  }

  @Test
  void sameStreamGivesTheSameNumber() {
    PairedSamples samples = samples(0.6, Rng.of(26));
    assertThat(of(samples)).isEqualTo(of(samples));
  }

  @Test
  void repeatedRowsDoNotNarrowTheError() {
    PairedSamples samples = samples(0.6, Rng.of(27));
    Estimator.Result twice = estimator().estimate(Drawn.repeated(samples, 2), Rng.of(20));
    double ratio = twice.information().error() / of(samples).error();
    assertThat(ratio > 0.85 || !twice.reasons().isEmpty()).as("ratio %s", ratio).isTrue();
  }

  @Test
  void dataItCannotTreatGiveAReasonAndNoNumber() {
    Estimator.Result result = estimator().estimate(impossible(), Rng.of(28));
    assertThat(result.information().value()).isNaN();
    assertThat(result.information().error()).isNaN();
    assertThat(result.reasons()).isNotEmpty();
  }

  /// Quoted error over the scatter of the estimates of 200 samples, known to 5 %.
  final double honesty(double dependence) {
    double[] values = new double[SAMPLES];
    double variance = 0;
    for (int n = 0; n < SAMPLES; n++) {
      Estimate information = of(samples(dependence, Rng.of(n)));
      values[n] = information.value();
      variance += information.error() * information.error() / SAMPLES;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(variance / squares * (SAMPLES - 1));
  }

  final Estimate of(PairedSamples samples) {
    return estimator().estimate(samples, Rng.of(20)).information();
  }

  private void assertSame(PairedSamples changed, PairedSamples samples) {
    assertThat(of(changed).value()).isCloseTo(of(samples).value(), within(tolerance()));
  }
}
