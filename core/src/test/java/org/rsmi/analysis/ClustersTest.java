package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class ClustersTest implements AnalysisContract {
  @Override
  public Analysis analysis() {
    return new Clusters(10, 500);
  }

  /// 30 runs at ±site 0, 20 at ±site 5 and 10 anywhere, 0.1 nats less at site 5.
  private static RunSet planted(double difference) {
    Rng rng = Rng.of(4);
    Planted planted = Planted.atOnePoint();
    for (int r = 0; r < 60; r++) {
      double[] weights = new double[16];
      Arrays.setAll(weights, _ -> 0.08 * rng.nextGaussian());
      if (r < 50) {
        weights[r < 30 ? 0 : 5] += rng.nextBoolean() ? 1 : -1;
      }
      double information = 0.4 + 0.01 * rng.nextGaussian() - (r < 30 ? 0 : difference);
      planted.run(Map.of(), Planted.square(weights), information, 0.01);
    }
    return planted.set();
  }

  @Test
  void clustersComeWithTheirSizesCentresAndInformation() {
    List<Finding> findings = analysis().of(planted(0.1), Rng.of(1));
    Finding.Number number = (Finding.Number) findings.getFirst();
    assertThat(number.value().value()).isEqualTo(2);
    assertThat(number.sentence())
        .startsWith("60 filters form 2 clusters (the same in ")
        .contains("10 of them belong to none", "cluster 1 knows most, 0.398");
    Finding.Table table = (Finding.Table) findings.get(1);
    assertThat(table.rows()).hasSize(2);
    assertThat(table.rows().getFirst()).contains(new Finding.Cell.Whole(30));
    Finding.FilterMap map = (Finding.FilterMap) findings.get(2);
    assertThat(map.panels().get(1).weights()[5]).isGreaterThan(0.98);
    Finding.Scatter scatter = (Finding.Scatter) findings.get(3);
    assertThat(scatter.marks())
        .filteredOn(mark -> mark.group().equals("cluster 2"))
        .extracting(Finding.Mark::run)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(30, 50).boxed().toList());
  }

  @Test
  void degenerateRulesKnowEquallyMuch() {
    Finding.Number number = (Finding.Number) analysis().of(planted(0), Rng.of(1)).getFirst();
    assertThat(number.sentence()).contains("They know equally much within errors");
  }

  @Test
  void manyPointsAreOneTable() {
    Planted planted = new Planted(Planted.control("T"));
    Rng rng = Rng.of(5);
    for (int point = 0; point < 9; point++) {
      for (int r = 0; r < 8; r++) {
        double[] weights = new double[16];
        Arrays.setAll(weights, _ -> 0.05 * rng.nextGaussian());
        weights[3] += 1;
        planted.run(Map.of("T", (double) point), Planted.square(weights), 0.4, 0.01);
      }
    }
    Finding first = analysis().of(planted.set(), Rng.of(1)).getFirst();
    assertThat(first).isInstanceOf(Finding.Table.class);
    assertThat(first.sentence()).isEqualTo("Of 9 points, 9 have 1 cluster.");
    assertThat(((Finding.Table) first).rows()).hasSize(9);
  }
}
