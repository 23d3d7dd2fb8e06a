package org.rsmi.report;

import java.util.Arrays;

/// A drawing in characters: dots, two across and four up in each, and marks over them.
final class Braille {
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
  private static final int EMPTY = 0x2800;
  private static final int NO_COLOUR = -1;

  private final int columns;
  private final int rows;
  private final int[] dots;
  private final int[] colours;
  private final char[] marks;

  Braille(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.dots = new int[columns * rows];
    this.colours = new int[columns * rows];
    this.marks = new char[columns * rows];
    Arrays.fill(colours, NO_COLOUR);
  }

  /// Dots across.
  int width() {
    return 2 * columns;
  }

  /// Dots up.
  int height() {
    return 4 * rows;
  }

  /// One dot; outside nothing is drawn.
  ///
  /// @param x from the left
  /// @param y from the top
  void dot(int x, int y, int rgb) {
    if (x >= 0 && x < width() && y >= 0 && y < height()) {
      int cell = Math.floorDiv(y, 4) * columns + Math.floorDiv(x, 2);
      dots[cell] |= BITS[y % 4][x % 2];
      colours[cell] = rgb;
    }
  }

  /// Every `step`-th dot of a straight line.
  void line(double x1, double y1, double x2, double y2, int step, int rgb) {
    int length = (int) Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)));
    for (int k = 0; k <= length; k += step) {
      double part = length == 0 ? 0 : (double) k / length;
      dot((int) Math.round(x1 + part * (x2 - x1)), (int) Math.round(y1 + part * (y2 - y1)), rgb);
    }
  }

  /// A character in place of the dots around a place.
  void mark(double x, double y, char mark, int rgb) {
    int column = (int) Math.floor(x / 2);
    int row = (int) Math.floor(y / 4);
    if (column >= 0 && column < columns && row >= 0 && row < rows) {
      marks[row * columns + column] = mark;
      colours[row * columns + column] = rgb;
    }
  }

  /// One row of characters.
  String row(int row, Ink ink) {
    StringBuilder text = new StringBuilder();
    int last = NO_COLOUR;
    for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
      char letter =
          marks[cell] != 0 ? marks[cell] : dots[cell] == 0 ? ' ' : (char) (EMPTY + dots[cell]);
      int colour = letter == ' ' || ink == Ink.PLAIN ? NO_COLOUR : colours[cell];
      if (colour != last) {
        text.append(
            colour == NO_COLOUR ? TerminalColour.RESET : TerminalColour.foreground(colour, ink));
        last = colour;
      }
      text.append(letter);
    }
    return last == NO_COLOUR ? text.toString().stripTrailing() : text + TerminalColour.RESET;
  }

  int rows() {
    return rows;
  }
}
