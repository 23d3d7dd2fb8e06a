package org.rsmi.report;

import java.awt.Graphics2D;

/// Something to draw, in points from the top left.
interface Picture {

  /// The height that suits a width.
  double height(double width);

  void draw(Graphics2D pen, double width, double height);
}
