package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.Filter;

class ProjectionsTest implements AnalysisContract {
  @Override
  public Analysis analysis() {
    return Projections.defaults();
  }

  private static Filter filter(double[] weights) {
    return new Filter(List.of(4, 4), new double[][] {weights}, new double[1]);
  }

  private static Estimate measured(Finding.Table table, int row, int column) {
    return ((Finding.Cell.Measured) table.rows().get(row).get(column)).value();
  }

  @Test
  void dimerFiltersAreThoseOfThePaper() {
    FilterBasis dimers = FilterBasis.dimers(List.of(4, 4));
    assertThat(dimers.names()).containsExactly("P1", "P2", "S1", "S2", "C");
    assertThat(dimers.weights()[0])
        .containsExactly(0, 1, 0, -1, 1, 0, 1, 0, 0, 1, 0, -1, -1, 0, -1, 0);
    assertThat(dimers.weights()[2])
        .containsExactly(0, 1, 0, -1, 1, 0, -1, 0, 0, -1, 0, 1, -1, 0, 1, 0);
    assertThat(dimers.weights()[4])
        .containsExactly(0, 1, 0, 1, -1, 0, -1, 0, 0, 1, 0, 1, -1, 0, -1, 0);
    assertThatThrownBy(() -> FilterBasis.dimers(List.of(5, 5)))
        .hasMessage("basis = dimers: want a block of two even extents in pixels, found [5, 5]");
  }

  @Test
  void overlapsAreWhatWasPlanted() {
    FilterBasis dimers = FilterBasis.dimers(List.of(4, 4));
    Rng rng = Rng.of(1);
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < 50; r++) {
      double[] weights = new double[16];
      double sign = rng.nextBoolean() ? 1 : -1;
      double angle = Math.toRadians(30 + 2 * rng.nextGaussian());
      Arrays.setAll(
          weights,
          i ->
              sign
                  * (Math.cos(angle) * dimers.weights()[0][i]
                      + Math.sin(angle) * dimers.weights()[1][i]));
      planted.run(Map.of(), filter(weights), 0.4, 0.01);
    }
    List<Finding> findings = new Projections("dimers", 50).of(planted.set(), Rng.of(1));
    Finding.Table table = (Finding.Table) findings.getFirst();
    assertThat(measured(table, 0, 2).z(0.75)).isBetween(-3.0, 3.0);
    assertThat(measured(table, 1, 2).z(0.25)).isBetween(-3.0, 3.0);
    assertThat(measured(table, 4, 2).value()).isCloseTo(0, within(1e-12));
    assertThat(table.sentence())
        .startsWith("Filters are most alike P1: squared cosine of weights 0.7")
        .contains("together explain 100");
    Finding.Scatter plane =
        (Finding.Scatter)
            findings.stream()
                .filter(of -> of.name().contains("P1 and P2"))
                .findFirst()
                .orElseThrow();
    assertThat(plane.marks()).hasSize(50);
  }

  @Test
  void dimersAreKnownByTheirConstraint() {
    Planted planted =
        Planted.atOnePoint().moments(Map.of(), new BlockMoments(new double[16], bound(), 1000));
    double[] weights = FilterBasis.dimers(List.of(4, 4)).weights()[0];
    planted.run(Map.of(), filter(weights), 0.4, 0.01).run(Map.of(), filter(weights), 0.4, 0.01);
    List<Finding> findings = analysis().of(planted.set(), Rng.of(1));
    assertThat(findings.getFirst().sentence()).contains("squared correlation of rules");
    assertThat(measured((Finding.Table) findings.getFirst(), 0, 2).value())
        .isCloseTo(1, within(1e-9));
  }

  /// Independent sites, but the four bonds of the vertex in the middle add up to a constant.
  private static double[][] bound() {
    double[][] covariance = new double[16][16];
    int[] bonds = {9, 11, 6, 14};
    for (int i = 0; i < 16; i++) {
      covariance[i][i] = 1;
    }
    for (int a : bonds) {
      for (int b : bonds) {
        covariance[a][b] -= 0.25;
      }
    }
    return covariance;
  }

  @Test
  void whereNothingIsSuppliedThereIsNothingToSay() {
    Planted planted = Planted.atOnePoint();
    planted.run(
        Map.of(), filter(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), 1, 0);
    assertThat(analysis().of(planted.set(), Rng.of(1))).isEmpty();
  }
}
