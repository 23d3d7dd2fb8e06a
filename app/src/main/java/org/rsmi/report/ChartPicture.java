package org.rsmi.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/// A chart with axes.
///
/// @param ratio of its own height to its width
record ChartPicture(JFreeChart chart, double ratio) implements Picture {

  @Override
  public double height(double width) {
    return ratio * width;
  }

  @Override
  public void draw(Graphics2D pen, double width, double height) {
    chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
  }
}
