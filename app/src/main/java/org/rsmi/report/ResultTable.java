package org.rsmi.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// All grid points as lines of text: names, units, one row for each point, then the reasons not to
/// trust a number. Where a line would be too long, the comparison with exact answers is a table of
/// its own.
///
/// @param points in the order of the rows
public record ResultTable(List<PointSummary> points) {
  private static final String GAP = "  ";
  private static final int WIDTH = 118;
  private static final int LONGEST = 120;

  public ResultTable {
    points = List.copyOf(points);
  }

  public static ResultTable of(List<RunRecord> runs) {
    return new ResultTable(PointSummary.of(runs));
  }

  /// Names of the grid axes, in the order of the spec.
  static List<String> axes(List<PointSummary> points) {
    Set<String> axes = new LinkedHashSet<>();
    points.forEach(point -> axes.addAll(point.point().keySet()));
    return List.copyOf(axes);
  }

  /// Lines without a newline at the end.
  public String text() {
    if (points.isEmpty()) {
      return "no finished runs yet";
    }
    List<String> lines = new ArrayList<>(tables());
    lines.addAll(legend());
    lines.addAll(doubts());
    return String.join("\n", lines);
  }

  private List<String> tables() {
    List<Column> columns = Column.of(points);
    List<String> whole = table(columns);
    List<Column> comparison = columns.stream().filter(Column::compares).toList();
    if (comparison.isEmpty() || whole.stream().allMatch(line -> line.length() <= LONGEST)) {
      return whole;
    }
    List<Column> others = columns.stream().filter(column -> !column.compares()).toList();
    return Stream.of(table(others), List.of(""), table(comparison)).flatMap(List::stream).toList();
  }

  private List<String> table(List<Column> columns) {
    List<List<String>> rows = new ArrayList<>(headers(columns));
    points.forEach(point -> rows.add(cells(columns, point)));
    return aligned(rows);
  }

  private List<List<String>> headers(List<Column> columns) {
    List<String> axes = axes(points);
    return List.of(
        Stream.concat(axes.stream(), columns.stream().map(Column::title)).toList(),
        Stream.concat(axes.stream().map(_ -> ""), columns.stream().map(Column::unit)).toList());
  }

  private List<String> cells(List<Column> columns, PointSummary point) {
    Stream<String> axes =
        axes(points).stream()
            .map(axis -> Notation.axis(point.point().getOrDefault(axis, Notation.NOTHING)));
    return Stream.concat(axes, columns.stream().map(column -> narrow(column.text(point)))).toList();
  }

  private static String narrow(String cell) {
    return cell.replace(" ± ", "±").replace("≥ ", "≥");
  }

  /// Right-aligned, so that decimals and errors of a column stand under each other.
  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> " ".repeat(widths[i] - row.get(i).length()) + row.get(i))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private List<String> legend() {
    return Column.areRepeated(points)
        ? List.of(
            "",
            "runs: converged/finished. I(H:E): mean over the converged runs."
                + " All else: the run with the largest I(H:E).")
        : List.of();
  }

  private List<String> doubts() {
    List<String> lines = new ArrayList<>();
    for (Doubt doubt : Doubt.of(points)) {
      lines.add("  " + doubt.reason());
      lines.addAll(wrapped(doubt.places()));
    }
    if (!lines.isEmpty()) {
      lines.addAll(0, List.of("", "Not reliable:"));
    }
    return lines;
  }

  /// Words side by side as far as the width goes.
  private static List<String> wrapped(List<String> words) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (!line.isEmpty() && line.length() + word.length() + 6 > WIDTH) {
        lines.add("    " + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "; ").append(word);
    }
    lines.add("    " + line);
    return lines;
  }
}
