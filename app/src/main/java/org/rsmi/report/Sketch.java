package org.rsmi.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// What a [Snapshot] is drawn on, in pixels from the top left.
sealed interface Sketch {
  void box(int rgb, double x, double y, double width, double height);

  void disc(int rgb, double x, double y, double radius);

  void stroke(int rgb, double x1, double y1, double x2, double y2, double width);

  /// An SVG file.
  record Vector(StringBuilder body) implements Sketch {
    Vector() {
      this(new StringBuilder());
    }

    @Override
    public void box(int rgb, double x, double y, double width, double height) {
      body.append(
          "<rect fill='%s' x='%s' y='%s' width='%s' height='%s'/>\n"
              .formatted(Tint.hex(rgb), at(x), at(y), at(width), at(height)));
    }

    @Override
    public void disc(int rgb, double x, double y, double radius) {
      body.append(
          "<circle fill='%s' cx='%s' cy='%s' r='%s'/>\n"
              .formatted(Tint.hex(rgb), at(x), at(y), at(radius)));
    }

    @Override
    public void stroke(int rgb, double x1, double y1, double x2, double y2, double width) {
      body.append(
          "<line stroke='%s' stroke-linecap='round' stroke-width='%s' x1='%s' y1='%s' x2='%s' y2='%s'/>\n"
              .formatted(Tint.hex(rgb), at(width), at(x1), at(y1), at(x2), at(y2)));
    }

    private static String at(double value) {
      return Drawing.coordinate(value);
    }

    /// The whole file.
    ///
    /// @param title what it shows, in words
    String file(double width, double height, String title) {
      return """
          <svg xmlns='http://www.w3.org/2000/svg' role='img' width='%s' height='%s' \
          viewBox='0 0 %s %s' shape-rendering='geometricPrecision'>
          <title>%s</title>
          %s</svg>
          """
          .formatted(at(width), at(height), at(width), at(height), Markup.escape(title), body);
    }
  }

  /// Pixels.
  record Raster(BufferedImage image, Graphics2D pen) implements Sketch {
    static Raster of(int width, int height) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = image.createGraphics();
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      return new Raster(image, pen);
    }

    @Override
    public void box(int rgb, double x, double y, double width, double height) {
      pen.setColor(new Color(rgb));
      pen.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void disc(int rgb, double x, double y, double radius) {
      pen.setColor(new Color(rgb));
      pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void stroke(int rgb, double x1, double y1, double x2, double y2, double width) {
      pen.setColor(new Color(rgb));
      pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }
  }
}
