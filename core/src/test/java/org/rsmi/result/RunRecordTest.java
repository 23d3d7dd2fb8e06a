package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import tools.jackson.databind.node.ObjectNode;

/// Numbers by hand.
class RunRecordTest {
  private static final Truth RULE = truth(Truth.RULE, 0.27, 0.04);
  private static final Truth BIT = truth(Truth.BEST_BIT, 0.3, 0);
  private static final Truth LINEAR = truth(Truth.BEST_LINEAR, 0.31, 0);

  private static Truth truth(String name, double value, double error) {
    return new Truth(name, new Estimate(value, error, "nats"), "closed form");
  }

  private static RunRecord knowing(Truth... truths) {
    RunRecord run = Runs.converged(0, 0.25, 0.03);
    return new RunRecord(
        Map.of(), 0, 1, run.estimate(), List.of(truths), run.filter(), 1.5, run.provenance());
  }

  /// 0.25(3) − 0.27(4) = −0.02(5).
  @Test
  void theGapIsMeasuredMinusExactWithTheErrorsOfBoth() {
    Estimate gap = knowing(BIT, RULE).gap().orElseThrow();
    assertThat(gap.value()).isCloseTo(-0.02, within(1e-15));
    assertThat(gap.error()).isCloseTo(0.05, within(1e-15));
  }

  @Test
  void theBestPossibleIsThatOfTheRulesKind() {
    assertThat(knowing(RULE, BIT).bestPossible()).contains(BIT);
    assertThat(knowing(RULE, LINEAR).bestPossible()).contains(LINEAR);
  }

  @Test
  void whatIsNotKnownIsNotMadeUp() {
    RunRecord run = knowing(truth(Truth.BLOCK, 0.4, 0));
    assertThat(run.exact()).isEmpty();
    assertThat(run.gap()).isEmpty();
    assertThat(run.bestPossible()).isEmpty();
    assertThat(RunFolder.json(run).propertyNames()).doesNotContain("gap", "best_possible");
  }

  @Test
  void theResultFileHoldsBoth() {
    ObjectNode json = RunFolder.json(knowing(RULE, BIT));
    assertThat(json.at("/gap/value").asDouble()).isCloseTo(-0.02, within(1e-15));
    assertThat(json.at("/gap/error").asDouble()).isCloseTo(0.05, within(1e-15));
    assertThat(json.at("/best_possible/value").asDouble()).isEqualTo(0.3);
  }
}
