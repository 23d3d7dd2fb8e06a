package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;

class FilterPcaTest implements AnalysisContract {
  private static final Map<String, Object> POINT = Map.of();

  @Override
  public Analysis analysis() {
    return FilterPca.defaults();
  }

  /// 16 sites: unit vectors along site 0 (often), site 1 (seldom) and any site (noise), either
  /// sign.
  private static RunSet planted(Rng rng, int runs, double often, double noise) {
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < runs; r++) {
      double[] weights = new double[16];
      weights[rng.nextDouble() < often ? 0 : 1] = rng.nextBoolean() ? 1 : -1;
      double[] kick = new double[16];
      Arrays.setAll(kick, _ -> rng.nextGaussian());
      double scale = noise / Math.sqrt(FilterEnsemble.dot(kick, kick));
      Arrays.setAll(weights, i -> weights[i] + scale * kick[i]);
      planted.run(POINT, Planted.square(weights), 0.3, 0.01);
    }
    return planted.set();
  }

  private static <T extends Finding> T find(List<Finding> findings, Class<T> type, String name) {
    return findings.stream()
        .filter(finding -> finding.name().equals(name))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstComponentsAreWhatWasPlanted() {
    List<Finding> findings = analysis().of(planted(Rng.of(3), 100, 0.8, 0.2), Rng.of(4));
    Finding.FilterMap map = find(findings, Finding.FilterMap.class, "components");
    assertThat(map.panels()).hasSize(2);
    assertThat(map.panels().get(0).weights()[0]).isGreaterThan(0.98);
    assertThat(map.panels().get(1).weights()[1]).isGreaterThan(0.98);
    Finding.Number ratio = find(findings, Finding.Number.class, "participation ratio");
    assertThat(ratio.sentence()).contains("2 components stand above isotropic scatter");
    Finding.Scatter scatter =
        find(findings, Finding.Scatter.class, "runs in the plane of the first two components");
    assertThat(scatter.marks()).hasSize(100);
    Finding.HeatMap density =
        find(findings, Finding.HeatMap.class, "density in the plane of the first two components");
    assertThat(density.values()[20][39]).isGreaterThan(10 * density.values()[30][30]);
  }

  @Test
  void runsThatAgreeAreOneRule() {
    List<Finding> findings = analysis().of(planted(Rng.of(3), 30, 1, 0.1), Rng.of(4));
    Finding.Number ratio = find(findings, Finding.Number.class, "participation ratio");
    assertThat(ratio.value().value()).isCloseTo(1.02, within(0.01));
    assertThat(ratio.sentence()).contains("all runs found one rule");
  }

  @Test
  void randomDirectionsHaveNoPreferredFilter() {
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      RunSet runs = planted(Rng.of(seed), 40, 1, 1e6);
      Pca pca = Pca.of(FilterCloud.of(runs, runs.points()), 10, Rng.of(seed));
      alarms += pca.chance().p() < 0.05 ? 1 : 0;
      assertThat(pca.participation().z(16)).isBetween(-4.0, 4.0);
    }
    assertThat(alarms).isLessThan(5 + 4 * 3);
  }

  @Test
  void errorsCoverTheTruth() {
    // 95 % of 50, less three standard deviations of that number.
    assertThat(covered(50)).allMatch(covered -> covered >= 43);
  }

  @Test
  @Tag("nightly")
  void errorsCoverTheTruthInTwoHundredEnsembles() {
    assertThat(covered(200)).allMatch(covered -> covered >= 180);
  }

  /// How often the 95 % intervals of the first share and of the overlap hold their true values.
  private static List<Integer> covered(int seeds) {
    Pca truth = pca(Rng.of(99), 10_000, 10);
    int shares = 0;
    int overlaps = 0;
    for (int seed = 0; seed < seeds; seed++) {
      Pca pca = pca(Rng.of(seed), 60, 50);
      shares += Math.abs(pca.shares()[0].z(truth.shares()[0].value())) < 1.96 ? 1 : 0;
      overlaps += Math.abs(pca.overlap().z(truth.overlap().value())) < 1.96 ? 1 : 0;
    }
    return List.of(shares, overlaps);
  }

  private static Pca pca(Rng rng, int runs, int resamples) {
    RunSet set = planted(rng, runs, 0.75, 0.3);
    return Pca.of(FilterCloud.of(set, set.points()), resamples, rng.split("resampled"));
  }

  @Test
  void rulesAreComparedWhereTheBlockIsKnown() {
    Rng rng = Rng.of(8);
    double[][] covariance = new double[16][16];
    for (double[] row : covariance) {
      Arrays.fill(row, 1);
    }
    for (int i = 0; i < 16; i++) {
      covariance[i][i] += 0.01;
    }
    Planted planted =
        Planted.atOnePoint().moments(POINT, new BlockMoments(new double[16], covariance, 1000));
    for (int r = 0; r < 40; r++) {
      double[] weights = new double[16];
      Arrays.setAll(weights, _ -> rng.nextDouble());
      planted.run(POINT, Planted.square(weights), 0.6, 0.01);
    }
    Finding.Number ratio =
        find(analysis().of(planted.set(), Rng.of(4)), Finding.Number.class, "participation ratio");
    assertThat(ratio.value().value()).isCloseTo(1, within(0.01));
    assertThat(ratio.sentence()).contains("squared correlation of rules");
  }

  @Test
  void theTracyWidomLawIsMet() {
    // Percentiles of the law of order one: F(−1.2686) = 0.5, F(0.9793) = 0.95.
    double n = Math.sqrt(99.5) + Math.sqrt(49.5);
    double width = n * Math.cbrt(1 / Math.sqrt(99.5) + 1 / Math.sqrt(49.5));
    assertThat(TracyWidom.exceeds((n * n + 0.9793 * width) / 5000, 100, 50).p())
        .isCloseTo(0.05, within(0.002));
    assertThat(TracyWidom.exceeds((n * n - 1.2686 * width) / 5000, 100, 50).p())
        .isCloseTo(0.5, within(0.01));
  }
}
