package org.rsmi.reproduction;

import java.util.List;
import java.util.stream.Collectors;
import org.rsmi.num.Estimate;
import org.rsmi.report.Notation;

/// Numbers as a reproduction prints them.
final class NumberColumn {
  private static final int DIGITS = 4;

  private NumberColumn() {}

  /// Value and error without the unit, which the words beside it name.
  static String measured(Estimate value) {
    if (!Double.isFinite(value.value())) {
      return Notation.NOTHING;
    }
    return value.error() > 0
        ? new Estimate(value.value(), value.error(), "").toString()
        : number(value.value());
  }

  /// A value or both ends of a range.
  static String known(List<Double> values) {
    return values.isEmpty()
        ? Notation.NOTHING
        : values.stream().map(NumberColumn::number).collect(Collectors.joining(" … "));
  }

  static String percent(double share) {
    return Double.isFinite(share) ? Math.round(100 * share) + " %" : Notation.NOTHING;
  }

  static String number(double value) {
    return Notation.significant(value, DIGITS);
  }
}
