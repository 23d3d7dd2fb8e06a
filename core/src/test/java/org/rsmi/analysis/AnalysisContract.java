package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;

/// What holds for every analysis.
interface AnalysisContract {

  Analysis analysis();

  /// Ensembles that no analysis may stumble over: random filters on a grid, one point, one run,
  /// only collapsed runs, blocks of one axis and of several shapes, only failures, nothing.
  static Stream<RunSet> ensembles() {
    Rng rng = Rng.of(11);
    Planted grid = new Planted(Planted.control("temperature"), Planted.buffer());
    for (double temperature : new double[] {1, 2, 3}) {
      for (long buffer : new long[] {1, 2}) {
        for (int repeat = 0; repeat < 4; repeat++) {
          double information = 0.5 / temperature / buffer + 0.01 * rng.nextGaussian();
          grid.run(grid.point(temperature, buffer), random(rng, 2, 4, 4), information, 0.01);
        }
      }
    }
    grid.fail(grid.point(1.0, 1L));
    Planted one = Planted.atOnePoint().run(Map.of(), random(rng, 1, 3, 3), 0.3, 0.01);
    Planted collapsed = Planted.atOnePoint();
    Planted chain = Planted.atOnePoint();
    Planted shapes = Planted.atOnePoint();
    for (int repeat = 0; repeat < 5; repeat++) {
      Filter filter = random(rng, 1, 4, 4);
      collapsed.run(Map.of(), filter, 0, 0.001, new Outcome.Collapsed(10));
      chain.run(Map.of(), random(rng, 2, 6), 0.2, 0.01);
      shapes.run(Map.of(), random(rng, 1, 2 + repeat % 2, 3), 0.2, 0.01);
    }
    Planted constant = Planted.atOnePoint();
    for (int repeat = 0; repeat < 5; repeat++) {
      constant.run(Map.of(), Planted.square(0, 0, 0, 0), Double.NaN, Double.NaN);
    }
    Planted failed = Planted.atOnePoint().fail(Map.of());
    return Stream.of(grid, one, collapsed, chain, shapes, constant, failed, Planted.atOnePoint())
        .map(Planted::set);
  }

  private static Filter random(Rng rng, int components, Integer... shape) {
    int sites = Stream.of(shape).reduce(1, Math::multiplyExact);
    double[][] weights = new double[components][sites];
    for (double[] row : weights) {
      java.util.Arrays.setAll(row, _ -> rng.nextGaussian());
    }
    return new Filter(List.of(shape), weights, new double[components]);
  }

  @Test
  default void everyEnsembleGetsItsAnswersTheSameEachTime() {
    assertThat(ensembles())
        .allSatisfy(
            runs -> {
              String name = analysis().getClass().getSimpleName();
              Findings first = new Findings(name, analysis().of(runs, Rng.of(5)));
              Findings second = new Findings(name, analysis().of(runs, Rng.of(5)));
              assertThat(second.json()).isEqualTo(first.json());
              assertThat(first.findings()).extracting(Finding::name).doesNotHaveDuplicates();
              assertThat(first.findings())
                  .allSatisfy(
                      finding -> {
                        assertThat(finding.name()).isNotBlank();
                        assertThat(finding.sentence()).isNotBlank().doesNotContain("NaN");
                      });
            });
  }

  @Test
  default void findingsComeBackFromTheirFile(@TempDir Path folder) {
    assertThat(ensembles())
        .allSatisfy(
            runs -> {
              Findings found = new Findings("found", analysis().of(runs, Rng.of(5)));
              found.write(folder);
              assertThat(Findings.read(folder))
                  .singleElement()
                  .extracting(Findings::json)
                  .isEqualTo(found.json());
            });
  }
}
