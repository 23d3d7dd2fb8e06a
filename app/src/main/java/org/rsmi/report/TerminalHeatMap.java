package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.analysis.Finding;

/// A map for a terminal: half blocks in colour, characters from light to dark without.
///
/// The largest y is on top. Every value has the same room, whatever the distances of its
/// neighbours; of more values than fit, evenly chosen ones are shown.
record TerminalHeatMap(Finding.HeatMap map, Ink ink, int width) {
  private static final String SHADES = " .:-=+*#%@";
  private static final int MARGIN = 10;
  private static final int MOST_ROWS = 48;
  private static final int WIDEST = 6;

  List<String> lines() {
    if (map.values().length == 0 || map.xs().length == 0) {
      return List.of();
    }
    int[] columns = chosen(map.xs().length, Math.max(1, width - MARGIN));
    int[] rows = chosen(map.ys().length, MOST_ROWS);
    int cell = Math.clamp((width - MARGIN) / columns.length, 1, WIDEST);
    ColourScale scale = ColourScale.of(map.values());
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(MARGIN) + NumberWords.title(map.y()));
    int step = ink == Ink.PLAIN ? 1 : 2;
    for (int r = rows.length - 1; r >= 0; r -= step) {
      String label = NumberWords.place(map.ys()[rows[r]]);
      lines.add(
          "%9s ".formatted(label)
              + (ink == Ink.PLAIN
                  ? plain(rows[r], columns, cell, scale)
                  : blocks(rows[r], r > 0 ? rows[r - 1] : -1, columns, cell, scale)));
    }
    String first = NumberWords.place(map.xs()[columns[0]]);
    String last = NumberWords.place(map.xs()[columns[columns.length - 1]]);
    int gap = Math.max(1, cell * columns.length - first.length() - last.length());
    lines.add(" ".repeat(MARGIN) + first + " ".repeat(gap) + last);
    lines.add(" ".repeat(MARGIN) + NumberWords.title(map.x()) + ", colours: " + scaleWords(scale));
    return lines;
  }

  private String scaleWords(ColourScale scale) {
    String shades = ink == Ink.PLAIN ? " (" + SHADES.strip() + ")" : "";
    return NumberWords.real(scale.low()) + " to " + NumberWords.real(scale.high()) + shades;
  }

  /// Of n things at most some, evenly.
  private static int[] chosen(int n, int most) {
    return n <= most
        ? IntStream.range(0, n).toArray()
        : IntStream.range(0, most).map(i -> (int) ((long) i * n / most)).toArray();
  }

  private String plain(int row, int[] columns, int cell, ColourScale scale) {
    StringBuilder line = new StringBuilder();
    for (int column : columns) {
      double value = map.values()[row][column];
      double share = (value - scale.low()) / (scale.high() - scale.low());
      char shade =
          Double.isFinite(value)
              ? SHADES.charAt(Math.clamp(Math.round(share * (SHADES.length() - 1)), 0, 9))
              : '?';
      line.append(String.valueOf(shade).repeat(cell));
    }
    return line.toString();
  }

  private String blocks(int upper, int lower, int[] columns, int cell, ColourScale scale) {
    StringBuilder line = new StringBuilder();
    for (int column : columns) {
      line.append(TerminalColour.foreground(scale.rgb(map.values()[upper][column]), ink));
      if (lower >= 0) {
        line.append(TerminalColour.background(scale.rgb(map.values()[lower][column]), ink));
      }
      line.append("▀".repeat(cell));
    }
    return line.append(TerminalColour.RESET).toString();
  }
}
