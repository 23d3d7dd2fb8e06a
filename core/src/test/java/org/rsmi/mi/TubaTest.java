package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class TubaTest extends BoundContract {

  @Override
  Bound bound() {
    return new Tuba(0.6);
  }

  /// With the baseline 1 of the first batch.
  @Override
  double plain(double[][] f) {
    return 1 + joint(f) - apart(f, Math::exp);
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2, 0, "nats"); // unbiased
  }

  @Test
  void baselineKnowsOnlyEarlierBatches() {
    Ascent ascent = new Ascent(bound(), 8);
    double baseline = 1;
    for (int batch = 0; batch < 20; batch++) {
      double[][] f = random(8, 1, Rng.of(batch));
      double wanted = 1 + joint(f) - Math.log(baseline) - apart(f, Math::exp) / baseline;
      assertThat(ascent.of(new ScoreMatrix(f))).isCloseTo(wanted, within(1e-5));
      baseline = 0.6 * baseline + 0.4 * apart(f, Math::exp);
    }
  }

  @Test
  void heldOutPairsMeetTheTrainedBaseline() {
    Ascent ascent = new Ascent(new Tuba(0), 8);
    double[][] f = random(8, 1, Rng.of(2));
    ascent.of(new ScoreMatrix(f));
    assertThat(new Ascent(ascent.reported(), 8).of(new ScoreMatrix(f)))
        .isCloseTo(new DonskerVaradhanTest().value(f), within(1e-5));
  }

  @Test
  void impossibleMomentaAreRejected() {
    assertThatThrownBy(() -> new Tuba(-0.1)).hasMessage("momentum = -0.1 is not in [0, 1)");
  }
}
