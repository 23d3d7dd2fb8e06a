package org.rsmi.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.analysis.RunSet;
import org.rsmi.result.PointSummary;

/// What converged, what did not, and why.
///
/// @param points of the same runs
record ReliabilitySection(RunSet runs, List<PointSummary> points) {
  private static final int MOST_FAILURES = 20;

  String html() {
    String census =
        census().entrySet().stream()
            .map(outcome -> Notation.count(outcome.getValue(), "run") + " " + outcome.getKey())
            .collect(Collectors.joining(", "));
    List<Doubt> doubts = Doubt.of(points);
    String content =
        doubts.isEmpty()
            ? "<p>Nothing speaks against the numbers.</p>\n"
            : doubts.stream()
                .map(ReliabilitySection::item)
                .collect(Collectors.joining("", "<ul class=\"doubts\">\n", "</ul>\n"));
    return "<p>How the runs ended: " + census + ".</p>\n" + content + failures() + pointByPoint();
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
  private String pointByPoint() {
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
}
