package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rsmi.analysis.Finding;

/// The data of a finding as comma-separated values: titles, then one row a number, a point or a
/// cell. What was not measured is empty.
public record FindingCsv(Finding finding) {

  /// Lines with a newline at the end of each.
  public String text() {
    List<List<Object>> rows =
        switch (finding) {
          case Finding.Number number -> number(number);
          case Finding.Curve curve -> curve(curve);
          case Finding.Table table -> table(table);
          case Finding.FilterMap map -> filters(map);
          case Finding.Histogram histogram -> histogram(histogram);
          case Finding.Scatter scatter -> scatter(scatter);
          case Finding.HeatMap map -> heatMap(map);
          case Finding.Warning warning ->
              throw new IllegalArgumentException(
                  "%s is a warning and has no data: %s"
                      .formatted(warning.name(), warning.sentence()));
        };
    return rows.stream()
        .map(row -> row.stream().map(FindingCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String cell(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "";
    }
    String text = String.valueOf(value);
    return text.chars().anyMatch(letter -> ",\"\n\r".indexOf(letter) >= 0)
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  private static List<List<Object>> number(Finding.Number number) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of("name", "value", "error", "low", "high", "unit"));
    rows.add(
        List.of(
            number.name(),
            number.value().value(),
            number.value().error(),
            number.low(),
            number.high(),
            number.value().unit()));
    for (Finding.Reference reference : number.references()) {
      rows.add(List.of(reference.label(), reference.value(), "", "", "", number.value().unit()));
    }
    return rows;
  }

  private static List<List<Object>> curve(Finding.Curve curve) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "series", "kind", NumberWords.title(curve.x()), NumberWords.title(curve.y()), "error"));
    for (Finding.Series series : curve.series()) {
      for (int i = 0; i < series.x().length; i++) {
        rows.add(
            List.of(
                series.label(), series.kind(), series.x()[i], series.y()[i], series.error()[i]));
      }
    }
    for (Finding.Reference reference : curve.references()) {
      rows.add(List.of(reference.label(), "REFERENCE", "", reference.value(), ""));
    }
    return rows;
  }

  /// A measured number is two cells, its value and its error.
  private static List<List<Object>> table(Finding.Table table) {
    List<Boolean> measured = new ArrayList<>();
    List<Object> titles = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      boolean errors =
          table.rows().stream().anyMatch(row -> row.get(column) instanceof Finding.Cell.Measured);
      measured.add(errors);
      titles.add(table.columns().get(c));
      if (errors) {
        titles.add(table.columns().get(c) + " error");
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    rows.add(titles);
    for (List<Finding.Cell> cells : table.rows()) {
      List<Object> row = new ArrayList<>();
      for (int c = 0; c < cells.size(); c++) {
        row.addAll(values(cells.get(c)));
        if (measured.get(c) && !(cells.get(c) instanceof Finding.Cell.Measured)) {
          row.add("");
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Object> values(Finding.Cell cell) {
    return switch (cell) {
      case Finding.Cell.Text(String text) -> List.of(text);
      case Finding.Cell.Whole(long value) -> List.of(value);
      case Finding.Cell.Real(double value) -> List.of(value);
      case Finding.Cell.Measured measured ->
          List.of(measured.value().value(), measured.value().error());
    };
  }

  /// One row a site, its place on each axis of the block.
  private static List<List<Object>> filters(Finding.FilterMap map) {
    List<Integer> shape = map.blockShape();
    List<List<Object>> rows = new ArrayList<>();
    List<Object> titles = new ArrayList<>(List.of("panel", "label"));
    for (int axis = 0; axis < shape.size(); axis++) {
      titles.add("axis " + axis);
    }
    titles.add("weight");
    rows.add(titles);
    for (int p = 0; p < map.panels().size(); p++) {
      Finding.Panel panel = map.panels().get(p);
      for (int site = 0; site < panel.weights().length; site++) {
        List<Object> row = new ArrayList<>(List.of(p, panel.label()));
        row.addAll(place(site, shape));
        row.add(panel.weights()[site]);
        rows.add(row);
      }
    }
    return rows;
  }

  /// Of a site in C order.
  private static List<Integer> place(int site, List<Integer> shape) {
    Integer[] place = new Integer[shape.size()];
    int rest = site;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      place[axis] = rest % shape.get(axis);
      rest /= shape.get(axis);
    }
    return List.of(place);
  }

  private static List<List<Object>> histogram(Finding.Histogram histogram) {
    List<List<Object>> rows = new ArrayList<>();
    Stream<Object> labels = histogram.bars().stream().map(Finding.Bars::label);
    rows.add(Stream.concat(Stream.of("from", "to"), labels).toList());
    for (int i = 0; i + 1 < histogram.edges().length; i++) {
      List<Object> row = new ArrayList<>(List.of(histogram.edges()[i], histogram.edges()[i + 1]));
      for (Finding.Bars bars : histogram.bars()) {
        row.add(bars.heights()[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<List<Object>> scatter(Finding.Scatter scatter) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(
        List.of(
            NumberWords.title(scatter.x()),
            NumberWords.title(scatter.y()),
            "group",
            "run",
            "component"));
    for (Finding.Mark mark : scatter.marks()) {
      rows.add(List.of(mark.x(), mark.y(), mark.group(), mark.run(), mark.component()));
    }
    return rows;
  }

  private static List<List<Object>> heatMap(Finding.HeatMap map) {
    List<List<Object>> rows = new ArrayList<>();
    rows.add(List.of(NumberWords.title(map.x()), NumberWords.title(map.y()), "value"));
    for (int r = 0; r < map.values().length; r++) {
      for (int c = 0; c < map.values()[r].length; c++) {
        rows.add(List.of(map.xs()[c], map.ys()[r], map.values()[r][c]));
      }
    }
    return rows;
  }
}
