package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;

class PartialDataTest implements AnalysisContract {
  private static final FilterBasis DIMERS = FilterBasis.dimers(List.of(8, 8));

  @Override
  public Analysis analysis() {
    return PartialData.defaults();
  }

  private static double[] dimer(String name) {
    return FilterEnsemble.unit(DIMERS.weights()[DIMERS.names().indexOf(name)]);
  }

  /// Runs at eight temperatures that find `±cos ϑ P1 ± sin ϑ S1`, 20° ≤ ϑ ≤ 60°, with noise.
  private static RunSet planted() {
    Rng rng = Rng.of(2);
    double[] p = dimer("P1");
    double[] s = dimer("S1");
    Planted planted = new Planted(Planted.control("temperature"));
    for (int t = 0; t < 8; t++) {
      for (int repeat = 0; repeat < 20; repeat++) {
        double angle = Math.toRadians(20 + 40 * t / 7.0);
        double left = rng.nextBoolean() ? 1 : -1;
        double right = rng.nextBoolean() ? 1 : -1;
        double[] weights = new double[64];
        Arrays.setAll(
            weights,
            i ->
                left * Math.cos(angle) * p[i]
                    + right * Math.sin(angle) * s[i]
                    + 0.5 * rng.nextGaussian() / 8);
        planted.run(
            planted.point(0.7 + 0.4 * t),
            new Filter(List.of(8, 8), new double[][] {weights}, new double[1]),
            0.3,
            0.01);
      }
    }
    return planted.set();
  }

  @Test
  void pristineOperatorsComeBackFromRunsThatMixThem() {
    List<Finding> findings = new PartialData(0.7, 3.7, "dimers", 100).of(planted(), Rng.of(6));
    Finding.FilterMap map = (Finding.FilterMap) findings.get(1);
    assertThat(map.panels()).hasSize(2);
    assertThat(squared(map.panels().get(0).weights(), dimer("P1"))).isGreaterThan(0.97);
    assertThat(squared(map.panels().get(1).weights(), dimer("S1"))).isGreaterThan(0.95);
    assertThat(findings.get(0).sentence())
        .contains("2 components stand above isotropic scatter", "no single run has");
    assertThat(findings.get(2).sentence())
        .contains("S1: no single run", "recovered beyond any run");
  }

  private static double squared(double[] a, double[] b) {
    return Math.pow(FilterEnsemble.dot(FilterEnsemble.unit(a), b), 2);
  }

  @Test
  void theWindowChoosesThePoints() {
    List<Finding> findings = new PartialData(1.0, 2.0, "", 20).of(planted(), Rng.of(6));
    assertThat(findings.getFirst().sentence()).startsWith("60 filters pooled over temperature 1.1");
    List<Finding> none = new PartialData(1.0, 1.2, "", 20).of(planted(), Rng.of(6));
    assertThat(none).singleElement().isInstanceOf(Finding.Warning.class);
  }

  @Test
  void suppliedFiltersComeFromAFile(@TempDir Path folder) {
    Path file = folder.resolve("basis.npz");
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("plaquette", NpyArray.of(List.of(8, 8), dimer("P1")));
    arrays.put("staggered", NpyArray.of(List.of(8, 8), dimer("S1")));
    NpzFile.write(file, arrays, NpzFile.Compression.STORED);
    List<Finding> findings = new PartialData(0, 4, file.toString(), 20).of(planted(), Rng.of(6));
    assertThat(findings.get(2).sentence()).contains("plaquette: no single run", "staggered: no");
  }

  @Test
  void suppliedFiltersOfAnotherShapeAreNamed(@TempDir Path folder) {
    Path file = folder.resolve("basis.npz");
    NpzFile.write(
        file,
        Map.of("small", NpyArray.of(List.of(2, 2), 1.0, 1, 1, 1)),
        NpzFile.Compression.STORED);
    PartialData asked = new PartialData(0, 4, file.toString(), 20);
    assertThatThrownBy(() -> asked.of(planted(), Rng.of(6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("filter [small] has shape [2, 2], want the block's [8, 8]");
  }

  @Test
  void anEmptyWindowIsRefused() {
    assertThatThrownBy(() -> new PartialData(3, 1, "", 20))
        .hasMessageContaining("want a window with from < to");
  }
}
