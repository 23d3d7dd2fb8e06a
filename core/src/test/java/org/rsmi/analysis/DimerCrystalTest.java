package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.Filter;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;

/// A real ensemble: 20 runs of two bits on dimers at T = 0.5 v, `dimers-crystal.npz`.
///
/// Made by `rsmi run examples/dimers-ensemble.toml --set grid.temperature=[0.5] --set
/// grid.components=[2]`, seed 20210611. Below T_c = 0.65 v the filters are those of the papers:
/// ±P1, ±P2 and ±C, with Z4 between the first four.
class DimerCrystalTest {
  private static final int SIDE = 8;

  @TempDir static Path folder;

  private static RunSet runs;

  @BeforeAll
  static void read() throws IOException {
    Path file = folder.resolve("dimers-crystal.npz");
    try (InputStream in = DimerCrystalTest.class.getResourceAsStream("dimers-crystal.npz")) {
      Files.copy(in, file);
    }
    Map<String, NpyArray> arrays = NpzFile.read(file);
    double[] weights = arrays.get("filters").toDoubles();
    double[] bias = arrays.get("bias").toDoubles();
    double[] information = arrays.get("information").toDoubles();
    double[] error = arrays.get("information_error").toDoubles();
    Planted planted = Planted.atOnePoint();
    for (int run = 0; run < information.length; run++) {
      double[][] rule = {
        row(weights, 2 * run, SIDE * SIDE), row(weights, 2 * run + 1, SIDE * SIDE)
      };
      Filter filter = new Filter(List.of(SIDE, SIDE), rule, row(bias, run, 2));
      planted.run(Map.of(), filter, information[run], error[run]);
    }
    double[] covariance = arrays.get("covariance").toDoubles();
    double[][] rows = new double[SIDE * SIDE][];
    Arrays.setAll(rows, i -> row(covariance, i, SIDE * SIDE));
    runs =
        planted
            .moments(Map.of(), new BlockMoments(arrays.get("mean").toDoubles(), rows, 256_000))
            .set();
  }

  private static double[] row(double[] flat, int row, int width) {
    return Arrays.copyOfRange(flat, row * width, (row + 1) * width);
  }

  private static List<Finding> of(Analysis analysis) {
    return analysis.of(runs, Rng.of(1));
  }

  private static Finding named(Analysis analysis, String name) {
    return of(analysis).stream()
        .filter(finding -> finding.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itsFiltersFormThreeClustersUpToSign() {
    assertThat(named(Clusters.defaults(), "number of clusters"))
        .isInstanceOfSatisfying(
            Finding.Number.class, number -> assertThat(number.value().value()).isEqualTo(3));
  }

  @Test
  void theyArePlaquetteFiltersAndTheColumnarOneAndNotStaggered() {
    Finding.Table overlaps = (Finding.Table) named(Projections.defaults(), "overlaps");
    for (List<Finding.Cell> row : overlaps.rows()) {
      String filter = ((Finding.Cell.Text) row.get(1)).text();
      double best = ((Finding.Cell.Real) row.get(3)).value();
      if (filter.startsWith("S")) {
        assertThat(best).as(filter).isLessThan(0.01);
      } else {
        assertThat(best).as(filter).isGreaterThan(0.98);
      }
    }
  }

  @Test
  void aQuarterTurnTakesOnePlaquetteFilterToTheOtherAndTheColumnarOneToItsNegative() {
    assertThat(named(Symmetries.defaults(), "orbits").sentence())
        .containsPattern("Z4 on ±F\\d, ±F\\d: a quarter turn about site \\(4, 4\\)")
        .containsPattern("Z2 on ±F(\\d): a quarter turn about site \\(4, 4\\) takes F\\1 → −F\\1");
    assertThat(named(Symmetries.defaults(), "symmetries").sentence())
        .contains("invariant under D4 about site (4, 4)");
  }

  @Test
  void theRankOfTheBlockTellsItsNineVertexConstraints() {
    assertThat(named(Filters.defaults(), "agreement").sentence()).contains("rank 55 of 64");
  }
}
