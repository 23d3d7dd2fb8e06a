package org.rsmi.report;

import java.util.List;
import org.rsmi.result.Filter;

/// One component of a filter in colours relative to its largest weight, above the scale of the colours.
///
/// A block of three or more axes is drawn as its planes, one under another.
record HeatMap(Filter filter, int component) {
  private static final double SIDE = 152;
  private static final double LARGEST_CELL = 38;
  private static final double PLANE_GAP = 6;
  private static final double SCALE_WIDTH = 152;
  private static final double SCALE_TOP = 12;
  private static final double SCALE_HEIGHT = 7;
  private static final int SCALE_STEPS = 38;
  private static final double FOOT = 40;

  private int columns() {
    return filter.blockShape().getLast();
  }

  private int rows() {
    return filter.weights()[component].length / columns();
  }

  private int rowsInPlane() {
    List<Integer> shape = filter.blockShape();
    return shape.size() < 3 ? rows() : shape.get(shape.size() - 2);
  }

  private double cell() {
    return Math.min(LARGEST_CELL, SIDE / Math.max(columns(), rowsInPlane()));
  }

  double width() {
    return Math.max(columns() * cell(), SCALE_WIDTH) + 2;
  }

  private double mapHeight() {
    return top(rows() - 1) + cell();
  }

  double height() {
    return mapHeight() + FOOT;
  }

  /// @param label what the picture shows, in words
  Drawing drawing(String label) {
    Drawing drawing = new Drawing(width(), height(), label);
    draw(drawing, 1, 1);
    return drawing;
  }

  void draw(Drawing drawing, double left, double top) {
    FilterScale scale = FilterScale.of(filter, component);
    double[][] image = filter.image(component);
    for (int row = 0; row < image.length; row++) {
      for (int column = 0; column < image[row].length; column++) {
        double weight = image[row][column];
        drawing.cell(
            Diverging.hex(scale.share(weight)),
            "row %d, column %d: %s".formatted(row, column, Notation.weight(weight)),
            left + column * cell(),
            top + top(row),
            cell());
      }
    }
    frames(drawing, left, top);
    scale(drawing, left, top + mapHeight() + SCALE_TOP, scale.largest());
  }

  private double top(int row) {
    return row * cell() + row / rowsInPlane() * PLANE_GAP;
  }

  private void frames(Drawing drawing, double left, double top) {
    for (int row = 0; row < rows(); row += rowsInPlane()) {
      drawing.rectangle(
          "frame", left, top + top(row), columns() * cell(), rowsInPlane() * cell());
    }
  }

  private void scale(Drawing drawing, double left, double top, double largest) {
    double step = SCALE_WIDTH / SCALE_STEPS;
    for (int i = 0; i < SCALE_STEPS; i++) {
      String colour = Diverging.hex(2 * (i + 0.5) / SCALE_STEPS - 1);
      drawing.swatch(colour, left + i * step, top, step, SCALE_HEIGHT);
    }
    double words = top + SCALE_HEIGHT + 14;
    drawing.text("soft small", left, words, minus(Notation.weight(-largest)));
    drawing.text("soft small middle", left + SCALE_WIDTH / 2, words, "0");
    drawing.text("soft small end", left + SCALE_WIDTH, words, Notation.weight(largest));
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
