package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>");
  private static final List<String> VOID = List.of("meta", "link");

  private static String page(List<RunRecord> runs) {
    return new HtmlReport("ising-critical", "T crosses T_c", runs, Results.SPEC).html();
  }

  @Test
  void thePageHasEverySection() {
    assertThat(page(Results.ising()))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>ising-critical</h1>")
        .contains("<h2>Information</h2>", "<h2>Filters</h2>", "<h2>Numbers</h2>")
        .contains(
            "<h2>Reliability</h2>", "<h2>Provenance</h2>", "<h2>Experiment</h2>", "<h2>Cite</h2>")
        .contains("127, 240603 (2021)", "104, 064106 (2021)");
  }

  @Test
  void everyTagIsClosedInItsOrder() {
    for (List<RunRecord> runs : List.of(Results.ising(), List.<RunRecord>of())) {
      List<String> open = new ArrayList<>();
      TAG.matcher(page(runs))
          .results()
          .filter(tag -> !VOID.contains(tag.group(2)) && tag.group(3).isEmpty())
          .forEach(
              tag -> {
                if (tag.group(1).isEmpty()) {
                  open.add(tag.group(2));
                } else {
                  assertThat(open.removeLast()).isEqualTo(tag.group(2));
                }
              });
      assertThat(open).isEmpty();
    }
  }

  @Test
  void everyPictureIsWellFormedAndDescribesItself() {
    assertThat(SvgText.inside(page(Results.ising())))
        .hasSize(1 + 8)
        .allSatisfy(
            svg -> {
              assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
              assertThat(svg.getDocumentElement().getAttribute("aria-label")).isNotBlank();
            });
  }

  @Test
  void nothingIsLoadedAndNothingRuns() {
    assertThat(page(Results.ising()))
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">")
        .doesNotContain("<script", "src=\"", "@import", "url(");
  }

  @Test
  void namesAreTextWhateverTheyContain() {
    String evil = "<script>alert('x')</script>\"&";
    RunRecord run =
        Results.run(
            Results.point(evil, evil),
            0,
            Results.estimate(new Outcome.StepLimit(1), 0.1, List.of(evil)),
            List.of(),
            Results.row(1, 2));
    RunRecord other =
        Results.run(
            Results.point(evil, "plain"), 0, Results.converged(0.2), List.of(), Results.row(1, 2));
    String html = new HtmlReport(evil, evil, List.of(run, other), evil).html();
    assertThat(html)
        .doesNotContain("<script")
        .contains("<title>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;</title>");
    assertThat(SvgText.inside(html)).hasSize(3);
  }

  @Test
  void percentSignsInTextAreJustThat() {
    assertThat(new HtmlReport("100 %s", "%d %n", Results.ising(), "# %s 50%").html())
        .contains("<h1>100 %s</h1>", "%d %n", "# %s 50%");
  }

  @Test
  void exactAnswersHaveColumnsAndAWordOfExplanation() {
    List<Truth> truths =
        List.of(
            new Truth(Truth.RULE, new Estimate(0.2980, 0.001, "nats"), "environments"),
            new Truth(Truth.BEST_BIT, new Estimate(0.3120, 0.001, "nats"), "environments"));
    RunRecord run = Results.run(Map.of(), 0, Results.converged(0.3), truths, Results.row(1, 2));
    assertThat(page(List.of(run)))
        .contains("0.2980 ± 0.0010", "+0.0020 ± 0.0028", "0.3120 ± 0.0010", "best possible")
        .contains("Gap: measured minus exact", "Best possible: what the best rule");
    assertThat(page(Results.ising()))
        .contains("Gap: measured minus exact")
        .doesNotContain("est possible");
  }

  @Test
  void anEmptyFolderSaysSoAndShowsTheExperiment() {
    assertThat(page(List.of()))
        .contains("No run has finished yet", "a &lt;tag&gt; &amp; &quot;quotes&quot;")
        .doesNotContain("<svg", "<table");
  }

  @Test
  void oneRunOfAGridWithoutAxesIsAReport() {
    RunRecord run =
        Results.run(
            Map.of(), 0, Results.converged(0.3), List.of(), Results.bowl(Rng.of(1), 8, 8, 2));
    String html = new HtmlReport("own-data", "", List.of(run), "").html();
    assertThat(html)
        .contains("<dd>0.3000 ± 0.0026 nats</dd>", "component 2 of 2".replace(' ', '\u00a0'))
        .doesNotContain("<h2>Information</h2>", "<h2>Experiment</h2>", "null,");
    assertThat(SvgText.inside(html)).hasSize(2);
  }

  @Test
  void reasonsStandUnderReliabilityWithTheirPoints() {
    Outcome.Collapsed collapsed = new Outcome.Collapsed(300);
    RunRecord run =
        Results.run(
            Results.point("buffer", 2L),
            0,
            Results.estimate(collapsed, 0.0, List.of("Collapsed: " + collapsed.advice())),
            List.of(),
            Results.row(1, 2));
    assertThat(page(List.of(run)))
        .contains("1 run Collapsed", "no information was found up to step 300")
        .contains("<small>buffer=2: 1 run</small>", "<td class=\"no\">no</td>");
  }

  @Test
  void aHundredPointsAreOnePage() {
    List<RunRecord> runs = new ArrayList<>();
    for (long x = 0; x < 100; x++) {
      runs.add(
          Results.run(
              Results.point("x", x),
              0,
              Results.converged(0.3),
              List.of(),
              Results.bowl(Rng.of(x), 3, 3, 1)));
    }
    String html = page(runs);
    assertThat(SvgText.inside(html)).hasSize(101);
    assertThat(html.length()).isLessThan(1_000_000);
  }

  @Test
  void theSameResultsGiveTheSamePage() {
    assertThat(page(Results.ising())).isEqualTo(page(Results.ising()));
  }
}
