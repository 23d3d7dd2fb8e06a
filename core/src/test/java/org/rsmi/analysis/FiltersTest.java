package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;

class FiltersTest implements AnalysisContract {
  private static final Map<String, Object> POINT = Map.of();

  @Override
  public Analysis analysis() {
    return Filters.defaults();
  }

  private static double[] site(int site, double noise, Rng rng) {
    double[] weights = new double[16];
    Arrays.setAll(weights, i -> (i == site ? 1 : 0) + noise * rng.nextGaussian());
    return weights;
  }

  private static double[] combined(double a, double[] first, double b, double[] second) {
    double[] sum = new double[first.length];
    Arrays.setAll(sum, i -> a * first[i] + b * second[i]);
    return sum;
  }

  private static <T extends Finding> T find(List<Finding> findings, Class<T> type, String name) {
    return findings.stream()
        .filter(finding -> finding.name().equals(name))
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void signAndOrderAreGauge() {
    Rng rng = Rng.of(1);
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < 20; r++) {
      double[] tight = site(3, 0.02, rng);
      double[] loose = site(7, 0.08, rng);
      double[][] pair = {
        combined(rng.nextBoolean() ? -2 : 3, tight, 0, loose),
        combined(0, tight, rng.nextBoolean() ? -1 : 1, loose)
      };
      if (rng.nextBoolean()) {
        pair = new double[][] {pair[1], pair[0]};
      }
      planted.run(POINT, Planted.square(pair), 0.3 + 0.001 * r, 0.01);
    }
    List<Finding> findings = analysis().of(planted.set(), Rng.of(2));
    Finding.FilterMap means = find(findings, Finding.FilterMap.class, "mean filters");
    assertThat(means.panels().get(0).weights()[3]).isCloseTo(1, within(0.02));
    assertThat(means.panels().get(1).weights()[7]).isCloseTo(0.95, within(0.03));
    Finding.FilterMap errors =
        find(findings, Finding.FilterMap.class, "errors of the mean filters");
    assertThat(errors.panels().get(1).weights()[0]).isCloseTo(0.08 / Math.sqrt(20), within(0.008));
    Finding.FilterMap best = find(findings, Finding.FilterMap.class, "best runs");
    assertThat(best.panels().getFirst().caption()).isEqualTo("I(H:E) = 0.3190 nats");
    assertThat(best.panels().getFirst().weights()[3]).isGreaterThan(0.98);
    Finding.Number space = find(findings, Finding.Number.class, "common space of the components");
    assertThat(space.sentence())
        .contains("in which they stand at fixed angles (Rayleigh test, p < 1e-6)");
  }

  @Test
  void componentsThatRotateInTheirPlaneAreTurnedIntoOneFrame() {
    Rng rng = Rng.of(5);
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < 60; r++) {
      double angle = 2 * Math.PI * rng.nextDouble();
      double[] first = site(3, 0.03, rng);
      double[] second = site(7, 0.03, rng);
      double[][] pair = {
        combined(Math.cos(angle), first, Math.sin(angle), second),
        combined(-Math.sin(angle), first, Math.cos(angle), second)
      };
      planted.run(POINT, Planted.square(pair), r == 17 ? 0.4 : 0.3, 0.01);
    }
    List<Finding> findings = analysis().of(planted.set(), Rng.of(2));
    Finding.Number space = find(findings, Finding.Number.class, "common space of the components");
    assertThat(space.value().value()).isGreaterThan(0.95);
    assertThat(space.sentence()).contains("in which they stand at any angle (Rayleigh test, p = ");
    Finding.FilterMap means = find(findings, Finding.FilterMap.class, "mean filters");
    Finding.FilterMap best = find(findings, Finding.FilterMap.class, "best runs");
    for (int c = 0; c < 2; c++) {
      double[] mean = means.panels().get(c).weights();
      assertThat(FilterEnsemble.dot(mean, mean)).isGreaterThan(0.95);
      assertThat(FilterEnsemble.dot(mean, best.panels().get(c).weights())).isGreaterThan(0.95);
    }
  }

  @Test
  void whatAConstraintHidesIsLeftOut() {
    // Sites 0 and 1 always add up to a constant: Λ and Λ + c(1, 1, 0, …) are one rule.
    double[][] covariance = new double[16][16];
    for (int i = 0; i < 16; i++) {
      covariance[i][i] = 1;
    }
    covariance[0][1] = -1;
    covariance[1][0] = -1;
    Rng rng = Rng.of(3);
    Planted planted =
        Planted.atOnePoint().moments(POINT, new BlockMoments(new double[16], covariance, 1000));
    for (int r = 0; r < 10; r++) {
      double[] weights = site(0, 0.01, rng);
      double hidden = 0.7 * rng.nextGaussian();
      weights[0] += hidden;
      weights[1] += hidden;
      planted.run(POINT, Planted.square(weights), 0.3, 0.01);
    }
    List<Finding> findings = analysis().of(planted.set(), Rng.of(2));
    Finding.Table table = find(findings, Finding.Table.class, "agreement");
    assertThat(table.sentence())
        .startsWith(
            "The covariance of the block has rank 15 of 16: 1 direction of Λ changes no rule")
        .contains("raw weights are arbitrary there");
    double[] mean =
        find(findings, Finding.FilterMap.class, "mean filters").panels().get(1).weights();
    assertThat(mean[0]).isCloseTo(0.5, within(0.01));
    assertThat(mean[1]).isCloseTo(-0.5, within(0.01));
  }

  @Test
  void theRayleighTestAlarmsAsOftenAsItSays() {
    int alarms = 0;
    for (int seed = 0; seed < 100; seed++) {
      Rng rng = Rng.of(seed);
      Planted planted = Planted.atOnePoint();
      for (int r = 0; r < 20; r++) {
        double angle = 2 * Math.PI * rng.nextDouble();
        double[][] pair = {
          combined(Math.cos(angle), site(3, 0, rng), Math.sin(angle), site(7, 0, rng)),
          combined(-Math.sin(angle), site(3, 0, rng), Math.cos(angle), site(7, 0, rng))
        };
        planted.run(POINT, Planted.square(pair), 0.3, 0.01);
      }
      Finding.Number space =
          find(
              analysis().of(planted.set(), Rng.of(2)),
              Finding.Number.class,
              "common space of the components");
      alarms += space.sentence().contains("fixed angles") ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(4);
  }
}
