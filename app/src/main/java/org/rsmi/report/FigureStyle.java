package org.rsmi.report;

/// How heavy the lines and letters of a figure are. Lengths are in points, 1/72 inch.
public enum FigureStyle {
  /// A column of a journal: small letters, thin lines, ticks inside, no title.
  PRL(243, 7.5, 0.7, 2.2, 600),
  /// A slide or a page: larger, with a title and faint lines behind.
  SCREEN(480, 11, 1.3, 3.4, 192);

  private final double width;
  private final double letters;
  private final double line;
  private final double mark;
  private final int resolution;

  FigureStyle(double width, double letters, double line, double mark, int resolution) {
    this.width = width;
    this.letters = letters;
    this.line = line;
    this.mark = mark;
    this.resolution = resolution;
  }

  /// Of a figure whose width is not told: a column of 3 3/8 inches, or 480 points.
  public double width() {
    return width;
  }

  /// Size of letters.
  double letters() {
    return letters;
  }

  /// Size of less important letters.
  double small() {
    return 0.88 * letters;
  }

  /// Width of lines.
  double line() {
    return line;
  }

  /// Radius of marks.
  double mark() {
    return mark;
  }

  /// Of a bitmap, dots an inch.
  int resolution() {
    return resolution;
  }
}
