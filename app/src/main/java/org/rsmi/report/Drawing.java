package org.rsmi.report;

/// An SVG picture, drawn in pixels from the top left. Classes come from [Stylesheet#FIGURE].
final class Drawing {
  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final String label;

  /// @param label what the picture shows, in words, for those who cannot see it
  Drawing(double width, double height, String label) {
    this.width = width;
    this.height = height;
    this.label = label;
  }

  Drawing line(String style, double x1, double y1, double x2, double y2) {
    return add("<line class='%s' x1='%s' y1='%s' x2='%s' y2='%s'/>", style, x1, y1, x2, y2);
  }

  /// A filled square that names its value when pointed at.
  Drawing cell(String colour, String hint, double x, double y, double side) {
    return add(
        "<rect class='cell' fill='%s' x='%s' y='%s' width='%s' height='%s'>"
            + "<title>%s</title></rect>",
        colour, x, y, side, side, hint);
  }

  /// A thick stroke that names its value when pointed at.
  ///
  /// @param ends x and y of both
  Drawing stroke(String colour, String hint, double[] ends) {
    return add(
        "<line class='bond' stroke='%s' x1='%s' y1='%s' x2='%s' y2='%s'><title>%s</title></line>",
        colour, ends[0], ends[1], ends[2], ends[3], hint);
  }

  /// A disc that names its value when pointed at.
  ///
  /// @param place x, y and radius
  Drawing disc(String colour, String hint, double[] place) {
    return add(
        "<circle class='vertex' fill='%s' cx='%s' cy='%s' r='%s'><title>%s</title></circle>",
        colour, place[0], place[1], place[2], hint);
  }

  Drawing circle(String style, double x, double y, double radius) {
    return add("<circle class='%s' cx='%s' cy='%s' r='%s'/>", style, x, y, radius);
  }

  Drawing text(String style, double x, double y, String text) {
    return add("<text class='%s' x='%s' y='%s'>", style, x, y).words(text).add("</text>");
  }

  private Drawing words(String text) {
    body.append(Markup.svg(text));
    return this;
  }

  /// For a page that has the stylesheet.
  String inline() {
    return head() + body + "</svg>";
  }

  private String head() {
    return fill(
        "<svg xmlns='http://www.w3.org/2000/svg' class='figure' role='img' aria-label='%s'"
            + " width='%s' height='%s' viewBox='0 0 %s %s'>\n",
        label, width, height, width, height);
  }

  private Drawing add(String format, Object... values) {
    body.append(fill(format, values)).append(format.endsWith("'>") ? "" : "\n");
    return this;
  }

  /// Puts escaped values in the places of `%s`. Plain splicing: a page has ten thousands of them.
  private static String fill(String format, Object... values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int to = format.indexOf("%s", from);
      filled.append(format, from, to).append(text(value));
      from = to + 2;
    }
    return filled.append(format, from, format.length()).toString();
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? coordinate(number)
        : Markup.escape(String.valueOf(value));
  }

  /// Hundredths of a pixel are enough.
  static String coordinate(double value) {
    double rounded = Math.round(100 * value) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
