package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class MineTest extends BoundContract {

  @Override
  Bound bound() {
    return new Mine(0.7);
  }

  @Override
  double plain(double[][] f) {
    return joint(f) - Math.log(apart(f, Math::exp));
  }

  @Override
  ToDoubleFunction<double[][]> objective(double[][] f) {
    double average = 0.7 + 0.3 * apart(f, Math::exp);
    return moved -> joint(moved) - apart(moved, Math::exp) / average;
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2 + DonskerVaradhanTest.populationBias(), 0, "nats");
  }

  @Test
  void denominatorAveragesOverBatches() {
    Ascent ascent = new Ascent(bound(), 8);
    double average = 1;
    for (int batch = 0; batch < 20; batch++) {
      double[][] f = random(8, 1, Rng.of(batch));
      ascent.of(new ScoreMatrix(f));
      average = 0.7 * average + 0.3 * apart(f, Math::exp);
      assertThat((double) ascent.parameters().getFirst().value()[0])
          .isCloseTo(Math.log(average), within(1e-5));
    }
  }

  @Test
  void noMemoryGivesTheGradientOfDonskerAndVaradhan() {
    double[][] f = random(8, 1, Rng.of(3));
    ScoreMatrix forgetful = new ScoreMatrix(f);
    ScoreMatrix exact = new ScoreMatrix(f);
    new Ascent(new Mine(0), 8).of(forgetful);
    new Ascent(new DonskerVaradhan(), 8).of(exact);
    assertThat(forgetful.gradient).isDeepEqualTo(exact.gradient);
  }

  @Test
  void heldOutPairsAreJudgedByDonskerAndVaradhan() {
    assertThat(new Ascent(Mine.defaults(), 8).reported()).isEqualTo(new DonskerVaradhan());
  }

  @Test
  void impossibleMomentaAreRejected() {
    assertThatThrownBy(() -> new Mine(1)).hasMessage("momentum = 1.0 is not in [0, 1)");
    assertThatThrownBy(() -> new Mine(Double.NaN)).hasMessage("momentum = NaN is not in [0, 1)");
  }
}
