package org.rsmi.report;

import org.jfree.data.Range;

/// How far an axis goes: from the smallest to the largest of the numbers it has to show.
final class Reach {
  private static final double MARGIN = 0.05;

  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /// Takes in a number; what is not finite is passed over.
  void add(double value) {
    if (Double.isFinite(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }

  void addAll(double[] values) {
    for (double value : values) {
      add(value);
    }
  }

  /// Leaves room above for a word.
  void addHeadroom() {
    add(high + 0.07 * (high - low));
  }

  /// Whether a value lies within thrice the reach.
  boolean isNear(double value) {
    double span = Math.max(high - low, Math.abs(high));
    return value >= low - 2 * span && value <= high + 2 * span;
  }

  /// With a margin at both ends.
  Range linear() {
    if (low > high) {
      return new Range(0, 1);
    }
    double span = high - low;
    double pad = span > 0 ? MARGIN * span : high == 0 ? 1 : 0.1 * Math.abs(high);
    return new Range(low - pad, high + pad);
  }

  /// As [#linear], from 0 on where all numbers are positive and 0 is not far.
  Range linearFromZero() {
    Range range = linear();
    return low >= 0 && low < 0.6 * high ? new Range(0, range.getUpperBound()) : range;
  }

  /// With a margin that is even on a logarithmic scale.
  Range logarithmic() {
    if (low > high) {
      return new Range(0.1, 1);
    }
    double pad = Math.max(Math.pow(high / low, MARGIN), 1.1);
    return new Range(low / pad, high * pad);
  }
}
