package org.rsmi.report;

import java.awt.Color;
import java.awt.Paint;
import org.jfree.chart.renderer.PaintScale;

/// Colours of the values of a map: diverging around 0 where values have both signs, else from light
/// to dark.
///
/// @param low the smallest value, or minus the largest size
/// @param high the largest value, above `low`
record ColourScale(double low, double high) implements PaintScale {

  /// The scale of some values; what is not finite is passed over.
  static ColourScale of(double[][] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : values) {
      for (double value : row) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (low > high) {
      return new ColourScale(0, 1);
    }
    if (low < 0) {
      double largest = Math.max(-low, high);
      return new ColourScale(-largest, largest);
    }
    return high > low ? new ColourScale(low, high) : new ColourScale(low - 0.5, low + 0.5);
  }

  private boolean isSigned() {
    return low < 0 && low == -high;
  }

  /// Red, green and blue, one byte each; grey for what is not finite.
  int rgb(double value) {
    if (!Double.isFinite(value)) {
      return Diverging.rgb(Double.NaN);
    }
    return isSigned() ? Diverging.rgb(value / high) : Tint.height((value - low) / (high - low));
  }

  @Override
  public double getLowerBound() {
    return low;
  }

  @Override
  public double getUpperBound() {
    return high;
  }

  @Override
  public Paint getPaint(double value) {
    return new Color(rgb(value));
  }
}
