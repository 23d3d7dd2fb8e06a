package org.rsmi.reproduction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rsmi.num.Estimate;

/// Numbers as a reproduction prints them.
final class NumberColumn {
  private static final String NOTHING = "–";

  private NumberColumn() {}

  /// Value and error without the unit, which the words beside it name.
  static String measured(Estimate value) {
    if (!Double.isFinite(value.value())) {
      return NOTHING;
    }
    return value.error() > 0
        ? new Estimate(value.value(), value.error(), "").toString()
        : number(value.value());
  }

  /// A value or both ends of a range.
  static String known(List<Double> values) {
    return values.isEmpty()
        ? NOTHING
        : values.stream().map(NumberColumn::number).collect(Collectors.joining(" … "));
  }

  static String percent(double share) {
    return Double.isFinite(share) ? Math.round(100 * share) + " %" : NOTHING;
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceFirst("(\\.\\d*?)0+$", "$1")
        .replaceFirst("\\.$", "");
  }
}
