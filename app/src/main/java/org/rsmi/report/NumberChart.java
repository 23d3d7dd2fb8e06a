package org.rsmi.report;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.rsmi.analysis.Finding;

/// A number on its axis: the value, its 95 % interval as a bar, known values as lines across.
record NumberChart(Finding.Number number, FigureStyle style) {

  Picture picture() {
    ChartLook look = new ChartLook(style);
    Reach reach = new Reach();
    double value = number.value().value();
    reach.add(value);
    reach.add(number.low());
    reach.add(number.high());
    number.references().stream()
        .mapToDouble(Finding.Reference::value)
        .filter(reach::isNear)
        .forEach(reach::add);
    Range range = reach.linear();
    ValueAxis x =
        look.linear(
            new Finding.Axis(number.name(), number.value().unit()), Range.expand(range, 0.1, 0.1));
    ValueAxis y = look.linear(new Finding.Axis("", ""), new Range(-1, 1));
    y.setVisible(false);
    XYPlot plot = look.plot(x, y);
    plot.setRangeGridlinesVisible(false);
    plot.setDataset(data(value));
    plot.setRenderer(renderer(look));
    number.references().stream()
        .filter(reference -> x.getRange().contains(reference.value()))
        .forEach(reference -> plot.addDomainMarker(look.place(reference)));
    JFreeChart chart = look.chart(number.name(), plot);
    look.legend(chart, plot);
    return new ChartPicture(chart, 0.4);
  }

  private XYIntervalSeriesCollection data(double value) {
    XYIntervalSeries point =
        new XYIntervalSeries(
            Notation.full(number.value()).replace('-', '−') + ", bar: 95 % interval", false, true);
    if (Double.isFinite(value)) {
      double low = Double.isFinite(number.low()) ? number.low() : value;
      double high = Double.isFinite(number.high()) ? number.high() : value;
      point.add(value, low, high, 0, 0, 0);
    }
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(point);
    return data;
  }

  private XYErrorRenderer renderer(ChartLook look) {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawYError(false);
    renderer.setSeriesPaint(0, Palette.colour(Palette.series(0)));
    renderer.setErrorPaint(Palette.colour(Palette.series(0)));
    renderer.setErrorStroke(look.stroke(1.4));
    renderer.setCapLength(3 * style.mark());
    renderer.setSeriesShape(0, look.mark(0));
    return renderer;
  }
}
