package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class DiffusionMapTest implements AnalysisContract {
  @Override
  public Analysis analysis() {
    return DiffusionMap.defaults();
  }

  private static double[] turned(double angle, double noise, Rng rng) {
    double[] weights = new double[16];
    Arrays.setAll(weights, _ -> noise * rng.nextGaussian());
    weights[0] += Math.cos(angle);
    weights[1] += Math.sin(angle);
    return weights;
  }

  @Test
  void aRingOfRulesIsARingOfDimensionOne() {
    Rng rng = Rng.of(1);
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < 150; r++) {
      double[] weights = turned(2 * Math.PI * rng.nextDouble(), 0.02, rng);
      planted.run(Map.of(), Planted.square(weights), 0.3, 0.01);
    }
    List<Finding> findings = analysis().of(planted.set(), Rng.of(2));
    Finding.Number dimension = (Finding.Number) findings.get(0);
    assertThat(dimension.value().value()).isBetween(0.85, 1.25);
    assertThat(dimension.sentence()).contains("they lie on a bent set");
    Finding.Scatter ring = (Finding.Scatter) findings.get(1);
    double[] radii =
        ring.marks().stream().mapToDouble(mark -> Math.hypot(mark.x(), mark.y())).toArray();
    double mean = Arrays.stream(radii).average().orElseThrow();
    assertThat(Pca.scatter(radii)).isLessThan(0.15 * mean);
  }

  @Test
  void theFirstCoordinateFollowsTheTemperature() {
    Rng rng = Rng.of(3);
    Planted planted = new Planted(Planted.control("temperature"));
    for (int t = 0; t < 10; t++) {
      for (int repeat = 0; repeat < 8; repeat++) {
        double[] weights = turned(Math.toRadians(8 * t), 0.05, rng);
        planted.run(planted.point(1.0 + t), Planted.square(weights), 0.3, 0.01);
      }
    }
    List<Finding> findings = analysis().of(planted.set(), Rng.of(2));
    assertThat(findings.getFirst().sentence())
        .contains("The first coordinate changes with temperature (rank correlation 0.9");
    assertThat(findings).hasSize(2);
  }
}
