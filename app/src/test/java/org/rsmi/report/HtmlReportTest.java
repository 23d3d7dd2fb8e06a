package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.InformationCurve;
import org.rsmi.analysis.RunSet;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Outcome;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>");
  private static final List<String> VOID = List.of("meta", "link");

  private static String page(List<RunRecord> runs) {
    return page("ising-critical", "T crosses T_c", runs, Results.SPEC);
  }

  private static String page(String name, String about, List<RunRecord> runs, String spec) {
    RunSet set = new RunSet(name, RunSet.named(runs), runs, List.of(), Map.of());
    List<Findings> findings =
        List.of(
            new Findings(
                "InformationCurve", InformationCurve.defaults().of(set, Rng.of(1).split("curve"))));
    return html(about, spec, set, findings, List.of());
  }

  private static String html(
      String about, String spec, RunSet set, List<Findings> findings, List<String> missing) {
    return new HtmlReport(
            about,
            spec,
            set,
            findings,
            new BlockPicture.Cells(),
            new TrainingTraces(List.of()),
            missing)
        .html();
  }

  /// The page without its scripts and their data.
  private static String markup(String page) {
    return page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
  }

  private static JsonNode data(String page) {
    Matcher data =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"page-data\">(.*?)</script>")
            .matcher(page);
    assertThat(data.find()).isTrue();
    return new JsonMapper().readTree(data.group(1));
  }

  @Test
  void thePageHasEverySection() {
    assertThat(page(Results.ising()))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>ising-critical</h1>")
        .contains("<h2>Information curve</h2>", "<h2>Filters</h2>", "<h2>Numbers</h2>")
        .contains("<h2>Null and ceiling</h2>", "<h2>Licences</h2>", "BSD-3-Clause")
        .contains(
            "<h2>Reliability</h2>", "<h2>Provenance</h2>", "<h2>Experiment</h2>", "<h2>Cite</h2>")
        .contains("127, 240603 (2021)", "104, 064106 (2021)");
  }

  @Test
  void everyTagIsClosedInItsOrder() {
    for (List<RunRecord> runs : List.of(Results.ising(), List.<RunRecord>of())) {
      List<String> open = new ArrayList<>();
      TAG.matcher(markup(page(runs)))
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
        .hasSize(8)
        .allSatisfy(
            svg -> {
              assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
              assertThat(svg.getDocumentElement().getAttribute("aria-label")).isNotBlank();
            });
  }

  @Test
  void nothingIsLoadedAndOnlyTheScriptsInsideRun() throws Exception {
    String page = page(Results.ising());
    Matcher policy =
        Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")
            .matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1))
        .startsWith("default-src 'none'; script-src 'sha256-")
        .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'", "http");
    List<String> scripts =
        Pattern.compile("(?s)<script>(.*?)</script>")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(scripts).hasSize(4);
    for (String script : scripts) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      assertThat(policy.group(1))
          .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(markup(page)).doesNotContain("src=\"", "@import", "url(", "onclick", "javascript:");
  }

  @Test
  void thePageIsSmall() {
    assertThat(page(Results.ising()).length()).isLessThan(1_000_000);
  }

  @Test
  void everyKindOfFindingIsShown() {
    Finding.Axis x = new Finding.Axis("temperature", "J");
    Finding.Axis y = new Finding.Axis("information", "nats");
    double[] two = {1, 2};
    double[] none = {Double.NaN, Double.NaN};
    List<Finding> all =
        List.of(
            Finding.Number.of(
                "transition",
                "It is at 2.3.",
                new Estimate(2.3, 0.1, "J"),
                new Finding.Reference("exact", 2.2692)),
            new Finding.Curve(
                "curve",
                "It falls.",
                x,
                y,
                Finding.Scale.LOG_LOG,
                List.of(
                    new Finding.Series("measured", Finding.Kind.MEASURED, two, two, two),
                    new Finding.Series("power", Finding.Kind.FIT, two, two, none),
                    new Finding.Series("law", Finding.Kind.EXACT, two, two, none)),
                List.of(new Finding.Reference("log 2", 0.69))),
            new Finding.Table(
                "table",
                "Four cells.",
                List.of("a", "b", "c", "d"),
                List.of(
                    List.of(
                        new Finding.Cell.Text("word"),
                        new Finding.Cell.Whole(3),
                        new Finding.Cell.Real(0.123456),
                        new Finding.Cell.Measured(new Estimate(0.5, 0.1, "nats"))))),
            new Finding.FilterMap(
                "map",
                "A filter.",
                List.of(1, 2),
                List.of(new Finding.Panel("first", "91 %", new double[] {1, -1}))),
            new Finding.Histogram(
                "histogram",
                "Two bins.",
                x,
                y,
                new double[] {0, 1, 2},
                List.of(new Finding.Bars("bars", two))),
            new Finding.Scatter(
                "scatter",
                "A plane.",
                x,
                y,
                List.of(new Finding.Mark(0, 1, "group", 0, 0)),
                Finding.Aspect.EQUAL),
            new Finding.HeatMap(
                "heat", "Signed.", x, y, two, two, new double[][] {{1, -1}, {0, 2}}),
            new Finding.Warning("doubt", "More runs would help."));
    RunSet set =
        new RunSet("n", RunSet.named(Results.ising()), Results.ising(), List.of(), Map.of());
    String page = html("", "", set, List.of(new Findings("FilterPca", all)), List.of());
    assertThat(page)
        .contains("<h2>Filter pca</h2>", "2.30 ± 0.10 J", "95 % interval 2.104 to 2.496")
        .contains("exact: 2.2692", "<td class=\"text\">word</td><td>3</td><td>0.1235</td>")
        .contains("<td>0.50 ± 0.10 nats</td>", "<b>first</b>91\u00a0%", "<b>Doubt</b> More runs");
    JsonNode charts = data(page).get("charts");
    assertThat(charts.valueStream().map(chart -> chart.get("name").asString()).toList())
        .containsExactly(
            "FilterPca curve",
            "FilterPca histogram",
            "FilterPca scatter",
            "FilterPca heat",
            "null");
    assertThat(charts.get(0).at("/spec/encoding/y/scale/type").asString()).isEqualTo("log");
    assertThat(charts.get(0).at("/spec/encoding/x/title").asString()).isEqualTo("temperature (J)");
    assertThat(charts.get(0).at("/csv/error").asString()).isEqualTo("standard error");
    assertThat(charts.get(3).at("/spec/encoding/color/scale/domain/0").asDouble()).isEqualTo(-2);
    assertThat(charts.get(3).at("/spec/encoding/color/scale/domain/3").asDouble()).isZero();
  }

  @Test
  void whatIsMissingIsAListInThePage() {
    RunSet nothing = new RunSet("n", List.of(), List.of(), List.of(), Map.of());
    assertThat(html("", "", nothing, List.of(), List.of("n is <no> run folder")))
        .contains("<h2>Missing</h2>", "<li>n is &lt;no&gt; run folder</li>", "No run has finished");
  }

  @Test
  void theRunsOfThePageKeepTheirFiltersAsBytes() {
    JsonNode runs = data(page(Results.ising())).get("runs");
    assertThat(runs.get("point")).hasSize(24);
    assertThat(runs.get("points")).hasSize(8);
    byte[] filters = Base64.getDecoder().decode(runs.get("filters").asString());
    assertThat(filters).hasSize(24 * 16).contains((byte) 127);
    assertThat(runs.at("/shapes/sites")).hasSize(16);
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
    String page = page(evil, evil, List.of(run, other), evil);
    String html = markup(page);
    assertThat(page.split("<script", -1)).hasSize(1 + 5);
    assertThat(data(page).at("/runs/points/0").asString()).contains(evil);
    assertThat(html)
        .doesNotContain("<script")
        .contains("<title>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;</title>");
    assertThat(SvgText.inside(html)).hasSize(2);
  }

  @Test
  void percentSignsInTextAreJustThat() {
    assertThat(page("100 %s", "%d %n", Results.ising(), "# %s 50%"))
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
    assertThat(markup(page(List.of())))
        .contains("No run has finished yet", "a &lt;tag&gt; &amp; &quot;quotes&quot;")
        .doesNotContain("<svg", "<table");
  }

  @Test
  void oneRunOfAGridWithoutAxesIsAReport() {
    RunRecord run =
        Results.run(
            Map.of(), 0, Results.converged(0.3), List.of(), Results.bowl(Rng.of(1), 8, 8, 2));
    String html = markup(page("own-data", "", List.of(run), ""));
    assertThat(html)
        .contains("= 0.3000 ± 0.0026 nats", "component 2 of 2".replace(' ', '\u00a0'))
        .doesNotContain("<h2>Information curve</h2>", "<h2>Experiment</h2>", "null,");
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
    assertThat(SvgText.inside(html)).hasSize(96);
    assertThat(html.length()).isLessThan(1_200_000);
  }

  @Test
  void theSameResultsGiveTheSamePage() {
    assertThat(page(Results.ising())).isEqualTo(page(Results.ising()));
  }
}
