package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class CanonicalCorrelationTest extends EstimatorContract {
  @Override
  Estimator estimator() {
    return new CanonicalCorrelation();
  }

  @Override
  PairedSamples samples(double dependence, Rng rng) {
    return Drawn.gaussian(1_000, 1, dependence, rng);
  }

  @Override
  PairedSamples impossible() {
    return Drawn.gaussian(10, 5, 0.5, Rng.of(1));
  }

  @Override
  double tolerance() {
    return 1e-9;
  }

  @Test
  void gaussiansAgreeWithTheClosedForm() {
    Estimate information = of(Drawn.gaussian(10_000, 1, 0.75, Rng.of(41)));
    assertThat(Math.abs(information.z(0.413339))).as("%s", information).isLessThan(4);
  }

  @Test
  void gaussianVectorsAgreeWithTheClosedForm() {
    Estimate information = of(Drawn.gaussian(10_000, 10, 0.5, Rng.of(42)));
    double truth = -5 * Math.log(0.75);
    assertThat(Math.abs(information.z(truth))).as("%s", information).isLessThan(4);
  }

  @Test
  void onePairOfColumnsGivesTheirCorrelation() {
    PairedSamples samples = Drawn.gaussian(500, 1, 0.6, Rng.of(43));
    double[] x = Standardised.of(samples.x()).values();
    double[] y = Standardised.of(samples.y()).values();
    double correlation = 0;
    for (int row = 0; row < x.length; row++) {
      correlation += x[row] * y[row] / x.length;
    }
    double wanted = -Math.log1p(-correlation * correlation) / 2 - 1 / 1_000.0;
    assertThat(of(samples).value()).isCloseTo(wanted, within(1e-12));
  }

  @Test
  void biasOfManyDimensionsIsRemoved() {
    double[] values = new double[200];
    Arrays.setAll(values, n -> of(Drawn.gaussian(500, 5, 0, Rng.of(n))).value());
    double mean = Arrays.stream(values).average().orElseThrow();
    // width of χ²(25)/(2·500) over √200; what is left of the bias is of order 25·10/(4·500²)
    assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(12.5) / 500 / Math.sqrt(200) + 5e-4));
  }

  @Test
  void linearMapsOfAVariableDoNotMatter() {
    PairedSamples samples = Drawn.gaussian(1_000, 2, 0.5, Rng.of(44));
    double[] mapped = new double[2_000];
    for (int row = 0; row < 1_000; row++) {
      mapped[2 * row] = samples.x().at(row, 0) + 2 * samples.x().at(row, 1) + 5;
      mapped[2 * row + 1] = samples.x().at(row, 0) - samples.x().at(row, 1);
    }
    PairedSamples changed =
        new PairedSamples(new Variable(mapped, 2), samples.y(), samples.group());
    assertThat(of(changed).value()).isCloseTo(of(samples).value(), within(1e-9));
  }

  @Test
  void errorBarsAreHonest() {
    assertThat(honesty(0.75)).isCloseTo(1, within(0.2));
  }

  @Test
  void errorBarsOfIndependentVariablesAreWide() {
    assertThat(honesty(0)).isBetween(1.0, 2.0);
  }

  @Test
  void columnsThatRepeatOthersGiveAReasonAndNoNumber() {
    double[] x = Drawn.gaussian(100, 1, 0, Rng.of(45)).x().values();
    assertNoNumber(Variable.of(x), Variable.of(Arrays.stream(x).map(v -> 2 * v).toArray()));
  }

  @Test
  void constantColumnsGiveAReasonAndNoNumber() {
    double[] x = Drawn.gaussian(100, 1, 0, Rng.of(46)).x().values();
    assertNoNumber(Variable.of(x), new Variable(new double[100], 1));
  }

  private void assertNoNumber(Variable x, Variable y) {
    Estimator.Result result = estimator().estimate(PairedSamples.independent(x, y), Rng.of(1));
    assertThat(result.information().value()).isNaN();
    assertThat(result.reasons()).hasSize(1);
  }
}
