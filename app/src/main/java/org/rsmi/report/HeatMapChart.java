package org.rsmi.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.rsmi.analysis.Finding;

/// A function of two variables in colours, with their scale on the right.
record HeatMapChart(Finding.HeatMap map, FigureStyle style) {
  private static final int STRIPS = 128;

  Picture picture() {
    ChartLook look = new ChartLook(style);
    double[] columns = edges(map.xs());
    double[] rows = edges(map.ys());
    ValueAxis x = look.linear(map.x(), new Range(columns[0], columns[columns.length - 1]));
    ValueAxis y = look.linear(map.y(), new Range(rows[0], rows[rows.length - 1]));
    XYPlot plot = look.plot(x, y);
    plot.setRangeGridlinesVisible(false);
    ColourScale scale = ColourScale.of(map.values());
    plot.addAnnotation(new Cells(columns, rows, map.values(), scale));
    JFreeChart chart = look.chart(map.name(), plot);
    chart.addSubtitle(bar(look, scale));
    return new ChartPicture(chart, 0.82);
  }

  /// Halfway between the places, and as far beyond the first and the last; descending places are
  /// taken as they stand.
  static double[] edges(double[] places) {
    double[] edges = new double[places.length + 1];
    if (places.length == 1) {
      return new double[] {places[0] - 0.5, places[0] + 0.5};
    }
    for (int i = 1; i < places.length; i++) {
      edges[i] = (places[i - 1] + places[i]) / 2;
    }
    edges[0] = places[0] - (edges[1] - places[0]);
    edges[places.length] = 2 * places[places.length - 1] - edges[places.length - 1];
    return edges;
  }

  private PaintScaleLegend bar(ChartLook look, ColourScale scale) {
    ValueAxis axis = look.linear(new Finding.Axis("", ""), new Range(scale.low(), scale.high()));
    PaintScaleLegend bar = new PaintScaleLegend(scale, axis);
    bar.setPosition(RectangleEdge.RIGHT);
    bar.setAxisLocation(AxisLocation.BOTTOM_OR_RIGHT);
    bar.setStripWidth(1.2 * style.letters());
    bar.setSubdivisionCount(STRIPS);
    bar.setStripOutlineVisible(true);
    bar.setStripOutlineStroke(look.stroke(0.7));
    bar.setStripOutlinePaint(Palette.colour(Palette.INK));
    bar.setBackgroundPaint(Color.WHITE);
    bar.setMargin(new RectangleInsets(0, style.letters(), 2.8 * style.letters(), 0));
    return bar;
  }

  /// One box a value.
  private static final class Cells extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    private final double[] columns;
    private final double[] rows;
    private final double[][] values;
    private final transient ColourScale scale;

    Cells(double[] columns, double[] rows, double[][] values, ColourScale scale) {
      this.columns = columns;
      this.rows = rows;
      this.values = values;
      this.scale = scale;
    }

    @Override
    public void draw(
        Graphics2D pen,
        XYPlot plot,
        Rectangle2D area,
        ValueAxis xAxis,
        ValueAxis yAxis,
        int index,
        PlotRenderingInfo info) {
      double[] x = along(xAxis, columns, area, plot.getDomainAxisEdge());
      double[] y = along(yAxis, rows, area, plot.getRangeAxisEdge());
      // neighbours shall touch: no blending at the edges
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
      for (int r = 0; r < values.length; r++) {
        for (int c = 0; c < values[r].length; c++) {
          pen.setPaint(scale.getPaint(values[r][c]));
          Rectangle2D box = new Rectangle2D.Double();
          box.setFrameFromDiagonal(x[c], y[r], x[c + 1], y[r + 1]);
          pen.fill(box);
        }
      }
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    private static double[] along(
        ValueAxis axis, double[] edges, Rectangle2D area, RectangleEdge side) {
      return Arrays.stream(edges).map(edge -> axis.valueToJava2D(edge, area, side)).toArray();
    }
  }
}
