package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;

/// Round numbers along an axis.
///
/// @param values multiples of a step of 1, 2 or 5 times a power of ten
/// @param decimals that they need
record Ticks(List<Double> values, int decimals) {

  /// About `wanted` of them between two different numbers.
  static Ticks between(double from, double to, int wanted) {
    double rough = (to - from) / wanted;
    int exponent = (int) Math.floor(Math.log10(rough));
    double power = Math.pow(10, exponent);
    double ratio = rough / power;
    int factor = ratio <= 1.5 ? 1 : ratio <= 3.5 ? 2 : ratio <= 7.5 ? 5 : 10;
    double step = factor * power;
    List<Double> values = new ArrayList<>();
    for (long k = (long) Math.ceil(from / step - 1e-9); k * step <= to + 1e-9 * step; k++) {
      values.add(k * step);
    }
    return new Ticks(values, Math.max(0, factor == 10 ? -exponent - 1 : -exponent));
  }

  String label(double value) {
    return Notation.fixed(value + 0.0, decimals).replace('-', '−');
  }
}
