package org.rsmi.report;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.rsmi.analysis.Finding;

/// Bars over bins; of several distributions each can be seen through the others.
record HistogramChart(Finding.Histogram histogram, FigureStyle style) {

  Picture picture() {
    ChartLook look = new ChartLook(style);
    Reach heights = new Reach();
    heights.add(0);
    histogram.bars().forEach(bars -> heights.addAll(bars.heights()));
    Reach edges = new Reach();
    edges.addAll(histogram.edges());
    XYPlot plot =
        look.plot(
            look.linear(histogram.x(), edges.linear()),
            look.linear(histogram.y(), floor(heights.linear())));
    plot.setDataset(data());
    plot.setRenderer(renderer(look));
    JFreeChart chart = look.chart(histogram.name(), plot);
    if (histogram.bars().size() > 1) {
      look.legend(chart, plot);
    }
    return new ChartPicture(chart, 0.68);
  }

  /// From 0, where nothing lies below.
  private Range floor(Range range) {
    boolean below =
        histogram.bars().stream()
            .flatMapToDouble(bars -> java.util.Arrays.stream(bars.heights()))
            .anyMatch(height -> height < 0);
    return below ? range : new Range(0, range.getUpperBound());
  }

  private XYIntervalSeriesCollection data() {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    double[] edges = histogram.edges();
    for (Finding.Bars bars : histogram.bars()) {
      XYIntervalSeries series = new XYIntervalSeries(Typeface.known(bars.label()), false, true);
      for (int i = 0; i < bars.heights().length; i++) {
        double height = bars.heights()[i];
        if (Double.isFinite(height)) {
          series.add((edges[i] + edges[i + 1]) / 2, edges[i], edges[i + 1], height, 0, height);
        }
      }
      data.addSeries(series);
    }
    return data;
  }

  private XYBarRenderer renderer(ChartLook look) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setShadowVisible(false);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setDrawBarOutline(true);
    int alpha = histogram.bars().size() > 1 ? 110 : 200;
    for (int i = 0; i < histogram.bars().size(); i++) {
      int rgb = Palette.series(i);
      renderer.setSeriesPaint(i, new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha));
      renderer.setSeriesOutlinePaint(i, Palette.colour(rgb));
      renderer.setSeriesOutlineStroke(i, look.stroke(0.8));
    }
    return renderer;
  }
}
