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
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.PointSummary;
import org.rsmi.result.Provenance;
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
    add(
        sections,
        "Reliability",
        points.isEmpty() ? "" : new ReliabilitySection(runs, points).html());
    List<Findings> told =
        findings.stream()
            .filter(each -> !each.findings().isEmpty())
            .sorted(Comparator.comparing(Findings::analysis))
            .toList();
    told.stream()
        .filter(each -> each.analysis().equals(FIRST))
        .forEach(each -> sections.add(analysis(each, charts)));
    add(sections, "Filters", points.isEmpty() ? "" : new FilterGallery(points, block).html());
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

  private String training(Charts charts) {
    if (training.traces().isEmpty()) {
      return "";
    }
    VegaChart information = training.information();
    VegaChart temperature = training.temperature();
    int all = runs.runs().size();
    int shown = training.traces().size();
    String few = shown < all ? " Here are %,d of the %,d runs.".formatted(shown, all) : "";
    String words =
        "<p>"
            + Markup.html(
                "The held-out bound that decides when to stop, one line a run, with its standard error; where the embedding is annealed, its temperature below."
                    + few)
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
