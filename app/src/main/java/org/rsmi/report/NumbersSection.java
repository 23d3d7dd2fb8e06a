package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;

/// The tables of the page: every point, and folded away the exact values and every run.
record NumbersSection(List<PointSummary> points, GridComments comments) {
  private static final int MOST_RUNS = 2_000;

  String html() {
    return everyPoint() + truths() + everyRun();
  }

  private String everyPoint() {
    List<String> axes = ResultTable.axes(points);
    List<Column> columns = Column.of(points);
    Stream<HtmlTable.Heading> headings =
        columns.stream()
            .map(
                column ->
                    new HtmlTable.Heading(column.title(), column.unit(), HtmlTable.Align.NUMBERS));
    HtmlTable table =
        new HtmlTable(
            Stream.concat(axes.stream().map(this::heading), headings).toList(),
            points.stream().map(point -> row(axes, columns, point)).toList());
    return table.html() + caption();
  }

  private HtmlTable.Heading heading(String axis) {
    return new HtmlTable.Heading(axis, comments.unit(axis), HtmlTable.Align.NUMBERS);
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

  private String caption() {
    String repeated =
        Column.areRepeated(points)
            ? "I(H:E) is the mean over the runs that converged; the columns after it are of the"
                + " best run, the one with the largest I(H:E). "
            : "";
    String known =
        Column.areKnown(points) ? "Gap: measured minus exact, with the errors of both. " : "";
    String bounded =
        Column.areBounded(points) ? "Best possible: what the best rule of this kind knows. " : "";
    String always =
        "Kept: the share of the block's information that the rule keeps, I(H:E)/I(V:E)."
            + " Null: the same procedure on pairs whose environments were shuffled.";
    return "<p class=\"note\">" + Markup.html(repeated + known + bounded + always) + "</p>\n";
  }

  private String truths() {
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

  private String everyRun() {
    int all = points.stream().mapToInt(point -> point.runs().size()).sum();
    if (all > MOST_RUNS) {
      return "<p class=\"note\">Every one of the %,d runs is in <code>ensemble.npz</code> and <code>ensemble.h5</code>.</p>\n"
          .formatted(all);
    }
    List<String> axes = ResultTable.axes(points);
    Stream<HtmlTable.Heading> headings =
        HtmlTable.numbers(
            Stream.concat(
                axes.stream(),
                Stream.of(
                    "run",
                    "outcome",
                    "steps",
                    "I(H:E)",
                    "pairs",
                    "log K",
                    "eff. samples",
                    "seconds")));
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
}
