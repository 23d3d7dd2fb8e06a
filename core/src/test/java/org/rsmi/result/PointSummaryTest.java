package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;

/// Numbers by hand.
class PointSummaryTest {
  private static final Outcome LIMIT = new Outcome.StepLimit(60);

  private static PointSummary of(RunRecord... runs) {
    return new PointSummary(Map.of(), List.of(runs));
  }

  /// Values 0.1, 0.2, 0.3: mean 0.2, s² = 0.01; ⟨σ²⟩ = 0.0003 is part of s². Error √(0.01/3).
  @Test
  void scatterBeyondTheRunsErrorsDecidesTheErrorOfTheirMean() {
    Estimate mean =
        of(Runs.converged(0, 0.1, 0.01), Runs.converged(1, 0.2, 0.02), Runs.converged(2, 0.3, 0.02))
            .information();
    assertThat(mean.value()).isCloseTo(0.2, within(1e-15));
    assertThat(mean.error()).isCloseTo(Math.sqrt(0.01 / 3), within(1e-15));
  }

  /// Values 0.19, 0.21: s² = 0.0002; ⟨σ²⟩ = (0.03² + 0.05²)/2 = 0.0017. Error √(0.0017/2).
  @Test
  void theRunsErrorsDecideWhereTheyScatterLess() {
    Estimate mean = of(Runs.converged(0, 0.19, 0.03), Runs.converged(1, 0.21, 0.05)).information();
    assertThat(mean.value()).isCloseTo(0.2, within(1e-15));
    assertThat(mean.error()).isCloseTo(Math.sqrt(0.0017 / 2), within(1e-15));
  }

  @Test
  void oneRunIsItsOwnMean() {
    assertThat(of(Runs.converged(0, 0.25, 0.03)).information())
        .isEqualTo(new Estimate(0.25, 0.03, "nats"));
  }

  @Test
  void runsThatDidNotConvergeCountOnlyIfNoneDid() {
    RunRecord limited = Runs.run(Map.of(), 0, LIMIT, 0.9, 0.01);
    RunRecord converged = Runs.converged(1, 0.2, 0.01);
    assertThat(of(limited, converged).information().value()).isEqualTo(0.2);
    assertThat(of(limited, converged).best()).isEqualTo(converged);
    assertThat(of(limited).information().value()).isEqualTo(0.9);
    assertThat(of(limited).best()).isEqualTo(limited);
  }

  @Test
  void theBestRunHasTheLargestInformationThatWasMeasured() {
    RunRecord low = Runs.converged(0, -0.1, 0.01);
    RunRecord high = Runs.converged(1, 0.2, 0.01);
    RunRecord nothing = Runs.converged(2, Double.NaN, Double.NaN);
    assertThat(of(low, high, nothing).best()).isEqualTo(high);
  }

  @Test
  void theMeanLeavesOutWhatCouldNotBeMeasured() {
    RunRecord high = Runs.converged(1, 0.2, 0.01);
    RunRecord nothing = Runs.converged(2, Double.NaN, Double.NaN);
    assertThat(of(nothing, high).information()).isEqualTo(high.estimate().information());
    assertThat(of(nothing).information().value()).isNaN();
  }

  @Test
  void theCensusCountsEveryOutcome() {
    assertThat(
            of(
                    Runs.converged(1, 0.2, 0.01),
                    Runs.run(Map.of(), 0, LIMIT, 0.1, 0.01),
                    Runs.converged(2, 0.3, 0.01),
                    Runs.run(Map.of(), 3, new Outcome.Diverged(5), 0.1, 0.01))
                .census())
        .isEqualTo(Map.of("StepLimit", 1, "Converged", 2, "Diverged", 1));
  }

  @Test
  void runsAreGroupedByPointAndSortedByRepeat() {
    RunRecord a1 = Runs.run(Map.of("T", 2.5), 1, LIMIT, 0.1, 0.01);
    RunRecord b0 = Runs.run(Map.of("T", 2.0), 0, LIMIT, 0.2, 0.01);
    RunRecord a0 = Runs.run(Map.of("T", 2.5), 0, LIMIT, 0.3, 0.01);
    assertThat(PointSummary.of(List.of(a1, b0, a0)))
        .containsExactly(
            new PointSummary(Map.of("T", 2.5), List.of(a0, a1)),
            new PointSummary(Map.of("T", 2.0), List.of(b0)));
  }

  /// Four values with s² = 4·10⁻⁴ and σ = 0.03.
  private static List<RunRecord> four(String... samples) {
    double[] values = {0.48, 0.52, 0.48, 0.52};
    List<RunRecord> runs = new ArrayList<>();
    for (int n = 0; n < values.length; n++) {
      RunRecord own = Runs.converged(n, values[n], 0.03);
      runs.add(
          new RunRecord(
              own.point(),
              own.repeat(),
              own.seed(),
              own.estimate(),
              own.truths(),
              own.filter(),
              own.seconds(),
              own.provenance(),
              samples[n]));
    }
    return runs;
  }

  private static double variance(List<RunRecord> runs) {
    double error = new PointSummary(Map.of(), runs).information().error();
    return error * error;
  }

  @Test
  void runsThatShareTheirConfigurationsShareTheErrorOfThese() {
    double scatter = 4 * 0.02 * 0.02 / 3;
    double data = 0.03 * 0.03;
    assertThat(variance(four("a", "a", "a", "a"))).isCloseTo(data + scatter / 4, within(1e-12));
    assertThat(variance(four("a", "b", "a", "b"))).isCloseTo(data / 2 + scatter / 4, within(1e-12));
    assertThat(variance(four("", "", "", ""))).isCloseTo(data / 4, within(1e-12));
  }
}
