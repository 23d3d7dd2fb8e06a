package org.rsmi.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rsmi.mi.CanonicalCorrelation;
import org.rsmi.mi.PairedSamples;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class BeyondNormalTest {

  @Test
  void informationAgreesWithTheTableOfTheSuite() throws IOException {
    Map<String, double[]> table = table();
    List<BeyondNormal> tasks = BeyondNormal.all();
    assertThat(tasks.stream().map(BeyondNormal::name))
        .containsExactlyInAnyOrderElementsOf(table.keySet());
    for (BeyondNormal task : tasks) {
      double[] row = table.get(task.name());
      assertThat(task.information()).as(task.name()).isCloseTo(row[2], within(6e-7));
      PairedSamples some = task.sample(3, Rng.of(1));
      assertThat(some.x().columns()).as(task.name()).isEqualTo((int) row[0]);
      assertThat(some.y().columns()).as(task.name()).isEqualTo((int) row[1]);
    }
  }

  @Test
  void sampledNormalsHaveTheirInformation() {
    PairedSamples samples = BeyondNormal.dense(3).sample(20_000, Rng.of(2));
    Estimate gaussian = new CanonicalCorrelation().estimate(samples, Rng.of(3)).information();
    assertThat(Math.abs(gaussian.z(BeyondNormal.dense(3).information()))).isLessThan(4);
  }

  @Test
  void spiralKeepsTheLengthOfEveryVector() {
    BeyondNormal plain = BeyondNormal.sparse(3);
    BeyondNormal spiral = named("spiral-multinormal-sparse-3-3-2-2.0");
    PairedSamples before = plain.sample(100, Rng.of(4));
    PairedSamples after = spiral.sample(100, Rng.of(4));
    for (int row = 0; row < 100; row++) {
      assertThat(square(after, row)).isCloseTo(square(before, row), within(1e-9));
    }
  }

  @Test
  void bimodalMarginalsHaveTwoModes() {
    double[] x = named("1v1-bimodal-0.75").sample(20_000, Rng.of(5)).x().values();
    double low = Arrays.stream(x).filter(v -> v < 2.5).count() / 20_000.0;
    assertThat(low).isCloseTo(0.3 * 0.9938 + 0.7 * 0.0062, within(4 * Math.sqrt(0.21 / 20_000)));
  }

  private static double square(PairedSamples samples, int row) {
    double sum = 0;
    for (int c = 0; c < samples.x().columns(); c++) {
      sum += samples.x().at(row, c) * samples.x().at(row, c);
    }
    return sum;
  }

  private static BeyondNormal named(String name) {
    return BeyondNormal.all().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  /// name → dim_x, dim_y, exact_nats
  private static Map<String, double[]> table() throws IOException {
    Map<String, double[]> rows = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    BeyondNormalTest.class.getResourceAsStream("mi_gaussian_tasks.csv")),
                StandardCharsets.UTF_8))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("task,"))
          .map(line -> line.split(","))
          .forEach(
              parts ->
                  rows.put(
                      parts[0],
                      Arrays.stream(parts, 1, 4).mapToDouble(Double::parseDouble).toArray()));
    }
    return rows;
  }
}
