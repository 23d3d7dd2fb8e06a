package org.rsmi.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.rsmi.analysis.Finding;

/// Points in a plane, a colour and a mark for each group; references, which are no runs, as
/// crosses in ink.
record ScatterChart(Finding.Scatter scatter, FigureStyle style) {

  Picture picture() {
    ChartLook look = new ChartLook(style);
    Reach xs = new Reach();
    Reach ys = new Reach();
    Map<String, XYSeries> groups = new LinkedHashMap<>();
    for (Finding.Mark mark : scatter.marks()) {
      xs.add(mark.x());
      ys.add(mark.y());
      if (Double.isFinite(mark.x()) && Double.isFinite(mark.y())) {
        groups.computeIfAbsent(name(mark), ScatterChart::series).add(mark.x(), mark.y());
      }
    }
    XYPlot plot =
        look.plot(look.linear(scatter.x(), xs.linear()), look.linear(scatter.y(), ys.linear()));
    plot.setDataset(collection(groups));
    plot.setRenderer(renderer(look, groups));
    JFreeChart chart = look.chart(scatter.name(), plot);
    if (groups.size() > 1 || !groups.containsKey("")) {
      look.legend(chart, plot);
    }
    return switch (scatter.aspect()) {
      case FREE -> new ChartPicture(chart, 0.8);
      case EQUAL -> new EqualScales(chart);
    };
  }

  private static String name(Finding.Mark mark) {
    return mark.run() < 0 && mark.group().isEmpty() ? "reference" : Typeface.known(mark.group());
  }

  private static XYSeries series(String name) {
    return new XYSeries(name, false, true);
  }

  private static XYSeriesCollection collection(Map<String, XYSeries> groups) {
    XYSeriesCollection collection = new XYSeriesCollection();
    groups.values().forEach(collection::addSeries);
    return collection;
  }

  private XYLineAndShapeRenderer renderer(ChartLook look, Map<String, XYSeries> groups) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    int index = 0;
    int colour = 0;
    for (String group : groups.keySet()) {
      boolean reference =
          scatter.marks().stream().noneMatch(mark -> name(mark).equals(group) && mark.run() >= 0);
      if (reference) {
        renderer.setSeriesShape(index, cross());
        renderer.setSeriesPaint(index, Palette.colour(Palette.INK));
      } else {
        int rgb = Palette.series(colour);
        renderer.setSeriesShape(index, look.mark(colour));
        renderer.setSeriesPaint(index, new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 190));
        colour++;
      }
      index++;
    }
    return renderer;
  }

  private Shape cross() {
    BasicStroke stroke = new BasicStroke(0.1f);
    return stroke.createStrokedShape(
        ShapeUtils.createDiagonalCross((float) style.mark(), (float) (0.25 * style.mark())));
  }

  /// A chart whose axes have one unit and one scale: the shorter range grows.
  private record EqualScales(JFreeChart chart) implements Picture {

    @Override
    public double height(double width) {
      return width;
    }

    @Override
    public void draw(java.awt.Graphics2D pen, double width, double height) {
      Picture picture = new ChartPicture(chart, 1);
      ChartRenderingInfo info = new ChartRenderingInfo();
      BufferedImage trial = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      chart.draw(
          trial.createGraphics(), new java.awt.geom.Rectangle2D.Double(0, 0, width, height), info);
      var area = info.getPlotInfo().getDataArea();
      ValueAxis x = chart.getXYPlot().getDomainAxis();
      ValueAxis y = chart.getXYPlot().getRangeAxis();
      double unit =
          Math.max(
              x.getRange().getLength() / area.getWidth(),
              y.getRange().getLength() / area.getHeight());
      grow(x, unit * area.getWidth());
      grow(y, unit * area.getHeight());
      picture.draw(pen, width, height);
    }

    private static void grow(ValueAxis axis, double length) {
      double middle = axis.getRange().getCentralValue();
      axis.setRange(new Range(middle - length / 2, middle + length / 2));
    }
  }
}
