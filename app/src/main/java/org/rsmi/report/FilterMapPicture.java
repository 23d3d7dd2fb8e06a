package org.rsmi.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.rsmi.analysis.Finding;

/// Filters side by side, each in colours relative to its largest weight, above one scale.
///
/// A block of three or more axes is drawn as its planes, one under another.
record FilterMapPicture(Finding.FilterMap map, FigureStyle style) implements Picture {
  private static final int STEPS = 64;
  private static final char HARD = '\u00a0';

  /// Where everything stands, in points.
  ///
  /// @param columns panels side by side
  /// @param side width of a panel
  /// @param cell of one site
  private record Layout(int columns, double side, double gap, double cell) {}

  private Layout layout(double width) {
    double target = (style == FigureStyle.PRL ? 6.5 : 9) * style.letters();
    double gap = 1.2 * style.letters();
    double room = width - gap;
    int most = (int) Math.max(1, Math.floor(room / (target + gap)));
    int columns = Math.clamp(map.panels().size(), 1, most);
    double side = Math.min(room / columns - gap, 2 * target);
    return new Layout(columns, side, gap, side / Math.max(wide(), planeRows()));
  }

  private int wide() {
    return map.blockShape().getLast();
  }

  private int planeRows() {
    List<Integer> shape = map.blockShape();
    return shape.size() < 2 ? 1 : shape.get(shape.size() - 2);
  }

  private int planes() {
    int sites = map.blockShape().stream().reduce(1, (a, b) -> a * b);
    return sites / (wide() * planeRows());
  }

  private double mapHeight(Layout layout) {
    return planes() * planeRows() * layout.cell + (planes() - 1) * 0.4 * style.letters();
  }

  @Override
  public double height(double width) {
    Layout layout = layout(width);
    double height = head();
    for (int first = 0; first < map.panels().size(); first += layout.columns) {
      height += rowHeight(layout, first);
    }
    return height + foot();
  }

  private double head() {
    return style == FigureStyle.SCREEN ? 2.4 * style.letters() : 0.4 * style.letters();
  }

  private double foot() {
    return 3.6 * style.letters();
  }

  private double line() {
    return 1.25 * style.small();
  }

  /// Broken after commas only.
  private List<String> label(Finding.Panel panel, Layout layout) {
    return lines(panel.label().replace(' ', HARD).replace("," + HARD, ", "), layout);
  }

  private List<String> caption(Finding.Panel panel, Layout layout) {
    String text = panel.caption().replace('-', '−').replace(" = ", " =" + HARD);
    return lines(text.replace(" ± ", HARD + "± "), layout);
  }

  private List<String> lines(String text, Layout layout) {
    return Typeface.REGULAR.wrapped(Typeface.known(text), style.small(), room(layout));
  }

  /// Size of letters at which a line fits.
  private double fitting(String line, Layout layout) {
    return style.small() * Math.min(1, room(layout) / Typeface.REGULAR.width(line, style.small()));
  }

  private static double room(Layout layout) {
    return layout.side + 0.7 * layout.gap;
  }

  private int lines(Layout layout, int first) {
    return row(layout, first).stream()
        .mapToInt(panel -> label(panel, layout).size())
        .max()
        .orElse(0);
  }

  private double rowHeight(Layout layout, int first) {
    int below =
        row(layout, first).stream()
            .mapToInt(panel -> caption(panel, layout).size())
            .max()
            .orElse(0);
    return (lines(layout, first) + below + 0.9) * line() + mapHeight(layout);
  }

