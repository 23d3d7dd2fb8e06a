package org.rsmi.report;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.analysis.Finding;

/// A table as journals set it: three rules, numbers at their right ends, no boxes.
record TablePicture(Finding.Table table, FigureStyle style) implements Picture {
  private static final double LEADING = 1.5;

  @Override
  public double height(double width) {
    double letters = letters(width);
    return (table.rows().size() + 1) * LEADING * letters + 2.2 * letters + titleHeight();
  }

  private double titleHeight() {
    return style == FigureStyle.SCREEN ? 2 * style.letters() : 0;
  }

  /// Size of letters at which the table fits.
  private double letters(double width) {
    double needed = IntStream.range(0, columns()).mapToDouble(this::natural).sum();
    double room = width - 2 * style.letters();
    return style.letters() * Math.min(1, room / needed);
  }

  private int columns() {
    return table.columns().size();
  }

  private String text(List<Finding.Cell> row, int column) {
    return Typeface.known(NumberWords.cell(row.get(column)));
  }

  /// Width of a column with its gap, in the style's letters.
  private double natural(int column) {
    double title = Typeface.BOLD.width(title(column), style.letters());
    double widest =
        table.rows().stream()
            .mapToDouble(row -> Typeface.REGULAR.width(text(row, column), style.letters()))
            .max()
            .orElse(0);
    return Math.max(title, widest) + 1.6 * style.letters();
  }

  private String title(int column) {
    return Typeface.known(table.columns().get(column));
  }

  private boolean isNumeric(int column) {
    return !table.rows().isEmpty()
        && table.rows().stream().allMatch(row -> NumberWords.isNumber(row.get(column)));
  }

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    pen.setColor(java.awt.Color.WHITE);
    pen.fill(new Rectangle2D.Double(0, 0, width, height));
    pen.setColor(Palette.colour(Palette.INK));
    double letters = letters(width);
    double top = titleHeight() + 0.5 * letters;
    if (style == FigureStyle.SCREEN) {
      pen.setFont(Typeface.BOLD.font(style.letters()));
      pen.drawString(
          Typeface.known(table.name()), (float) style.letters(), (float) (1.8 * style.letters()));
    }
    double unit = letters / style.letters();
    double wide = IntStream.range(0, columns()).mapToDouble(c -> unit * natural(c)).sum();
    double left = (width - wide) / 2;
    rule(pen, left, wide, top, 1.6);
    double line = top + LEADING * letters;
    row(pen, left, line - 0.4 * letters, letters, -1);
    rule(pen, left, wide, line + 0.1 * letters, 0.8);
    line += 0.2 * letters;
    for (int r = 0; r < table.rows().size(); r++) {
      line += LEADING * letters;
      row(pen, left, line - 0.4 * letters, letters, r);
    }
    rule(pen, left, wide, line + 0.3 * letters, 1.6);
  }

  private void rule(Graphics2D pen, double left, double width, double y, double weight) {
    pen.setStroke(new ChartLook(style).stroke(weight));
    pen.draw(new Line2D.Double(left, y, left + width, y));
  }

  /// @param row from 0, or −1 for the titles
  private void row(Graphics2D pen, double left, double base, double letters, int row) {
    Typeface face = row < 0 ? Typeface.BOLD : Typeface.REGULAR;
    pen.setFont(face.font(letters));
    double x = left;
    double unit = letters / style.letters();
    for (int c = 0; c < columns(); c++) {
      double wide = unit * natural(c);
      String text = row < 0 ? title(c) : text(table.rows().get(row), c);
      double gap = 0.8 * letters;
      double at = isNumeric(c) ? x + wide - gap - face.width(text, letters) : x + gap;
      pen.drawString(text, (float) at, (float) base);
      x += wide;
    }
  }
}
