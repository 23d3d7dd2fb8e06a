package org.rsmi.reproduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Estimate;
import org.rsmi.report.FindingIndex;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.spec.SpecTree;

/// What a file says of a result, and what it answers on made-up runs.
class ReproductionTest {
  private static final String FILE =
      """
      name = "02-made-up"
      [reproduce]
      number  = 2
      title   = "Made up"
      figures = ["information"]
      values  = { samples = "40" }
      [[reproduce.command]]
      line  = ["sample", "{spec}", "--set", "chain.samples={samples}", "-o", "{dir}/x.npy"]
      makes = "x.npy"
      """;
  private static final Evidence EVIDENCE = evidence();

  private static Evidence evidence() {
    List<RunRecord> runs =
        List.of(
            run(2.0, 0, new Outcome.Converged(100), 0.60),
            run(2.0, 1, new Outcome.Converged(100), 0.62),
            run(2.0, 2, new Outcome.Converged(100), 0.40),
            run(2.0, 3, new Outcome.Collapsed(100), 0.001),
            run(4.0, 0, new Outcome.Collapsed(100), 0.001));
    RunSet set = new RunSet("made-up", RunSet.named(runs), runs, List.of(), Map.of());
    Finding.Number delta = Finding.Number.of("decay", "It decays.", new Estimate(0.126, 0.01, ""));
    Finding.Table table =
        new Finding.Table(
            "laws",
            "Two laws.",
            List.of("T", "law", "Δ of the power"),
            List.of(
                List.of(
                    new Finding.Cell.Real(2.0),
                    new Finding.Cell.Text("power"),
                    new Finding.Cell.Measured(new Estimate(0.13, 0.02, ""))),
                List.of(
                    new Finding.Cell.Real(4.0),
                    new Finding.Cell.Text("power"),
                    new Finding.Cell.Text("none"))));
    Finding.Curve curve =
        new Finding.Curve(
            "weight against T",
            "It peaks.",
            new Finding.Axis("T", "J"),
            new Finding.Axis("weight", ""),
            Finding.Scale.LINEAR,
            List.of(
                new Finding.Series(
                    "buffer = 1",
                    Finding.Kind.MEASURED,
                    new double[] {2, 4},
                    new double[] {0.5, 0.7},
                    new double[] {0.01, 0.02})),
            List.of());
    FindingIndex index =
        FindingIndex.of(set, List.of(new Findings("Made", List.of(delta, table, curve))));
    return new Evidence(set, index, run -> new double[] {0, 0.1, 0.2, 0.30 + 0.02 * run.repeat()});
  }

  private static RunRecord run(double temperature, int repeat, Outcome outcome, double value) {
    return new RunRecord(
        Map.of("temperature", temperature),
        repeat,
        1,
        new RsmiEstimate(
            outcome,
            new Estimate(value, 0.001, "nats"),
            new Estimate(0, 0.001, "nats"),
            new Estimate(0.7, 0.001, "nats"),
            9,
            Math.log(2),
            1000,
            1000,
            1000,
            100,
            List.of()),
        List.of(),
        new Filter(List.of(2, 2), new double[][] {{1, 1, 1, repeat == 0 ? -1 : 1}}, new double[1]),
        3.5,
        new Provenance("0123456789abcdef", "test", "", "", ""));
  }

  private static Estimate quantity(String toml) {
    String file = FILE + "[[reproduce.check]]\nwhat = \"it\"\nours = " + toml + "\n";
    return Reproduction.of(SpecTree.parse(file, "file", "experiment"))
        .check()
        .getFirst()
        .ours()
        .of(EVIDENCE);
  }

