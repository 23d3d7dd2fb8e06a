package org.rsmi.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.Filter;
import org.rsmi.result.PointSummary;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunRecord;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An experiment as one page that needs nothing else: scripts, style and data are inside, its
/// policy lets no other script run and no request leave. Without scripts the words, tables and
/// filters stay.
///
/// @param about the experiment in one line, may be empty
/// @param spec text of the experiment file, may be empty
/// @param runs the ensemble
/// @param findings what analyses say of it
/// @param block how its filters are drawn
/// @param training how some of its runs were trained
/// @param missing what the folder lacks or holds in pieces, one line each
public record HtmlReport(
    String about,
    String spec,
    RunSet runs,
    List<Findings> findings,
    BlockPicture block,
    TrainingTraces training,
    List<String> missing) {
  private static final String FIRST = "InformationCurve";
  private static final double TILE = 132;
  private static final int MOST_TILES = 96;
  private static final int MOST_FAILURES = 20;
  private static final String SCALE =
      "<div class=\"scale\" aria-hidden=\"true\"><span>−max</span><i></i><span>+max</span></div>\n";

  public HtmlReport {
    findings = List.copyOf(findings);
    missing = List.copyOf(missing);
  }

  /// A titled part of the page.
  private record Section(String title, String content) {
    String id() {
      return "s-" + title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    String html() {
      return "<section id=\"%s\">\n<h2>%s</h2>\n%s</section>\n"
          .formatted(id(), Markup.html(title), content);
    }
  }

  /// The text of the page, UTF-8.
  public String html() {
    List<PointSummary> points = runs.points();
    Charts charts = new Charts();
    List<Section> sections = sections(points, charts);
    String body = sections.stream().map(Section::html).collect(Collectors.joining());
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        <title>%s</title>
        <style>
        %s%s</style>
        </head>
        <body>
        <main>
        %s%s%s</main>
        <script type="application/json" id="page-data">%s</script>
        %s</body>
        </html>
        """
        .formatted(
            PageScript.policy(),
            Markup.escape(runs.name()),
            PageScript.resource("page.css"),
            Stylesheet.FIGURE,
            header(points),
            contents(sections),
            body,
            data(points, charts),
            PageScript.elements());
  }

  /// JSON that no browser takes for the end of its element.
  private String data(List<PointSummary> points, Charts charts) {
    ObjectNode page = charts.into(new JsonMapper().createObjectNode());
    page.set("runs", new PackedRuns(runs.runs(), points).json(block));
    page.set(
        "diverging",
        VegaChart.texts(
            IntStream.rangeClosed(-8, 8).mapToObj(k -> Diverging.hex(k / 8.0)).toList()));
    return page.toString().replace("<", "\\u003c");
  }

  private List<Section> sections(List<PointSummary> points, Charts charts) {
    List<Section> sections = new ArrayList<>();
    add(sections, "Missing", gaps());
    add(sections, "Reliability", points.isEmpty() ? "" : reliability(points));
    List<Findings> told =
        findings.stream()
            .filter(each -> !each.findings().isEmpty())
            .sorted(Comparator.comparing(Findings::analysis))
            .toList();
    told.stream()
        .filter(each -> each.analysis().equals(FIRST))
        .forEach(each -> sections.add(analysis(each, charts)));
    add(sections, "Filters", points.isEmpty() ? "" : filters(points));
    add(sections, "Training", training(charts));
    told.stream()
        .filter(each -> !each.analysis().equals(FIRST))
        .forEach(each -> sections.add(analysis(each, charts)));
    if (!points.isEmpty()) {
      add(sections, "Null and ceiling", new NullAndCeiling(runs, charts).html());
      add(sections, "Numbers", new NumbersSection(points, new GridComments(spec)).html());
      add(sections, "Provenance", provenance());
    }
    add(sections, "Experiment", experiment());
    add(sections, "Cite", citation());
    add(sections, "Licences", licences());
    return sections;
  }

  private static void add(List<Section> sections, String title, String content) {
    if (!content.isEmpty()) {
      sections.add(new Section(title, content));
    }
  }

  private Section analysis(Findings each, Charts charts) {
    AnalysisSection section = new AnalysisSection(each, charts, block);
    return new Section(section.title(), section.html());
  }

  private static String contents(List<Section> sections) {
    return sections.stream()
        .map(
            section ->
                "<a href=\"#%s\">%s</a>\n".formatted(section.id(), Markup.html(section.title())))
        .collect(Collectors.joining("", "<nav aria-label=\"contents\">\n", "</nav>\n"));
  }

  private String header(List<PointSummary> points) {
    String lead = about.isBlank() ? "" : "<p class=\"lead\">" + Markup.html(about) + "</p>\n";
    String verdict =
        new Verdict(runs, points)
            .sentences().stream()
                .map(sentence -> "<p>" + Markup.html(sentence) + "</p>\n")
                .collect(Collectors.joining("", "<div class=\"verdict\">\n", "</div>\n"));
    return "<header>\n<h1>"
        + Markup.escape(runs.name())
        + "</h1>\n"
        + lead
        + verdict
        + "</header>\n";
  }

  private String gaps() {
    return missing.isEmpty()
        ? ""
        : missing.stream()
            .map(gap -> "<li>" + Markup.html(gap) + "</li>\n")
            .collect(Collectors.joining("", "<ul class=\"doubts\">\n", "</ul>\n"));
  }

  private String filters(List<PointSummary> points) {
    List<RunRecord> best = points.stream().map(PointSummary::best).toList();
    List<String> tiles =
        best.stream()
            .flatMap(
                run -> IntStream.range(0, run.filter().components()).mapToObj(c -> tile(run, c)))
            .toList();
    String more =
        tiles.size() > MOST_TILES
            ? " The first %d of %d; the others are under \u201cevery run\u201d."
                .formatted(MOST_TILES, tiles.size())
            : "";
    return "<p class=\"note\">"
        + Markup.html(
            "Weights Λ of the best run at every point, relative to the largest of each filter. Point at a site for its number. The overall sign of a filter is arbitrary."
                + more)
        + "</p>\n"
        + SCALE
        + tiles.stream()
            .limit(MOST_TILES)
            .collect(Collectors.joining("", "<div class=\"gallery\">\n", "</div>\n"))
        + "<div class=\"explorer\" data-explorer></div>\n";
  }

  private String tile(RunRecord run, int component) {
    Filter filter = run.filter();
    String of =
        filter.components() == 1
            ? ""
            : "component %d of %d".formatted(component + 1, filter.components());
    String point = run.point().isEmpty() ? "" : Notation.point(run.point());
    String title =
        Stream.of(point, of).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    String information = "I(H:E) = " + Notation.full(run.estimate().information());
    double bias = filter.bias()[component];
    String remark =
        Stream.of(
                bias == 0 ? "" : "bias " + Notation.weight(bias),
                run.estimate().reliable() ? "" : "not reliable")
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    String label = "Filter weights, %s; %s".formatted(title, information);
    return "<figure>\n%s<figcaption><b>%s</b>%s%s</figcaption>\n</figure>\n"
        .formatted(
            block.svg(filter, component, TILE, label),
            together(title.isEmpty() ? "filter" : title),
            together(information).replace("=\u00a0", "= "),
            remark.isEmpty() ? "" : "<em>" + Markup.html(remark) + "</em>");
  }

  /// Breaks lines after commas only.
  private static String together(String text) {
    return Markup.html(text.replace(' ', '\u00a0').replace(",\u00a0", ", "));
  }

  private String training(Charts charts) {
    if (training.traces().isEmpty()) {
      return "";
    }
    VegaChart information = training.information();
    VegaChart temperature = training.temperature();
    String words =
        "<p>"
            + Markup.html(
                "The held-out bound that decides when to stop, one line a run, with its standard error; where the embedding is annealed, its temperature below.")
            + "</p>\n";
    String choice =
        training.points().size() == 1
            ? ""
            : training.points().stream()
                .map(point -> "<option>" + Markup.escape(point) + "</option>\n")
                .collect(
                    Collectors.joining(
                        "",
                        "<p class=\"choice script\"><label>at <select data-signal=\"point\">\n",
                        "</select></label></p>\n"));
    return words
        + choice
        + (information.isEmpty()
            ? ""
            : charts.place(information, "training", "Held-out information against the step."))
        + (temperature.isEmpty()
            ? ""
            : charts.place(temperature, "annealing", "Annealing temperature against the step."));
  }

  private String reliability(List<PointSummary> points) {
    String census =
        census().entrySet().stream()
            .map(outcome -> Notation.count(outcome.getValue(), "run") + " " + outcome.getKey())
            .collect(Collectors.joining(", "));
    List<Doubt> doubts = Doubt.of(points);
    String content =
        doubts.isEmpty()
            ? "<p>Nothing speaks against the numbers.</p>\n"
            : doubts.stream()
                .map(HtmlReport::item)
                .collect(Collectors.joining("", "<ul class=\"doubts\">\n", "</ul>\n"));
    return "<p>How the runs ended: " + census + ".</p>\n" + content + failures() + census(points);
  }

  private String failures() {
    if (runs.failures().isEmpty()) {
      return "";
    }
    List<String> rows =
        runs.failures().stream()
            .limit(MOST_FAILURES)
            .map(
                run ->
                    HtmlTable.cell("text", Notation.point(run.point()))
                        + HtmlTable.cell(String.valueOf(run.repeat()))
                        + HtmlTable.cell("text", run.reason()))
            .toList();
    List<HtmlTable.Heading> headings =
        List.of(
            new HtmlTable.Heading("point", "", HtmlTable.Align.WORDS),
            new HtmlTable.Heading("run", "", HtmlTable.Align.NUMBERS),
            new HtmlTable.Heading("reason", "", HtmlTable.Align.WORDS));
    return "<p>%s gave no result; <code>--retry</code> does them again.</p>\n"
            .formatted(Notation.count(runs.failures().size(), "run"))
        + new HtmlTable(headings, rows).html();
  }

  /// How the runs ended at every point.
  private String census(List<PointSummary> points) {
    List<String> outcomes = List.copyOf(census().keySet());
    if (points.size() == 1) {
      return "";
    }
    List<HtmlTable.Heading> headings =
        Stream.concat(
                HtmlTable.words(Stream.of("point")),
                HtmlTable.numbers(Stream.concat(outcomes.stream(), Stream.of("reliable"))))
            .toList();
    List<String> rows = points.stream().map(point -> row(point, outcomes)).toList();
    return "<details><summary>Point by point</summary>\n"
        + new HtmlTable(headings, rows).html()
        + "</details>\n";
  }

  private static String row(PointSummary point, List<String> outcomes) {
    long reliable = point.runs().stream().filter(run -> run.estimate().reliable()).count();
    return HtmlTable.cell("text", Notation.point(point.point()))
        + outcomes.stream()
            .map(outcome -> point.census().getOrDefault(outcome, 0))
            .map(count -> HtmlTable.cell(count == 0 ? "" : count.toString()))
            .collect(Collectors.joining())
        + HtmlTable.cell(reliable + "/" + point.runs().size());
  }

  private static String item(Doubt doubt) {
    return "<li>%s<small>%s</small></li>\n"
        .formatted(Markup.html(doubt.reason()), Markup.html(String.join("; ", doubt.places())));
  }

  private Map<String, Integer> census() {
    Map<String, Integer> census = new LinkedHashMap<>();
    runs.runs().forEach(run -> census.merge(run.estimate().outcome().name(), 1, Integer::sum));
    return census;
  }

  private String provenance() {
    Map<Provenance, Integer> origins = new LinkedHashMap<>();
    runs.runs().forEach(run -> origins.merge(run.provenance(), 1, Integer::sum));
    StringBuilder lists = new StringBuilder();
    origins.forEach((origin, count) -> lists.append(origin(origin, count)));
    return lists.toString();
  }

  private static String origin(Provenance origin, int count) {
    return "<dl class=\"provenance\">\n"
        + term("runs", String.valueOf(count))
        + term("version", origin.version())
        + term("Java", origin.jvm())
        + term("system", origin.os())
        + term("processor", origin.cpu())
        + term("experiment, SHA-256", origin.spec())
        + "</dl>\n";
  }

  private static String term(String name, String value) {
    return "<dt>" + name + "</dt><dd>" + Markup.escape(value) + "</dd>\n";
  }

  private String experiment() {
    return Optional.of(spec)
        .filter(text -> !text.isBlank())
        .map(text -> "<pre tabindex=\"0\">" + Markup.escape(text.strip()) + "</pre>\n")
        .orElse("");
  }

  private static String citation() {
    return """
        <p>D. E. Gökmen, Z. Ringel, S. D. Huber and M. Koch-Janusz,
        <cite>Statistical physics through the lens of real-space mutual information</cite>,
        <a href="https://doi.org/10.1103/PhysRevLett.127.240603">PRL 127, 240603 (2021)</a>.</p>
        <p>D. E. Gökmen, Z. Ringel, S. D. Huber and M. Koch-Janusz,
        <cite>Symmetries and phase diagrams with real-space mutual information neural
        estimation</cite>,
        <a href="https://doi.org/10.1103/PhysRevE.104.064106">PRE 104, 064106 (2021)</a>.</p>
        """;
  }

  private static String licences() {
    return "<details><summary>What draws the charts</summary>\n<pre tabindex=\"0\">"
        + Markup.escape(PageScript.resource("vega-licences.txt").strip())
        + "</pre></details>\n";
  }
}
