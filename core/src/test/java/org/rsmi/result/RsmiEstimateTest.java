package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;

class RsmiEstimateTest {
  private static final Outcome OUTCOME = new Outcome.Converged(900);

  /// 0.3/0.4 ± √(0.01² + (0.75·0.02)²)/0.4.
  @Test
  void theCaptureRatioPropagatesBothErrors() {
    Estimate ratio = Runs.estimate(OUTCOME, 0.3, 0.01).captureRatio();
    assertThat(ratio.value()).isCloseTo(0.75, within(1e-15));
    assertThat(ratio.error()).isCloseTo(Math.hypot(0.01, 0.015) / 0.4, within(1e-15));
    assertThat(ratio.unit()).isEmpty();
  }

  @Test
  void theCaptureRatioOfNothingHasAnError() {
    Estimate ratio = Runs.estimate(OUTCOME, 0, 0.01).captureRatio();
    assertThat(ratio.value()).isZero();
    assertThat(ratio.error()).isCloseTo(0.025, within(1e-15));
  }

  @Test
  void anEstimateIsReliableWithoutReasonsAgainstIt() {
    RsmiEstimate doubtful = Runs.estimate(OUTCOME, 0.3, 0.01);
    assertThat(doubtful.reliable()).isFalse();
    assertThat(doubtful.reasons()).isNotEmpty();
  }
}