  @Test
  void informationIsTheMeanOfTheConvergedOrOneOfTheRuns() {
    String at = "{ type = \"Information\", at = { temperature = 2 }, of = \"%s\" }";
    assertThat(quantity(at.formatted("mean")).value()).isCloseTo(0.54, within(1e-12));
    assertThat(quantity(at.formatted("best")).value()).isEqualTo(0.62);
    assertThat(quantity(at.formatted("worst")).value()).isEqualTo(0.001);
    assertThat(quantity(at.formatted("median")).value()).isEqualTo(0.60);
    assertThatThrownBy(() -> quantity("\"Information\""))
        .hasMessageContaining("is met by 2 points of the grid: want one");
    assertThatThrownBy(() -> quantity("{ type = \"Information\", at = { temperature = 3 } }"))
        .hasMessage("no run at {temperature=3} has finished");
  }

  @Test
  void theShareCountsRunsThatConvergedToTheBestAndPassesOverPointsWithoutInformation() {
    assertThat(quantity("\"Share\"").value()).isEqualTo(0.5);
    assertThatThrownBy(() -> quantity("{ type = \"Share\", at = { temperature = 4.0 } }"))
        .hasMessageContaining("no run knows more than nothing");
  }

  @Test
  void trainingInformationIsTheEndOfTheTrace() {
    Estimate found = quantity("{ type = \"TrainingInformation\", at = { temperature = 2.0 } }");
    assertThat(found.value()).isCloseTo(0.33, within(1e-12));
    assertThat(found.error()).isCloseTo(0.02 * Math.sqrt(5.0 / 3) / 2, within(1e-12));
  }

  @Test
  void coherenceIsOneForTheSignsOfThePatternInTheRunsThatDidNotCollapse() {
    Estimate found = quantity("{ type = \"Coherence\", at = { temperature = 2.0 } }");
    assertThat(found.value()).isCloseTo((0.5 + 1 + 1) / 3, within(1e-12));
    Estimate staggered =
        quantity(
            "{ type = \"Coherence\", at = { temperature = 2.0 }, pattern = \"checkerboard\" }");
    assertThat(staggered.value()).isCloseTo(0.5 / 3, within(1e-12));
  }

  @Test
  void aBlockOfTwoByTwoIsAllBoundary() {
    assertThat(quantity("{ type = \"BoundaryShare\", at = { temperature = 2.0 } }").value())
        .isEqualTo(1);
  }

