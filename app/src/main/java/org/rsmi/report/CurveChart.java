package org.rsmi.report;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Finding.Scale;

/// Curves with error bars, fits as lines, exact values as dashes, references as dots across.
///
/// A fit and exact values have the colour of the measured series before them. What a logarithmic
/// axis cannot show is left out.
record CurveChart(Finding.Curve curve, FigureStyle style) {

  Picture picture() {
    ChartLook look = new ChartLook(style);
    CurveReach reach = new CurveReach(curve);
    XYPlot plot =
        look.plot(
            curve.scale() == Scale.LOG_LOG
                ? look.logarithmic(curve.x(), reach.x())
                : look.linear(curve.x(), reach.x()),
            curve.scale() == Scale.LINEAR
                ? look.linear(curve.y(), reach.y())
                : look.logarithmic(curve.y(), reach.y()));
    SeriesTint tint = new SeriesTint();
    for (int i = 0; i < curve.series().size(); i++) {
      Finding.Series series = curve.series().get(i);
      plot.setDataset(i, data(reach, series));
      plot.setRenderer(i, renderer(look, series, tint.next(series.kind())));
    }
    Range shown = plot.getRangeAxis().getRange();
    curve.references().stream()
        .filter(reference -> shown.contains(reference.value()))
        .forEach(reference -> plot.addRangeMarker(look.level(reference)));
    JFreeChart chart = look.chart(curve.name(), plot);
    look.legend(chart, plot);
    return new ChartPicture(chart, 0.74);
  }

  private XYIntervalSeriesCollection data(CurveReach reach, Finding.Series series) {
    XYIntervalSeries points = new XYIntervalSeries(Typeface.known(series.label()), false, true);
    for (int i = 0; i < series.x().length; i++) {
      double x = series.x()[i];
      double y = series.y()[i];
      if (reach.isShown(series, i)) {
        double error = CurveReach.error(series, i);
        double low = curve.scale() == Scale.LINEAR ? y - error : Math.max(y - error, 1e-3 * y);
        points.add(x, x, x, y, low, y + error);
      }
    }
    XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
    collection.addSeries(points);
    return collection;
  }

  private XYErrorRenderer renderer(ChartLook look, Finding.Series series, int index) {
    Color colour = Palette.colour(Palette.series(index));
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setSeriesPaint(0, colour);
    renderer.setErrorPaint(colour);
    renderer.setErrorStroke(look.stroke(1));
    renderer.setCapLength(1.6 * style.mark());
    renderer.setSeriesShape(0, look.mark(index));
    renderer.setDefaultLinesVisible(true);
    boolean measured = series.kind() == Finding.Kind.MEASURED;
    renderer.setDefaultShapesVisible(measured);
    renderer.setDrawYError(measured);
    renderer.setSeriesStroke(
        0,
        switch (series.kind()) {
          case MEASURED -> look.stroke(0.8);
          case FIT -> look.stroke(1.6);
          case EXACT -> look.dashed();
        });
    return renderer;
  }
}
