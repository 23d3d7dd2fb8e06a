package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class InformationCurveTest implements AnalysisContract {
  @Override
  public Analysis analysis() {
    return InformationCurve.defaults();
  }

  @Test
  void pointsAreMeansWithTheirErrorsInTheOrderOfTheAxis() {
    Planted planted = new Planted(Planted.control("temperature"));
    for (double temperature : new double[] {3, 1, 2}) {
      for (int repeat = 0; repeat < 4; repeat++) {
        planted.run(planted.point(temperature), Planted.square(1, 1, 1, 1), 1 / temperature, 0.02);
      }
    }
    Finding.Curve curve = (Finding.Curve) analysis().of(planted.set(), Rng.of(1)).getFirst();
    Finding.Series information = curve.series().getFirst();
    assertThat(information.x()).containsExactly(1, 2, 3);
    assertThat(information.y()).containsExactly(1, 1 / 2.0, 1 / 3.0);
    assertThat(information.error()).containsExactly(0.01, 0.01, 0.01);
    assertThat(curve.references())
        .containsExactly(new Finding.Reference("entropy bound", Math.log(2)));
    assertThat(curve.sentence())
        .isEqualTo("I(H:E) is largest, 1.000 ± 0.010 nats, at temperature = 1.");
  }
}
