package org.rsmi.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Finding.Cell;
import org.rsmi.analysis.Findings;
import org.rsmi.result.Filter;

/// What one analysis found: every finding with its sentence, and what it draws.
///
/// @param findings of the analysis
/// @param charts of the page
/// @param block how filters are drawn
record AnalysisSection(Findings findings, Charts charts, BlockPicture block) {
  private static final double TILE = 132;
  private static final int MOST_ALIKE = 3;
  private static final String WHOLE = "all points";

  /// `FilterPca` as a heading: `Filter pca`.
  String title() {
    String words = findings.analysis().replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1).toLowerCase(Locale.ROOT);
  }

  /// Where an analysis says the same of many points, one is shown and the others are folded away.
  String html() {
    Map<String, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : findings.findings()) {
      String kind = finding.getClass().getSimpleName() + finding.name().replaceFirst(",.*", "");
      alike.computeIfAbsent(kind, _ -> new ArrayList<>()).add(finding);
    }
    return alike.values().stream().map(this::group).collect(Collectors.joining());
  }

  private String group(List<Finding> alike) {
    if (alike.size() <= MOST_ALIKE) {
      return alike.stream().map(this::finding).collect(Collectors.joining());
    }
    List<Finding> others = new ArrayList<>(alike);
    int whole =
        IntStream.range(0, alike.size())
            .filter(k -> alike.get(k).name().endsWith(WHOLE))
            .findFirst()
            .orElse(0);
    Finding shown = others.remove(whole);
    return finding(shown)
        + others.stream()
            .map(this::finding)
            .collect(
                Collectors.joining(
                    "",
                    "<details class=\"others\"><summary>%s: %d more</summary>\n"
                        .formatted(
                            Markup.html(heading(shown).replaceFirst(",.*", "")), others.size()),
                    "</details>\n"));
  }

  private String finding(Finding finding) {
    return switch (finding) {
      case Finding.Warning warning ->
          "<p class=\"warning\"><b>%s</b> %s</p>\n"
              .formatted(Markup.html(heading(warning)), Markup.html(warning.sentence()));
      case Finding.Number number -> article(number, NumberStrip.html(number));
      case Finding.Table table -> article(table, table(table));
      case Finding.FilterMap map -> article(map, gallery(map));
      case Finding.Curve _, Finding.Histogram _, Finding.Scatter _, Finding.HeatMap _ ->
          article(finding, chart(finding));
    };
  }

  private static String heading(Finding finding) {
    String name = finding.name();
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String article(Finding finding, String content) {
    return "<article class=\"%s\">\n<h3>%s</h3>\n<p>%s</p>\n%s</article>\n"
        .formatted(
            finding.getClass().getSimpleName().toLowerCase(Locale.ROOT),
            Markup.html(heading(finding)),
            Markup.html(finding.sentence()),
            content);
  }

  private String chart(Finding finding) {
    Optional<VegaChart> chart = VegaChart.of(finding);
    return chart
        .filter(some -> !some.isEmpty())
        .map(
            some ->
                charts.place(
                    some,
                    findings.analysis() + " " + finding.name(),
                    heading(finding) + ". " + finding.sentence()))
        .orElse("<p class=\"note\">Nothing to draw: no number is finite.</p>\n");
  }

  private static String table(Finding.Table table) {
    List<HtmlTable.Heading> headings =
        IntStream.range(0, table.columns().size())
            .mapToObj(
                k ->
                    new HtmlTable.Heading(
                        table.columns().get(k),
                        "",
                        isText(table, k) ? HtmlTable.Align.WORDS : HtmlTable.Align.NUMBERS))
            .toList();
    List<String> rows =
        table.rows().stream()
            .map(row -> row.stream().map(AnalysisSection::cell).collect(Collectors.joining()))
            .toList();
    return new HtmlTable(headings, rows).html();
  }

  private static boolean isText(Finding.Table table, int column) {
    return table.rows().stream().anyMatch(row -> row.get(column) instanceof Cell.Text);
  }

  private static String cell(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> HtmlTable.cell("text", text);
      case Cell.Whole(long value) -> HtmlTable.cell(String.valueOf(value));
      case Cell.Real(double value) -> HtmlTable.cell(Notation.significant(value, 4));
      case Cell.Measured measured -> HtmlTable.cell(Notation.full(measured.value()));
    };
  }

  private String gallery(Finding.FilterMap map) {
    int sites = map.blockShape().stream().mapToInt(n -> n).reduce(1, Math::multiplyExact);
    return map.panels().stream()
        .filter(panel -> panel.weights().length == sites)
        .map(panel -> tile(map, panel))
        .collect(Collectors.joining("", "<div class=\"gallery\">\n", "</div>\n"));
  }

  private String tile(Finding.FilterMap map, Finding.Panel panel) {
    Filter filter = new Filter(map.blockShape(), new double[][] {panel.weights()}, new double[1]);
    String label = "Filter weights, %s; %s".formatted(panel.label(), panel.caption());
    return "<figure>\n%s<figcaption><b>%s</b>%s</figcaption>\n</figure>\n"
        .formatted(
            block.svg(filter, 0, TILE, label),
            FilterGallery.together(panel.label()),
            FilterGallery.together(panel.caption()));
  }
}
