package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class JensenShannonTest extends BoundContract {

  @Override
  Bound bound() {
    return new JensenShannon();
  }

  @Override
  double plain(double[][] f) {
    return 1 + joint(f) - apart(f, Math::exp);
  }

  @Override
  ToDoubleFunction<double[][]> objective(double[][] f) {
    return JensenShannonTest::divergence;
  }

  /// `−E_p softplus(−f) − E_q softplus(f)`, where `−softplus(−f) = f − softplus(f)`.
  static double divergence(double[][] f) {
    double[][] softplus = scores(f.length, (i, j) -> Math.log1p(Math.exp(f[i][j])));
    return joint(f) - joint(softplus) - apart(softplus, x -> x);
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2, 0, "nats"); // unbiased
  }

  @Test
  void gradientOfWildScoresIsBounded() {
    ScoreMatrix scores = new ScoreMatrix(random(16, 20, Rng.of(2)));
    new Ascent(bound(), 16).of(scores);
    for (int i = 0; i < 16; i++) {
      assertThat(scores.gradient[i][i]).isBetween(0.0, 1 / 16.0);
      for (int j = 0; j < 16; j++) {
        assertThat(scores.gradient[i][j]).isBetween(-1.0001 / (16 * 15), 1 / 16.0);
      }
    }
  }

  @Test
  void heldOutPairsAreJudgedByTheBound() {
    double[][] f = random(16, 1, Rng.of(3));
    Bound reported = new Ascent(bound(), 16).reported();
    double wanted = new NwjTest().value(scores(16, (i, j) -> f[i][j] + 1));
    assertThat(new Ascent(reported, 16).of(new ScoreMatrix(f))).isCloseTo(wanted, within(1e-6));
  }
}
