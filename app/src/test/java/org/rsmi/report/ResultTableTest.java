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
      Truth truth = new Truth("I(H:E) of this rule", new Estimate(0.47, 0.0025, "nats"), "sum");
      runs.add(Results.run(point, repeat, estimate, List.of(truth), Results.row(1)));
    }
    assertThat(ResultTable.of(runs).text().lines()).allMatch(line -> line.length() <= 120);
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

  @Test
  void theGapIsMeasuredMinusExact() {
    Truth truth = new Truth("I(H:E) of this rule", new Estimate(0.25, 0, "nats"), "closed form");
    RunRecord run =
        Results.run(Map.of(), 0, Results.converged(0.2512), List.of(truth), Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text())
        .contains("0.2512±0.0026", "0.250000", "+0.0012");
  }

  @Test
  void withoutATruthThereIsNoColumnForIt() {
    RunRecord run = Results.run(Map.of(), 0, Results.converged(0.2), List.of(), Results.row(1));
    assertThat(ResultTable.of(List.of(run)).text()).doesNotContain("exact", "gap", "best");
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