  @Test
  void numbersComeOutOfEveryKindOfFinding() {
    assertThat(quantity("{ type = \"Found\", finding = \"Made/decay\" }").value()).isEqualTo(0.126);
    String cell = "{ type = \"Found\", finding = \"laws\", row = [\"%s\"], column = \"power\" }";
    assertThat(quantity(cell.formatted("2.0")).error()).isEqualTo(0.02);
    assertThatThrownBy(() -> quantity(cell.formatted("4.0")))
        .hasMessage("laws, column power: \"none\" is no number");
    assertThatThrownBy(() -> quantity(cell.formatted("power")))
        .hasMessage("laws has 2 rows with [power]: want one");
    assertThat(
            quantity(
                "{ type = \"Found\", finding = \"weight-against-T\", series = \"1\", x = 3.9 }"))
        .isEqualTo(new Estimate(0.7, 0.02, ""));
    assertThatThrownBy(() -> quantity("{ type = \"Found\", finding = \"filters-2\" }"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void differencesSumsAndRatiosCarryBothErrors() {
    String pair =
        """
        { type = "%s", of = { type = "Information", at = { temperature = 2.0 }, of = "best" }, %s =\
         { type = "Information", at = { temperature = 2.0 }, of = "median" } }""";
    Estimate difference = quantity(pair.formatted("Difference", "minus"));
    assertThat(difference.value()).isCloseTo(0.02, within(1e-12));
    assertThat(difference.error()).isCloseTo(0.001 * Math.sqrt(2), within(1e-12));
    Estimate sum = quantity(pair.formatted("Sum", "and"));
    assertThat(sum.value()).isCloseTo(1.22, within(1e-12));
    assertThat(sum.error()).isCloseTo(0.001 * Math.sqrt(2), within(1e-12));
    Estimate ratio = quantity(pair.formatted("Ratio", "by"));
    assertThat(ratio.value()).isCloseTo(0.62 / 0.60, within(1e-12));
    assertThat(ratio.error())
        .isCloseTo(Math.hypot(0.001, 0.62 / 0.60 * 0.001) / 0.60, within(1e-12));
  }

  @Test
  void aCheckAgreesWithinItsAcceptanceOrSaysWhyNot() {
    Check check =
        new Check(
            "Δ",
            new Found("Made/decay", List.of(), "", "", 0),
            List.of(0.09),
            List.of(0.125),
            "conformal field theory",
            new Accept(0.13, 0.14, 0.5),
            List.of(new Accept(0.13, 0.14, 0)),
            "");
    assertThat(check.answer(EVIDENCE, Size.FULL).verdict()).isEqualTo(Verdict.AGREES);
    assertThat(check.answer(EVIDENCE, Size.QUICK).verdict()).isEqualTo(Verdict.DIFFERS);
    Check lost =
        new Check(
            "it",
            new Found("x", List.of(), "", "", 0),
            List.of(),
            List.of(),
            "",
            Accept.defaults(),
            List.of(),
            "");
    Answer answer = lost.answer(EVIDENCE, Size.FULL);
    assertThat(answer.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(answer.why()).startsWith("not measured: x is no finding");
  }

  @Test
  void aCommandIsFilledInOrRefused() {
    FollowUp command =
        Reproduction.of(SpecTree.parse(FILE, "file", "experiment")).command().getFirst();
    assertThat(command.words(Map.of("samples", "40", "spec", "a.toml", "dir", "runs")))
        .containsExactly("sample", "a.toml", "--set", "chain.samples=40", "-o", "runs/x.npy");
    assertThatThrownBy(() -> command.words(Map.of("samples", "40", "dir", "runs")))
        .hasMessageContaining("\"{spec}\" of a command stands for nothing");
  }

  @Test
  void aCommandIsUnrolledOverItsValues() {
    FollowUp command =
        new FollowUp(
            List.of("sample", "--set", "T={each}", "-o", "{dir}/T{each}.npy"),
            "T{each}.npy",
            List.of("1", "2"));
    assertThat(command.unrolled().get(1))
        .isEqualTo(
            new FollowUp(
                List.of("sample", "--set", "T=2", "-o", "{dir}/T2.npy"), "T2.npy", List.of()));
  }

  @Test
  void wrongTablesAreRefusedInOneLine() {
    assertThatThrownBy(() -> Reproduction.of(SpecTree.parse("seed = 1", "file", "experiment")))
        .hasMessage("the file has no table [reproduce]");
    assertThatThrownBy(
            () -> Reproduction.of(SpecTree.parse("reproduce.number = 1", "file", "experiment")))
        .hasMessage("experiment.reproduce wants title");
    assertThatThrownBy(() -> quantity("\"Guess\""))
        .hasMessageContaining("no such Quantity; there are [BoundaryShare, Coherence,");
  }

  @Test
  void thePageHasEveryExperimentWithItsTables() {
    Reproduction what =
        Reproduction.of(
            SpecTree.parse(
                FILE
                    + """
                    [[reproduce.check]]
                    what   = "Δ"
                    ours   = { type = "Found", finding = "Made/decay" }
                    exact  = 0.125
                    accept = { low = 0.2 }
                    differs = "It is made up."
                    """,
                "file",
                "experiment"));
    Reproduced done =
        Reproduced.of("02-made-up", what, Size.FULL, EVIDENCE, List.of("information"));
    assertThat(done.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(new ReproductionPage(List.of(done), "images").text())
        .contains(
            "| 2 | Made up | `02-made-up` | full | 5 | 18 s | differs, explained |",
            "![information](images/02-made-up-information.png)",
            "| Δ | – | 0.125 | 0.126 ± 0.010 | ≥ 0.2 | differs, explained |",
            "Δ: It is made up.",
            "| 2 | 4 | 3 | 1 | 0.6200 ± 0.0010 | 0.6000 ± 0.0010 | 0.0010 ± 0.0010 | 50 % |");
  }
}
