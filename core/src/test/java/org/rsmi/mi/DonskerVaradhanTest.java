package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class DonskerVaradhanTest extends BoundContract {

  @Override
  Bound bound() {
    return new DonskerVaradhan();
  }

  @Override
  double plain(double[][] f) {
    return joint(f) - Math.log(apart(f, Math::exp));
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2 + populationBias(), 0, "nats");
  }

  /// `½ Var(E_q exp f)` of the true ratio: all K(K − 1) terms are uncorrelated, and
  /// `⟨exp 2f⟩ = (1 − ρ²)^−d = exp 2I`.
  static double populationBias() {
    return Math.expm1(4) / (2.0 * PAIRS * (PAIRS - 1));
  }

  @Test
  void offsetsDoNotMatter() {
    double[][] f = random(16, 1, Rng.of(1));
    double shifted = value(scores(16, (i, j) -> f[i][j] + 30));
    assertThat(shifted).isCloseTo(value(f), within(1e-5));
  }

  @Test
  void contributionsOfRowsAddUpToTheBound() {
    double[][] f = random(16, 1, Rng.of(4));
    double[] rows = new double[16];
    new Sweep(bound(), 16)
        .of(
            new ScoreMatrix(f),
            Calibration.NONE,
            tile -> System.arraycopy(tile.contribution, 0, rows, tile.first, tile.rows));
    for (int i = 0; i < 16; i++) {
      double share = alternatives(f, i, Math::exp) / apart(f, Math::exp);
      assertThat(rows[i])
          .isCloseTo(f[i][i] - Math.log(apart(f, Math::exp)) + 1 - share, within(1e-5));
    }
  }
}
