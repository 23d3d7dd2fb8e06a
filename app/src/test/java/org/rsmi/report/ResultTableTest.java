package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.result.Outcome;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

class ResultTableTest {

  @Test
  void aTableOfTwoAxesIsAlignedAndAtMost120Wide() {
    List<String> lines = ResultTable.of(Results.ising()).text().lines().toList();
    List<String> rows = lines.subList(2, 10);
    assertThat(lines).allMatch(line -> line.length() <= 120);
    assertThat(rows).extracting(String::length).containsOnly(rows.getFirst().length());
    for (String row : rows) {
      assertThat(signs(row)).isEqualTo(signs(rows.getFirst()));
    }
  }

  @Test
  void theWidestUsualRowIs120Wide() {
    List<RunRecord> runs = new ArrayList<>();
    for (int repeat = 0; repeat < 10; repeat++) {
      Map<String, Object> point = Results.point("temperature", 2.269185314213, "buffer", 2L);
      String reason = "I(H:E) ≥ 0.464: within 0.5 nats of the ceiling log K = 0.9";
      RsmiEstimate estimate = Results.estimate(new Outcome.Converged(9), 0.4643, List.of(reason));
      List<Truth> truths =
          List.of(
              new Truth(Truth.RULE, new Estimate(0.47, 0.0025, "nats"), "sum"),
              new Truth(Truth.BEST_BIT, new Estimate(0.48, 0.0025, "nats"), "sum"));
      runs.add(Results.run(point, repeat, estimate, truths, Results.row(1)));
    }
    assertThat(ResultTable.of(runs).text().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void aTableTooWideHasItsExactAnswersBelow() {
    List<String> lines = ResultTable.of(Results.ising()).text().lines().toList();
    assertThat(lines.getFirst()).contains("I(H:E)", "I(V:E)", "reliable").doesNotContain("exact");
    assertThat(lines.get(10)).isEmpty();
    assertThat(lines.get(11))
        .contains("temperature", "buffer", "best", "exact", "gap")
        .doesNotContain("I(V:E)", "best possible");
    assertThat(lines.get(13)).startsWith("          2       1  ");
  }

  /// Columns where a `±` stands.
  private static List<Integer> signs(String row) {
    return IntStream.range(0, row.length()).filter(i -> row.charAt(i) == '±').boxed().toList();
  }

  @Test
  void unitsStandUnderTheNames() {
    List<String> lines = ResultTable.of(Results.ising()).text().lines().toList();
    int end = lines.getFirst().indexOf("I(H:E)") + 6;
    assertThat(lines.get(1).substring(0, end)).endsWith("nats");
  }

  /// 0.2512(26) and 0.2500(10): +0.0012, √(0.0026² + 0.0010²) = 0.0028.
  @Test
  void theGapIsMeasuredMinusExactWithTheErrorsOfBoth() {
    Truth truth = new Truth(Truth.RULE, new Estimate(0.25, 0.001, "nats"), "environments");
    RunRecord run =
        Results.run(Map.of(), 0, Results.converged(0.2512), List.of(truth), Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text())
        .contains("0.2512±0.0026", "0.2500±0.0010", "+0.0012±0.0028");
  }

  @Test
  void theBestRuleThereIsStandsAfterTheGap() {
    List<Truth> truths =
        List.of(
            new Truth(Truth.BEST_BIT, new Estimate(0.2607, 0, "nats"), "closed form"),
            new Truth(Truth.RULE, new Estimate(0.25, 0, "nats"), "closed form"));
    RunRecord run = Results.run(Map.of(), 0, Results.converged(0.249), truths, Results.row(1));
    String text = ResultTable.of(List.of(run)).text();
    assertThat(text.lines().findFirst().orElseThrow())
        .containsSubsequence("I(H:E)", "exact", "gap", "best possible", "I(V:E)");
    assertThat(text).containsSubsequence("0.250000", "-0.0010±0.0026", "0.260700");
  }

  @Test
  void withoutATruthThereIsNoColumnForIt() {
    RunRecord run = Results.run(Map.of(), 0, Results.converged(0.2), List.of(), Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text()).doesNotContain("exact", "gap", "best");
  }

  @Test
  void aPointWithoutATruthLeavesItsCellsEmpty() {
    Truth truth = new Truth(Truth.RULE, new Estimate(0.25, 0, "nats"), "closed form");
    List<RunRecord> runs =
        List.of(
            Results.run(
                Results.point("x", 1L), 0, Results.converged(0.2), List.of(truth), Results.row(1)),
            Results.run(
                Results.point("x", 2L), 0, Results.converged(0.3), List.of(), Results.row(1)));
    List<String> lines = ResultTable.of(runs).text().lines().toList();
    assertThat(lines.getFirst()).contains("exact", "gap").doesNotContain("best possible");
    assertThat(lines.get(2)).contains("0.250000", "-0.0500±0.0026");
    assertThat(lines.get(3).indexOf("0.3120")).isEqualTo(lines.get(2).indexOf("0.2080"));
  }

  @Test
  void aRepeatedReasonStandsOnceWithItsCounts() {
    Outcome limit = new Outcome.StepLimit(20_000);
    List<RunRecord> runs = new ArrayList<>();
    for (int repeat = 0; repeat < 3; repeat++) {
      for (long buffer = 1; buffer <= 2; buffer++) {
        runs.add(
            Results.run(
                Results.point("buffer", buffer),
                repeat,
                Results.estimate(limit, 0.3, List.of("StepLimit: " + limit.advice())),
                List.of(),
                Results.row(1)));
      }
    }
    String text = ResultTable.of(runs).text();
    assertThat(text).containsOnlyOnce("StepLimit").contains("buffer=1: 3 runs; buffer=2: 3 runs");
    assertThat(text.lines().skip(2).limit(2))
        .allMatch(row -> row.contains("0/3") && row.endsWith("no"));
  }

  @Test
  void aNumberNearItsCeilingIsABound() {
    RunRecord run =
        Results.run(
            Map.of(),
            0,
            Results.estimate(
                new Outcome.Converged(9),
                6.0,
                List.of("I(H:E) ≥ 6.000: within 0.5 nats of the ceiling log K = 6.21")),
            List.of(),
            Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text()).contains("≥6.0000±0.0026");
  }

  @Test
  void whatWasNotMeasuredIsADash() {
    RunRecord run =
        Results.run(
            Map.of(),
            0,
            Results.estimate(new Outcome.Diverged(3), Double.NaN, List.of("Diverged: …")),
            List.of(),
            Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text()).contains(" – ").doesNotContain("NaN");
  }

  @Test
  void anEmptyFolderSaysSo() {
    assertThat(ResultTable.of(List.of()).text()).isEqualTo("no finished runs yet");
  }
}
