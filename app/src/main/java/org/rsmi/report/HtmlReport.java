package org.rsmi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.Provenance;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// An experiment as one page that needs nothing else: no network, no script.
///
/// @param name of the experiment
/// @param description one line, may be empty
/// @param runs all that are finished
/// @param spec text of the experiment file
public record HtmlReport(String name, String description, List<RunRecord> runs, String spec) {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
  private static final String INFORMATION = "<i>I</i>(<i>H</i>:<i>E</i>)";

  public HtmlReport {
    runs = List.copyOf(runs);
  }

  /// The text of the page, UTF-8.
  public String html() {
    List<PointSummary> points = PointSummary.of(runs);
    String body = runs.isEmpty() ? nothing() : results(points);
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
        %s%s%s%s</main>
        </body>
        </html>
        """
        .formatted(
            POLICY,
            Markup.escape(name),
            Stylesheet.PAGE,
            Stylesheet.FIGURE,
            header(points),
            body,
            experiment(),
            citation());
  }

  private static String nothing() {
    return "<p>No run has finished yet: there is nothing to show.</p>\n";
  }

  private String results(List<PointSummary> points) {
    return curve(points)
        + filters(points)
        + numbers(points)
        + truths(points)
        + everyRun(points)
        + reliability(points)
        + provenance();
  }

  private static String section(String title, String content) {
    return "<section>\n<h2>" + title + "</h2>\n" + content + "</section>\n";
  }

  private String header(List<PointSummary> points) {
    String lead =
        description.isBlank() ? "" : "<p class=\"lead\">" + Markup.html(description) + "</p>\n";
    String facts = points.isEmpty() ? "" : facts(points);
    return "<header>\n<h1>" + Markup.escape(name) + "</h1>\n" + lead + facts + "</header>\n";
  }

  private String facts(List<PointSummary> points) {
    long reliable = runs.stream().filter(run -> run.estimate().reliable()).count();
    String information =
        points.size() == 1
            ? fact(INFORMATION, Notation.full(points.getFirst().information()))
            : fact("grid points", String.valueOf(points.size()));
    return "<dl class=\"facts\">\n"
        + information
        + fact("finished runs", String.valueOf(runs.size()))
        + fact("of them converged", String.valueOf(census().getOrDefault("Converged", 0)))
        + fact("of them reliable", String.valueOf(reliable))
        + "</dl>\n";
  }

  private static String fact(String term, String value) {
    return "<div><dt>" + term + "</dt><dd>" + Markup.html(value) + "</dd></div>\n";
  }

  private String curve(List<PointSummary> points) {
    return new CurvePicture(points, spec)
        .drawing()
        .map(
            drawing ->
                section(
                    "Information",
                    "<figure class=\"curve\">\n<div class=\"scroll\">"
                        + drawing.inline()
                        + "</div>\n<figcaption>"
                        + curveCaption(points)
                        + "</figcaption>\n</figure>\n"))
        .orElse("");
  }

  private static String curveCaption(List<PointSummary> points) {
    return "What the coarse variable <i>H</i> knows about the environment <i>E</i>, held out"
        + (Column.areRepeated(points) ? ": mean over the runs that converged, " : ", ")
        + "with one standard error."
        + (Column.areKnown(points) ? " Dashed: the exact value for the rule of the best run." : "")
        + " Dotted: the most that the coarse variable can know.";
  }

  private static String filters(List<PointSummary> points) {
    String figures =
        FilterPanel.of(points).stream().map(HtmlReport::figure).collect(Collectors.joining());
    String caption =
        "<p class=\"note\">Weights Λ of the best run, in colours relative to the largest of each"
            + " filter. Point at a site for its number. The sign of a filter as a whole is arbitrary.</p>\n";
    return section("Filters", caption + "<div class=\"gallery\">\n" + figures + "</div>\n");
  }

  private static String figure(FilterPanel panel) {
    return "<figure>\n%s<figcaption><b>%s</b>%s</figcaption>\n</figure>\n"
        .formatted(
            panel.map().drawing(panel.label()).inline(),
            together(panel.title()),
            together(panel.caption()).replace("=\u00a0", "= "));
  }

  /// Breaks lines after commas only.
  private static String together(String text) {
    return Markup.html(text.replace(' ', '\u00a0').replace(",\u00a0", ", "));
  }

  private String numbers(List<PointSummary> points) {
    List<String> axes = ResultTable.axes(points);
    List<Column> columns = Column.of(points);
    Stream<HtmlTable.Heading> headings =
        columns.stream()
            .map(column -> new HtmlTable.Heading(column.title(), column.unit(), HtmlTable.Align.NUMBERS));
    HtmlTable table =
        new HtmlTable(
            Stream.concat(axes.stream().map(this::heading), headings).toList(),
            points.stream().map(point -> row(axes, columns, point)).toList());
    return section("Numbers", table.html() + numbersCaption(points));
  }

  private HtmlTable.Heading heading(String axis) {
    return new HtmlTable.Heading(axis, new GridComments(spec).unit(axis), HtmlTable.Align.NUMBERS);
  }

  private static String row(List<String> axes, List<Column> columns, PointSummary point) {
    return axisCells(axes, point.point())
        + columns.stream()
            .map(column -> cell(column, column.text(point)))
            .collect(Collectors.joining());
  }

  private static String axisCells(List<String> axes, Map<String, Object> point) {
    return axes.stream()
        .map(axis -> Notation.axis(point.getOrDefault(axis, Notation.NOTHING)))
        .map(HtmlTable::cell)
        .collect(Collectors.joining());
  }

  private static String cell(Column column, String text) {
    return column == Column.RELIABLE
        ? HtmlTable.cell(text.equals("yes") ? "yes" : "no", text)
        : HtmlTable.cell(text);
  }

  private static String numbersCaption(List<PointSummary> points) {
    String repeated =
        Column.areRepeated(points)
            ? INFORMATION
                + " is the mean over the runs that converged; the columns after it are of the best run,"
                + " the one with the largest "
                + INFORMATION
                + ". "
            : "";
    String known = Column.areKnown(points) ? "Gap: measured minus exact. " : "";
    return "<p class=\"note\">"
        + repeated
        + known
        + "Kept: the share of the block's information that the rule keeps,"
        + " <i>I</i>(<i>H</i>:<i>E</i>)/<i>I</i>(<i>V</i>:<i>E</i>)."
        + " Null: the same procedure on pairs whose environments were shuffled.</p>\n";
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
    return section("Reliability", "<p>How the runs ended: " + census + ".</p>\n" + content);
  }

  private static String item(Doubt doubt) {
    return "<li>%s<small>%s</small></li>\n"
        .formatted(Markup.html(doubt.reason()), Markup.html(String.join("; ", doubt.places())));
  }

  private Map<String, Integer> census() {
    Map<String, Integer> census = new LinkedHashMap<>();
    runs.forEach(run -> census.merge(run.estimate().outcome().name(), 1, Integer::sum));
    return census;
  }

  private static String truths(List<PointSummary> points) {
    List<String> axes = ResultTable.axes(points);
    List<HtmlTable.Heading> headings =
        Stream.concat(
                HtmlTable.numbers(Stream.concat(axes.stream(), Stream.of("exact"))),
                HtmlTable.words(Stream.of("number", "method")))
            .toList();
    List<String> rows = new ArrayList<>();
    for (PointSummary point : points) {
      for (Truth truth : point.best().truths()) {
        rows.add(
            axisCells(axes, point.point())
                + HtmlTable.cell(Notation.full(truth.value()))
                + HtmlTable.cell("text", truth.name())
                + HtmlTable.cell("text", truth.method()));
      }
    }
    return rows.isEmpty()
        ? ""
        : folded("Exact values of the best runs", new HtmlTable(headings, rows));
  }

  private static String everyRun(List<PointSummary> points) {
    List<String> axes = ResultTable.axes(points);
    Stream<HtmlTable.Heading> headings =
        HtmlTable.numbers(
            Stream.concat(
                axes.stream(),
                Stream.of(
                    "run", "outcome", "steps", "I(H:E)", "pairs", "log K", "eff. samples", "seconds")));
    List<String> rows =
        points.stream()
            .flatMap(point -> point.runs().stream())
            .map(run -> axisCells(axes, run.point()) + runCells(run))
            .toList();
    return folded("Every run", new HtmlTable(headings.toList(), rows));
  }

  private static String folded(String summary, HtmlTable table) {
    return "<details><summary>" + summary + "</summary>\n" + table.html() + "</details>\n";
  }

  private static String runCells(RunRecord run) {
    RsmiEstimate estimate = run.estimate();
    return Stream.of(
            String.valueOf(run.repeat()),
            estimate.outcome().name(),
            String.valueOf(estimate.steps()),
            Notation.pure(estimate.information()),
            String.valueOf(estimate.pairs()),
            Notation.fixed(estimate.ceiling(), 2),
            Notation.fixed(estimate.effectiveSamples(), 0),
            Notation.fixed(run.seconds(), 1))
        .map(HtmlTable::cell)
        .collect(Collectors.joining());
  }

  private String provenance() {
    Map<Provenance, Integer> origins = new LinkedHashMap<>();
    runs.forEach(run -> origins.merge(run.provenance(), 1, Integer::sum));
    StringBuilder lists = new StringBuilder();
    origins.forEach((origin, count) -> lists.append(origin(origin, count)));
    return section("Provenance", lists.toString());
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
        .map(
            text ->
                section(
                    "Experiment",
                    "<pre tabindex=\"0\">" + Markup.escape(text.strip()) + "</pre>\n"))
        .orElse("");
  }

  private static String citation() {
    return section(
        "Cite",
        """
        <p>D. E. Gökmen, Z. Ringel, S. D. Huber and M. Koch-Janusz, <cite>Statistical physics through the lens of
        real-space mutual information</cite>, <a href="https://doi.org/10.1103/PhysRevLett.127.240603">Phys. Rev. Lett.
        127, 240603 (2021)</a>.</p>
        <p>D. E. Gökmen, Z. Ringel, S. D. Huber and M. Koch-Janusz, <cite>Symmetries and phase diagrams with real-space
        mutual information neural estimation</cite>, <a
        href="https://doi.org/10.1103/PhysRevE.104.064106">Phys. Rev. E 104, 064106 (2021)</a>.</p>
        """);
  }
}
