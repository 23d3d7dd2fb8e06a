package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class GaussianMixtureTest extends EstimatorContract {
  @Override
  Estimator estimator() {
    return new GaussianMixture(2);
  }

  @Override
  PairedSamples samples(double dependence, Rng rng) {
    return Drawn.gaussian(1_000, 1, dependence, rng);
  }

  @Override
  PairedSamples impossible() {
    return Drawn.gaussian(100, 2, 0.5, Rng.of(1));
  }

  /// Four errors of the draws.
  @Override
  double tolerance() {
    return 4 * 0.6 / Math.sqrt(50_000);
  }

  @Test
  void gaussiansAgreeWithTheClosedForm() {
    Estimate information = of(Drawn.gaussian(5_000, 1, 0.75, Rng.of(71)));
    assertThat(Math.abs(information.z(0.413339))).as("%s", information).isLessThan(4);
  }

  @Test
  void mixturesOfGaussiansAgreeWithQuadrature() {
    Mixture law = new Mixture(List.of(part(0.4, -1.5, 0.7), part(0.6, 1, -0.5)));
    Estimate information = of(drawn(law, 4_000, Rng.of(72)));
    double truth = quadrature(law);
    assertThat(Math.abs(information.z(truth))).as("%s, exact %s", information, truth).isLessThan(4);
  }

  @Test
  void drawsFromAMixtureKnowItsInformation() {
    Mixture law = new Mixture(List.of(part(0.4, -1.5, 0.7), part(0.6, 1, -0.5)));
    Estimate information = law.information(50_000, Rng.of(73)).mean(Rng.of(74));
    assertThat(Math.abs(information.z(quadrature(law)))).isLessThan(4);
  }

  @Test
  void everyStepRaisesTheLikelihood() {
    PairedSamples samples = samples(0.5, Rng.of(75));
    double[] once = new double[samples.rows()];
    Arrays.fill(once, 1);
    Mixture.Data data = new Mixture.Data(samples.x().values(), samples.y().values(), once);
    Mixture mixture = Mixture.at(data, 3, Rng.of(76));
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 50; i++) {
      Mixture.Step step = mixture.step(data);
      assertThat(step.logLikelihood()).isGreaterThan(before - 1e-5);
      before = step.logLikelihood();
      mixture = step.mixture();
    }
  }

  @Test
  void repeatedRowsSpeakAgainstTheNumber() {
    Estimator.Result result = estimator().estimate(Drawn.copies(500, 0.5, Rng.of(77)), Rng.of(1));
    assertThat(result.reasons()).hasSize(1);
  }

  @Test
  void noPartsAreRejected() {
    assertThatThrownBy(() -> new GaussianMixture(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("components = 0");
  }

  private static Mixture.Part part(double weight, double mean, double correlation) {
    return new Mixture.Part(weight, mean, mean / 2, 1, 1, correlation);
  }

  private static PairedSamples drawn(Mixture law, int rows, Rng rng) {
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      Mixture.Part part = law.parts().get(rng.nextDouble() < law.parts().get(0).weight() ? 0 : 1);
      double normal = rng.nextGaussian();
      x[row] = part.x() + normal;
      double rest = Math.sqrt(1 - part.xy() * part.xy());
      y[row] = part.y() + part.xy() * normal + rest * rng.nextGaussian();
    }
    return PairedSamples.independent(Variable.of(x), Variable.of(y));
  }

  /// `∫ p ln p(x,y)/(p(x) p(y))` on a grid of spacing 0.05, which is exact for smooth laws.
  private static double quadrature(Mixture law) {
    double sum = 0;
    for (double x = -9; x < 9; x += 0.05) {
      for (double y = -9; y < 9; y += 0.05) {
        double joint = 0;
        double alongX = 0;
        double alongY = 0;
        for (Mixture.Part part : law.parts()) {
          joint += Math.exp(part.logJoint(x, y));
          alongX += Math.exp(part.logX(x));
          alongY += Math.exp(part.logY(y));
        }
        sum += joint > 0 ? joint * Math.log(joint / (alongX * alongY)) * 0.05 * 0.05 : 0;
      }
    }
    return sum;
  }
}
