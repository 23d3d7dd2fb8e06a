package org.rsmi.report;

/// The shape of a mark. With seven colours and four shapes in turn, 28 lines can be told apart.
enum Symbol {
  CIRCLE,
  SQUARE,
  DIAMOND,
  TRIANGLE;

  static Symbol of(int index) {
    return values()[index % values().length];
  }

  void draw(Drawing drawing, String style, double x, double y, double radius) {
    switch (this) {
      case CIRCLE -> drawing.circle(style, x, y, radius);
      case SQUARE ->
          drawing.rectangle(
              style, x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
      case DIAMOND ->
          drawing.path(style, polygon(x, y, 0, -1.3 * radius, 1.3 * radius, 0, 0, 1.3 * radius, -1.3 * radius, 0));
      case TRIANGLE ->
          drawing.path(style, polygon(x, y, 0, -1.3 * radius, 1.2 * radius, 0.9 * radius, -1.2 * radius, 0.9 * radius));
    }
  }

  /// @param corners x and y of each, from the centre
  private static String polygon(double x, double y, double... corners) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      path.append(i == 0 ? "M" : "L")
          .append(Drawing.coordinate(x + corners[i]))
          .append(' ')
          .append(Drawing.coordinate(y + corners[i + 1]));
    }
    return path.append('Z').toString();
  }
}
