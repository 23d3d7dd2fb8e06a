package org.rsmi.reproduction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rsmi.analysis.Finding;
import org.rsmi.num.Estimate;
import org.rsmi.report.FindingIndex;

/// A number out of a finding: that of a [Finding.Number], a cell of a [Finding.Table], or a point
/// of a [Finding.Curve].
///
/// @param finding its name, as `rsmi figure` lists it
/// @param row texts that the row of a table holds, each the whole of a cell or a number equal to it
/// @param column title of the column of a table, or a part of it
/// @param series label of the line of a curve, or a part of it
/// @param x where on the curve; the nearest point counts
public record Found(String finding, List<String> row, String column, String series, double x)
    implements Quantity {
  public Found {
    row = List.copyOf(row);
  }

  /// The number of a finding without rows or lines.
  public static Found defaults() {
    return new Found("", List.of(), "", "", 0);
  }

  @Override
  public Estimate of(Evidence evidence) {
    Finding found = evidence.findings().find(finding);
    return switch (found) {
      case Finding.Number number -> number.value();
      case Finding.Table table -> cell(table);
      case Finding.Curve curve -> place(curve);
      default ->
          throw new IllegalArgumentException(
              "%s is a %s, of which no single number can be taken"
                  .formatted(finding, FindingIndex.kind(found)));
    };
  }

  private Estimate cell(Finding.Table table) {
    int place =
        one(
            table.columns().stream().map(title -> title.toLowerCase(Locale.ROOT)).toList(),
            column.toLowerCase(Locale.ROOT),
            "column");
    List<List<Finding.Cell>> rows =
        table.rows().stream()
            .filter(cells -> row.stream().allMatch(text -> holds(cells, text)))
            .toList();
    if (rows.size() != 1) {
      throw new IllegalArgumentException(
          "%s has %d rows with %s: want one".formatted(finding, rows.size(), row));
    }
    return number(rows.getFirst().get(place));
  }

  private static boolean holds(List<Finding.Cell> cells, String text) {
    return cells.stream().anyMatch(cell -> is(cell, text));
  }

  private static boolean is(Finding.Cell cell, String text) {
    return switch (cell) {
      case Finding.Cell.Text(String words) -> words.equalsIgnoreCase(text);
      case Finding.Cell.Whole(long value) -> text.equals(Long.toString(value));
      case Finding.Cell.Real(double value) -> isNumber(text, value);
      case Finding.Cell.Measured _ -> false;
    };
  }

  private static boolean isNumber(String text, double value) {
    try {
      return Math.abs(Double.parseDouble(text) - value) <= 1e-6 * Math.abs(value);
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private Estimate number(Finding.Cell cell) {
    return switch (cell) {
      case Finding.Cell.Measured(Estimate value) -> value;
      case Finding.Cell.Whole(long value) -> new Estimate(value, 0, "");
      case Finding.Cell.Real(double value) -> new Estimate(value, 0, "");
      case Finding.Cell.Text(String words) ->
          throw new IllegalArgumentException(
              "%s, column %s: \"%s\" is no number".formatted(finding, column, words));
    };
  }

  private Estimate place(Finding.Curve curve) {
    List<String> labels =
        curve.series().stream().map(line -> line.label().toLowerCase(Locale.ROOT)).toList();
    Finding.Series line =
        curve.series().get(one(labels, series.toLowerCase(Locale.ROOT), "series"));
    int nearest = 0;
    for (int i = 1; i < line.x().length; i++) {
      if (Math.abs(line.x()[i] - x) < Math.abs(line.x()[nearest] - x)) {
        nearest = i;
      }
    }
    double error = line.error()[nearest];
    return new Estimate(line.y()[nearest], error, curve.y().unit());
  }

  /// The only label that is the text, or else the only one that holds it.
  private int one(List<String> labels, String text, String kind) {
    List<String> same = labels.stream().filter(text::equals).toList();
    List<String> parts = labels.stream().filter(label -> label.contains(text)).toList();
    return Stream.of(same, parts)
        .filter(found -> found.size() == 1)
        .findFirst()
        .map(found -> labels.indexOf(found.getFirst()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has %d %s called \"%s\", of %s"
                        .formatted(finding, parts.size(), kind, text, labels)));
  }
}
