package org.rsmi.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.LengthAdjustmentType;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.rsmi.analysis.Finding;

/// The letters, lines and marks of all charts in one style.
record ChartLook(FigureStyle style) {
  private static final Color INK = Palette.colour(Palette.INK);
  private static final int SMALLEST = -9;
  private static final int LARGEST = 9;

  static {
    TextUtils.setUseFontMetricsGetStringBounds(true); // fractions of a point count
    TextUtils.setUseDrawRotatedStringWorkaround(false); // it would turn text into outlines
  }

  /// A linear axis.
  ValueAxis linear(Finding.Axis axis, Range range) {
    NumberAxis linear = new NumberAxis(Typeface.known(NumberWords.title(axis)));
    linear.setStandardTickUnits(units());
    return dressed(linear, range);
  }

  /// A logarithmic axis.
  ///
  /// @param range positive
  ValueAxis logarithmic(Finding.Axis axis, Range range) {
    return dressed(new DecadeAxis(Typeface.known(NumberWords.title(axis))), range);
  }

  private static TickUnits units() {
    TickUnits units = new TickUnits();
    for (int exponent = SMALLEST; exponent <= LARGEST; exponent++) {
      for (int factor : new int[] {1, 2, 5}) {
        units.add(
            new NumberTickUnit(
                factor * Math.pow(10, exponent), NumberWords.fixed(Math.max(0, -exponent))));
      }
    }
    return units;
  }

  private ValueAxis dressed(ValueAxis axis, Range range) {
    axis.setRange(range);
    axis.setLabelFont(Typeface.REGULAR.font(style.letters()));
    axis.setTickLabelFont(Typeface.REGULAR.font(style.small()));
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(INK);
    axis.setTickMarkPaint(INK);
    axis.setAxisLineStroke(stroke(0.7));
    axis.setTickMarkStroke(stroke(0.7));
    double pad = 0.25 * style.letters();
    axis.setTickLabelInsets(new RectangleInsets(pad, pad, pad, pad));
    axis.setLabelInsets(new RectangleInsets(pad, pad, pad, pad));
    boolean inside = style == FigureStyle.PRL;
    float length = (float) (0.4 * style.letters());
    axis.setTickMarkInsideLength(inside ? length : 0);
    axis.setTickMarkOutsideLength(inside ? 0 : length);
    axis.setMinorTickMarkInsideLength(inside ? length / 2 : 0);
    axis.setMinorTickMarkOutsideLength(inside ? 0 : length / 2);
    return axis;
  }

  /// A plot without data.
  XYPlot plot(ValueAxis x, ValueAxis y) {
    double pad = 0.25 * style.letters();
    x.setTickLabelInsets(new RectangleInsets(pad, 3 * pad, pad, 3 * pad));
    y.setTickLabelInsets(new RectangleInsets(2 * pad, pad, 2 * pad, pad));
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.setBackgroundPaint(null);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.REVERSE);
    boolean framed = style == FigureStyle.PRL;
    plot.setOutlineVisible(framed);
    plot.setOutlinePaint(INK);
    plot.setOutlineStroke(stroke(0.7));
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(!framed);
    plot.setRangeGridlinePaint(Palette.colour(Palette.RULE));
    plot.setRangeGridlineStroke(stroke(0.7));
    return plot;
  }

  /// A chart of a plot; its name above it where the style has titles.
  JFreeChart chart(String name, XYPlot plot) {
    JFreeChart chart = new JFreeChart(null, Typeface.REGULAR.font(style.letters()), plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    double pad = 0.5 * style.letters();
    chart.setPadding(new RectangleInsets(pad, pad / 2, pad / 2, pad + 1.2 * style.letters()));
    if (style == FigureStyle.SCREEN) {
      TextTitle title = new TextTitle(Typeface.known(name), Typeface.BOLD.font(style.letters()));
      title.setPaint(INK);
      title.setPadding(new RectangleInsets(0, 0, pad, 0));
      chart.setTitle(title);
    }
    return chart;
  }

  /// A legend below the plot.
  void legend(JFreeChart chart, XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(Typeface.REGULAR.font(style.small()));
    legend.setItemPaint(INK);
    legend.setFrame(BlockBorder.NONE);
    legend.setPosition(RectangleEdge.BOTTOM);
    double pad = 0.3 * style.letters();
    legend.setLegendItemGraphicPadding(new RectangleInsets(pad / 2, pad, pad / 2, pad));
    legend.setItemLabelPadding(new RectangleInsets(0, 0, 0, 2 * pad));
    chart.addLegend(legend);
  }

  /// A known value across the plot, named at its right end.
  ValueMarker level(Finding.Reference reference) {
    ValueMarker marker = marker(reference);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.BOTTOM_RIGHT);
    return marker;
  }

  /// A known value up the plot, named at its upper end.
  ValueMarker place(Finding.Reference reference) {
    ValueMarker marker = marker(reference);
    marker.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
    marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    return marker;
  }

  private ValueMarker marker(Finding.Reference reference) {
    Color soft = Palette.colour(Palette.SOFT);
    ValueMarker marker = new ValueMarker(reference.value(), soft, dotted());
    marker.setLabel(Typeface.known(reference.label()));
    marker.setLabelFont(Typeface.REGULAR.font(style.small()));
    marker.setLabelPaint(soft);
    marker.setLabelBackgroundColor(new Color(0, 0, 0, 0));
    marker.setLabelOffsetType(LengthAdjustmentType.EXPAND);
    double pad = 0.2 * style.letters();
    marker.setLabelOffset(new RectangleInsets(pad, pad * 2, pad, pad * 2));
    return marker;
  }

  /// A line of a multiple of the style's width.
  BasicStroke stroke(double times) {
    return new BasicStroke(
        (float) (times * style.line()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  BasicStroke dashed() {
    return dashes(4, 2.5);
  }

  BasicStroke dotted() {
    return dashes(1, 2);
  }

  private BasicStroke dashes(double on, double off) {
    float unit = (float) style.line();
    float[] pattern = {(float) (on * unit), (float) (off * unit)};
    return new BasicStroke(unit, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
  }

  /// The mark of a series.
  Shape mark(int series) {
    double r = style.mark();
    return switch (Symbol.of(series)) {
      case CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
      case SQUARE -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
      case DIAMOND -> polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
      case TRIANGLE -> polygon(0, -1.3 * r, 1.2 * r, 0.9 * r, -1.2 * r, 0.9 * r);
    };
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
