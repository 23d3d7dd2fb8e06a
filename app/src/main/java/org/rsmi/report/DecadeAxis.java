package org.rsmi.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/// A logarithmic axis with round numbers: decades, or 1, 2 and 5 of each where there is room.
///
/// It extends a class of the library, whose own labels are outlines and not text, and only powers
/// of one base.
final class DecadeAxis extends LogAxis {
  private static final long serialVersionUID = 1;
  private static final int LEAST = 3;
  private static final int MOST = 6;

  DecadeAxis(String label) {
    super(label);
    setMinorTickMarksVisible(true);
  }

  @Override
  public List<ValueTick> refreshTicks(
      Graphics2D pen, AxisState state, Rectangle2D area, RectangleEdge edge) {
    double low = getRange().getLowerBound();
    double high = getRange().getUpperBound();
    List<Double> major = major(low, high);
    List<ValueTick> ticks = new ArrayList<>();
    for (double value : multiples(low, high, 1, 2, 3, 4, 5, 6, 7, 8, 9)) {
      ticks.add(tick(TickType.MINOR, value, "", edge));
    }
    for (double value : major) {
      ticks.add(tick(TickType.MAJOR, value, NumberWords.decade(value), edge));
    }
    return ticks;
  }

  /// The coarsest division with three numbers at least.
  static List<Double> major(double low, double high) {
    double decades = Math.log10(high / low);
    int step = (int) Math.max(1, Math.ceil(decades / MOST));
    List<Double> powers =
        multiples(low, high, 1).stream()
            .filter(value -> Math.floorMod(Math.round(Math.log10(value)), step) == 0)
            .toList();
    return Stream.of(powers, multiples(low, high, 1, 2, 5), multiples(low, high, 1, 2, 3, 5, 7))
        .filter(values -> values.size() >= LEAST)
        .findFirst()
        .orElseGet(() -> Ticks.between(low, high, MOST - 1).values());
  }

  private static List<Double> multiples(double low, double high, int... factors) {
    List<Double> values = new ArrayList<>();
    for (int k = (int) Math.floor(Math.log10(low)); k <= Math.log10(high); k++) {
      for (int factor : factors) {
        double value = factor * Math.pow(10, k);
        if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private static ValueTick tick(TickType type, double value, String text, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    return new NumberTick(type, value, text, anchor, TextAnchor.CENTER, 0);
  }
}
