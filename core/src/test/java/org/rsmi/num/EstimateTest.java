package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void distanceIsCountedInErrors() {
    assertThat(new Estimate(1.5, 0.25, "nats").z(1)).isEqualTo(2);
    assertThat(new Estimate(0.5, 0.25, "nats").z(1)).isEqualTo(-2);
  }

  @Test
  void errorsOfADifferenceAddInQuadrature() {
    assertThat(new Estimate(1.5, 3, "nats").minus(new Estimate(0.5, 4, "nats")))
        .isEqualTo(new Estimate(1, 5, "nats"));
  }

  @Test
  void errorIsPrintedWithTwoDigits() {
    assertThat(new Estimate(0.46432, 0.00251, "nats")).hasToString("0.4643 ± 0.0025 nats");
    assertThat(new Estimate(-12.3456, 0.123, "")).hasToString("-12.35 ± 0.12");
    assertThat(new Estimate(1234.2, 57, "sweeps")).hasToString("1234 ± 57 sweeps");
    assertThat(new Estimate(2, 0.1, "J")).hasToString("2.00 ± 0.10 J");
  }

  @Test
  void unknownsArePrintedAsSuch() {
    assertThat(new Estimate(0.25, Double.NaN, "nats")).hasToString("0.2500 nats");
    assertThat(new Estimate(Double.NaN, Double.NaN, "nats")).hasToString("not measured");
    assertThat(new Estimate(0.5, 0, "")).hasToString("0.500000 ± 0.000000");
  }

  @Test
  void negativeErrorsAreRejected() {
    assertThatThrownBy(() -> new Estimate(1, -0.1, "")).hasMessage("error = -0.1 is negative");
  }
}
