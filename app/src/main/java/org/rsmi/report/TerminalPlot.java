package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;

/// Axes around a drawing in characters.
final class TerminalPlot {
  private static final int MARGIN = 9;
  private static final int TICKS = 5;

  private final TerminalAxis x;
  private final TerminalAxis y;
  private final Braille canvas;

  /// @param width of all, in characters
  /// @param rows of the drawing
  TerminalPlot(TerminalAxis x, TerminalAxis y, int width, int rows) {
    this.x = x;
    this.y = y;
    this.canvas = new Braille(width - MARGIN - 1, rows);
  }

  private double across(double value) {
    return x.share(value) * (canvas.width() - 1);
  }

  private double down(double value) {
    return (1 - y.share(value)) * (canvas.height() - 1);
  }

  void mark(double atX, double atY, char mark, int rgb) {
    canvas.mark(across(atX), down(atY), mark, rgb);
  }

  /// Every `step`-th dot of a line.
  void line(double x1, double y1, double x2, double y2, int step, int rgb) {
    canvas.line(across(x1), down(y1), across(x2), down(y2), step, rgb);
  }

  /// A level across the whole drawing, as sparse dots.
  void level(double value, int rgb) {
    canvas.line(0, down(value), canvas.width() - 1, down(value), 4, rgb);
  }

  /// With the titles of its axes, lines without an end.
  List<String> lines(String titleX, String titleY, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(MARGIN) + titleY);
    String[] labels = labels();
    for (int row = 0; row < canvas.rows(); row++) {
      String label = labels[row] == null ? "" : labels[row];
      String edge = label.isEmpty() ? " │" : " ┤";
      lines.add(
          " ".repeat(Math.max(0, MARGIN - 2 - label.length()))
              + label
              + edge
              + canvas.row(row, ink));
    }
    lines.addAll(foot());
    int room = MARGIN + Math.floorDiv(canvas.width(), 2) - titleX.length();
    lines.add(" ".repeat(Math.max(0, room)) + titleX);
    return lines;
  }

  private String[] labels() {
    String[] labels = new String[canvas.rows()];
    for (TerminalAxis.Tick tick : y.ticks(TICKS)) {
      labels[Math.clamp((long) Math.floor(down(tick.value()) / 4), 0, labels.length - 1)] =
          tick.label();
    }
    return labels;
  }

  private List<String> foot() {
    int columns = canvas.width() / 2;
    StringBuilder rule = new StringBuilder("─".repeat(columns));
    StringBuilder words = new StringBuilder(" ".repeat(columns + MARGIN));
    int free = 0;
    for (TerminalAxis.Tick tick : x.ticks(Math.max(2, columns / 12))) {
      int column = Math.clamp((long) (across(tick.value()) / 2), 0, columns - 1);
      rule.setCharAt(column, '┬');
      int from = Math.max(0, column + MARGIN - tick.label().length() / 2);
      if (from >= free) {
        words.replace(from, from + tick.label().length(), tick.label());
        free = from + tick.label().length() + 1;
      }
    }
    return List.of(" ".repeat(MARGIN - 1) + "└" + rule, words.toString().stripTrailing());
  }
}
