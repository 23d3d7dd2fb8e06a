package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class GroupingTest {
  private static double[] unit(Rng rng, int dimension) {
    double[] vector = new double[dimension];
    Arrays.setAll(vector, _ -> rng.nextGaussian());
    return FilterEnsemble.unit(vector);
  }

  /// ±μ + noise for the members of every cluster, and a fifth of all axes at random.
  private static double[][] planted(Rng rng, int clusters, int each, int dimension, double noise) {
    double[][] centres = new double[clusters][];
    for (int c = 0; c < clusters; c++) {
      double[] centre = unit(rng, dimension);
      while (close(centre, centres)) {
        centre = unit(rng, dimension);
      }
      centres[c] = centre;
    }
    int inside = clusters * each;
    double[][] vectors = new double[inside + inside / 4][];
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = unit(rng, dimension);
      if (i < inside) {
        double[] centre = centres[i % clusters];
        double sign = rng.nextBoolean() ? 1 : -1;
        double reach = noise * (0.8 + 0.4 * rng.nextDouble());
        Arrays.setAll(vector, a -> sign * centre[a] + reach * vector[a]);
      }
      vectors[i] = FilterEnsemble.unit(vector);
    }
    return vectors;
  }

  private static boolean close(double[] centre, double[][] others) {
    return Arrays.stream(others)
        .filter(Objects::nonNull)
        .anyMatch(other -> Math.abs(FilterEnsemble.dot(centre, other)) > 0.8);
  }

  private static int right(int seeds, int dimension, double noise, int each) {
    int right = 0;
    for (int seed = 0; seed < seeds; seed++) {
      int clusters = 1 + seed % 8;
      double[][] vectors = planted(Rng.of(seed), clusters, each, dimension, noise);
      right += Grouping.of(vectors, dimension).count() == clusters ? 1 : 0;
    }
    return right;
  }

  @Test
  void theNumberOfOneToEightClustersIsFoundAmongOutliers() {
    assertThat(right(40, 16, 0.4, 20)).isGreaterThanOrEqualTo(38);
    assertThat(right(40, 64, 0.6, 8)).isGreaterThanOrEqualTo(38);
  }

  @Test
  @Tag("nightly")
  void theNumberIsFoundInNineOfTenEnsembles() {
    assertThat(right(200, 16, 0.3, 20)).isGreaterThanOrEqualTo(180);
    assertThat(right(200, 16, 0.6, 20)).isGreaterThanOrEqualTo(180);
    assertThat(right(200, 64, 1, 20)).isGreaterThanOrEqualTo(180);
  }

  @Test
  void aRingIsOneCluster() {
    int one = 0;
    for (int seed = 0; seed < 10; seed++) {
      Rng rng = Rng.of(seed);
      double[][] vectors = new double[200][];
      Arrays.setAll(vectors, _ -> onRing(rng));
      Grouping grouping = Grouping.of(vectors, 16);
      one += grouping.count() == 1 ? 1 : 0;
      assertThat(grouping.pieces()[0]).isGreaterThan(1);
    }
    assertThat(one).isGreaterThanOrEqualTo(9);
  }

  private static double[] onRing(Rng rng) {
    double[] vector = unit(rng, 16);
    double angle = Math.PI * rng.nextDouble();
    Arrays.setAll(vector, a -> 0.3 * vector[a]);
    vector[0] += Math.cos(angle);
    vector[1] += Math.sin(angle);
    return FilterEnsemble.unit(vector);
  }

  @Test
  void randomAxesHaveNoClusters() {
    for (int seed = 0; seed < 30; seed++) {
      Rng rng = Rng.of(seed);
      double[][] vectors = new double[100][];
      Arrays.setAll(vectors, _ -> unit(rng, 16));
      assertThat(Grouping.of(vectors, 16).count()).isZero();
    }
  }

  @Test
  void theNormOfTheWatsonLawIsKummersFunction() {
    // M(½, 1, κ) = e^{κ/2} I₀(κ/2), and M(½, 3/2, κ) = ∫₀¹ e^{κt²} dt.
    assertThat(WatsonMixture.logKummer(2, 2))
        .isCloseTo(1 + Math.log(1.2660658777520084), within(1e-12));
    assertThat(WatsonMixture.logKummer(1, 3))
        .isCloseTo(Math.log(1.4626517459071816), within(1e-12));
    assertThat(WatsonMixture.logKummer(30_000, 3))
        .isCloseTo(30_000 - Math.log(60_000), within(1e-4));
  }

  @Test
  void theConcentrationHasItsMeanSquare() {
    for (int dimension : new int[] {3, 16, 64}) {
      for (double meanSquare : new double[] {0.4, 0.7, 0.95}) {
        double kappa = WatsonMixture.concentration(meanSquare, dimension);
        double step = 1e-5 * kappa;
        double slope =
            (WatsonMixture.logKummer(kappa + step, dimension)
                    - WatsonMixture.logKummer(kappa - step, dimension))
                / (2 * step);
        assertThat(slope).isCloseTo(meanSquare, within(0.005));
      }
    }
  }
}