  private List<Finding.Panel> row(Layout layout, int first) {
    return map.panels().subList(first, Math.min(first + layout.columns, map.panels().size()));
  }

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    pen.setColor(Color.WHITE);
    pen.fill(new Rectangle2D.Double(0, 0, width, height));
    Layout layout = layout(width);
    if (style == FigureStyle.SCREEN) {
      words(pen, Typeface.BOLD, style.letters(), width / 2, 1.6 * style.letters(), map.name());
    }
    double used = layout.columns * (layout.side + layout.gap) - layout.gap;
    double left = (width - used) / 2;
    double top = head();
    for (int first = 0; first < map.panels().size(); first += layout.columns) {
      double x = left;
      for (Finding.Panel panel : row(layout, first)) {
        panel(pen, panel, layout, x, top + lines(layout, first) * line());
        x += layout.side + layout.gap;
      }
      top += rowHeight(layout, first);
    }
    scale(pen, width, top + 0.4 * style.letters());
  }

  /// @param top of the map; the label stands above it
  private void panel(Graphics2D pen, Finding.Panel panel, Layout layout, double left, double top) {
    List<String> label = label(panel, layout);
    double middle = left + layout.side / 2;
    for (int i = 0; i < label.size(); i++) {
      double base = top - (label.size() - i) * line() + 0.85 * style.small();
      words(pen, Typeface.REGULAR, fitting(label.get(i), layout), middle, base, label.get(i));
    }
    cells(pen, panel, layout, middle - wide() * layout.cell / 2, top + 0.2 * line());
    double base = top + 0.2 * line() + mapHeight(layout) + 0.95 * style.small();
    for (String text : caption(panel, layout)) {
      words(pen, Typeface.REGULAR, fitting(text, layout), middle, base, text);
      base += line();
    }
  }

  private void cells(Graphics2D pen, Finding.Panel panel, Layout layout, double left, double top) {
    double largest =
        Arrays.stream(panel.weights()).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    for (int plane = 0; plane < planes(); plane++) {
      double y = top + plane * (planeRows() * layout.cell + 0.4 * style.letters());
      // neighbours shall touch: no blending at the edges
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      for (int k = 0; k < wide() * planeRows(); k++) {
        double weight = panel.weights()[plane * wide() * planeRows() + k];
        double share = Double.isFinite(weight) ? (largest == 0 ? 0 : weight / largest) : Double.NaN;
        pen.setColor(Palette.colour(Diverging.rgb(share)));
        pen.fill(
            new Rectangle2D.Double(
                left + k % wide() * layout.cell,
                y + Math.floorDiv(k, wide()) * layout.cell,
                layout.cell,
                layout.cell));
      }
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(Palette.colour(Palette.SOFT));
      pen.setStroke(new ChartLook(style).stroke(0.7));
      pen.draw(new Rectangle2D.Double(left, y, wide() * layout.cell, planeRows() * layout.cell));
    }
  }

  private void scale(Graphics2D pen, double width, double top) {
    double bar = Math.min(0.5 * width, 22 * style.letters());
    double left = (width - bar) / 2;
    double high = 0.8 * style.letters();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < STEPS; i++) {
      pen.setColor(Palette.colour(Diverging.rgb(2 * (i + 0.5) / STEPS - 1)));
      pen.fill(new Rectangle2D.Double(left + i * bar / STEPS, top, bar / STEPS, high));
    }
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    double base = top + high + 1.1 * style.small();
    words(pen, Typeface.REGULAR, style.small(), left, base, "−1");
    words(pen, Typeface.REGULAR, style.small(), left + bar / 2, base, "0");
    words(pen, Typeface.REGULAR, style.small(), left + bar, base, "1");
    pen.setFont(Typeface.REGULAR.font(style.small()));
    pen.drawString(
        "Λ / max|Λ|", (float) (left + bar + 0.8 * style.letters()), (float) (top + high));
  }

  /// Centred words.
  private static void words(
      Graphics2D pen, Typeface face, double size, double middle, double base, String text) {
    pen.setColor(Palette.colour(Palette.INK));
    pen.setFont(face.font(size));
    String known = Typeface.known(text).replace(HARD, ' ');
    pen.drawString(known, (float) (middle - face.width(known, size) / 2), (float) base);
  }
}
