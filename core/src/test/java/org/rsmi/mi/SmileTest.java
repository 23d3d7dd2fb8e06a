package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class SmileTest extends BoundContract {
  private static final double TAU = 2;

  @Override
  Bound bound() {
    return new Smile(TAU);
  }

  @Override
  double plain(double[][] f) {
    return joint(f) - Math.log(apart(f, SmileTest::clipped));
  }

  private static double clipped(double f) {
    return Math.exp(Math.clamp(f, -TAU, TAU));
  }

  @Override
  ToDoubleFunction<double[][]> objective(double[][] f) {
    return JensenShannonTest::divergence;
  }

  /// `I − log E_q clip(exp f)`, the last as `E_p exp(−f) clip(exp f)` over pairs of its own.
  @Override
  Estimate populationValueAtTwoNats() {
    Pairs pairs = TWO_NATS.pairs(50_000, Rng.of(31));
    double[] weights = new double[pairs.size()];
    Arrays.setAll(
        weights,
        i -> {
          double f = TWO_NATS.logRatio(pairs, i, i);
          return clipped(f) * Math.exp(-f);
        });
    Estimate mean = mean(weights);
    return new Estimate(2 - Math.log(mean.value()), mean.error() / mean.value(), "nats");
  }

  @Test
  void clippedScoresExceedTheInformation() {
    assertThat(populationValueAtTwoNats().value()).isGreaterThan(2.2);
  }

  @Test
  void wideClipGivesDonskerAndVaradhan() {
    double[][] f = random(16, 1, Rng.of(3));
    for (double tau : new double[] {20, Double.POSITIVE_INFINITY}) {
      assertThat(new Ascent(new Smile(tau), 16).of(new ScoreMatrix(f)))
          .isCloseTo(new DonskerVaradhanTest().value(f), within(1e-6));
    }
  }

  @Test
  void heldOutPairsHaveTheSameValue() {
    double[][] f = random(16, 2, Rng.of(4));
    Bound reported = new Ascent(bound(), 16).reported();
    assertThat(new Ascent(reported, 16).of(new ScoreMatrix(f))).isCloseTo(value(f), within(1e-6));
  }

  @Test
  void whatIsNoBoundIsNotCalibrated() {
    Gaussians law = new Gaussians(1, 0.6);
    Bound reported = new Ascent(bound(), 16).reported();
    assertThat(reported.calibrate(new TrueCritic(law, 2), law.pairs(100, Rng.of(5))))
        .isEqualTo(new Calibration(1, 0));
  }

  @Test
  void impossibleClipsAreRejected() {
    assertThatThrownBy(() -> new Smile(0)).hasMessage("tau = 0.0 is not positive");
  }
}
