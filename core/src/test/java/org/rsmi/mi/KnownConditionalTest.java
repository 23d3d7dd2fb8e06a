package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class KnownConditionalTest {
  private static final double RHO = 0.9;
  private static final double INFORMATION = -Math.log1p(-RHO * RHO) / 2;

  private static PairedSamples normalPairs(int count, Rng rng) {
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = rng.nextGaussian();
      y[i] = RHO * x[i] + Math.sqrt(1 - RHO * RHO) * rng.nextGaussian();
    }
    return PairedSamples.independent(Variable.of(x), Variable.of(y));
  }

  private static double normal(double[] y, double[] x) {
    double gap = y[0] - RHO * x[0];
    return -gap * gap / (2 * (1 - RHO * RHO));
  }

  @Test
  void bothBoundsHoldTheInformationOfNormalPairs() {
    KnownConditional.Bracket bracket =
        new KnownConditional(KnownConditionalTest::normal)
            .of(normalPairs(2_000, Rng.of(1)), Rng.of(2));
    assertThat(Math.abs(bracket.lower().z(INFORMATION))).isLessThan(4);
    assertThat(Math.abs(bracket.upper().z(INFORMATION))).isLessThan(4);
    assertThat(bracket.lower().value()).isLessThan(bracket.upper().value());
  }

  @Test
  void fewPairsLeaveAWideBracketAroundTheTruth() {
    double lower = 0;
    double upper = 0;
    for (int n = 0; n < 400; n++) {
      Rng rng = Rng.of(n).split("few");
      KnownConditional.Bracket bracket =
          new KnownConditional(KnownConditionalTest::normal).of(normalPairs(8, rng), rng);
      lower += bracket.lower().value() / 400;
      upper += bracket.upper().value() / 400;
    }
    assertThat(lower).isLessThan(INFORMATION - 0.05);
    assertThat(upper).isGreaterThan(INFORMATION + 0.05);
  }
}
