package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class NsbTest extends EstimatorContract {
  @Override
  Estimator estimator() {
    return new Nsb();
  }

  @Override
  PairedSamples samples(double dependence, Rng rng) {
    return Drawn.copies(1_000, dependence, rng);
  }

  @Override
  PairedSamples impossible() {
    return Drawn.gaussian(100, 1, 0.5, Rng.of(1));
  }

  @Override
  double tolerance() {
    return 1e-9;
  }

  @Test
  void fourSymbolsAgreeWithTheClosedForm() {
    double truth = Drawn.informationOfCopies(0.5);
    Estimate information = of(Drawn.copies(10_000, 0.5, Rng.of(61)));
    assertThat(Math.abs(information.z(truth))).as("%s", information).isLessThan(4);
  }

  /// Both integrals, over β and over the probability of one of two symbols, done numerically.
  @Test
  void posteriorOfTwoSymbolsAgreesWithQuadrature() {
    double[] sums = new double[3];
    for (double logBeta = -14; logBeta < 16; logBeta += 0.02) {
      double beta = Math.exp(logBeta);
      double flat = 2 * Gamma.trigamma(2 * beta + 1) - Gamma.trigamma(beta + 1);
      double norm = Gamma.logGamma(2 * beta) - 2 * Gamma.logGamma(beta);
      for (double logit = -40; logit < 40; logit += 0.02) {
        double p = 1 / (1 + Math.exp(-logit));
        double q = 1 / (1 + Math.exp(logit));
        double log = (5 + beta) * Math.log(p) + (2 + beta) * Math.log(q) + norm;
        double weight = beta < 1e4 ? Math.exp(log) * flat * beta : 0;
        double entropy = -p * Math.log(p) - q * Math.log(q);
        sums[0] += weight;
        sums[1] += weight * entropy;
        sums[2] += weight * entropy * entropy;
      }
    }
    double mean = sums[1] / sums[0];
    Estimate entropy = DirichletMixture.entropy(new int[] {5, 2}, 2);
    assertThat(entropy.value()).isCloseTo(mean, within(1e-4));
    assertThat(entropy.error()).isCloseTo(Math.sqrt(sums[2] / sums[0] - mean * mean), within(1e-4));
  }

  @Test
  void fewDrawsFromManyEqualSymbolsAreEnough() {
    Rng rng = Rng.of(62);
    int[] drawn = new int[1_000];
    for (int n = 0; n < 300; n++) {
      drawn[rng.nextInt(drawn.length)]++;
    }
    int[] seen = Arrays.stream(drawn).filter(count -> count > 0).toArray();
    Estimate entropy = DirichletMixture.entropy(seen, drawn.length);
    assertThat(Math.abs(entropy.z(Math.log(1_000)))).as("%s", entropy).isLessThan(4);
  }

  @Test
  void onlySymbolThereIsHasNoEntropy() {
    assertThat(DirichletMixture.entropy(new int[] {9}, 1).value()).isZero();
  }

  @Test
  void groupsOfSeveralRowsSpeakAgainstTheError() {
    PairedSamples twice = Drawn.repeated(samples(0.5, Rng.of(63)), 2);
    assertThat(estimator().estimate(twice, Rng.of(1)).reasons()).hasSize(1);
  }
}
