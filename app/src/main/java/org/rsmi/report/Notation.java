package org.rsmi.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rsmi.num.Estimate;

/// How numbers and grid points are written.
public final class Notation {
  public static final String NOTHING = "–";

  /// Errors from here to ten times this have one digit, so that most numbers have four decimals.
  private static final double SMALL = 1e-4;

  private Notation() {}

  /// Value and error without the unit: `0.4643 ± 0.0025`, `0.246973` for an exact number,
  /// [#NOTHING] for what was not measured.
  static String pure(Estimate estimate) {
    if (!Double.isFinite(estimate.value())) {
      return NOTHING;
    }
    if (estimate.error() == 0) {
      return fixed(estimate.value(), 6);
    }
    if (estimate.error() >= SMALL && estimate.error() < 10 * SMALL) {
      return fixed(estimate.value(), 4) + " ± " + fixed(estimate.error(), 4);
    }
    return new Estimate(estimate.value(), estimate.error(), "").toString();
  }

  /// As [#pure], and the unit.
  static String full(Estimate estimate) {
    String pure = pure(estimate);
    return pure.equals(NOTHING) || estimate.unit().isEmpty() ? pure : pure + " " + estimate.unit();
  }

  static String fixed(double value, int decimals) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%." + decimals + "f", value)
        : NOTHING;
  }

  /// As [#pure], and the sign of a difference.
  static String signed(Estimate estimate) {
    String pure = pure(estimate);
    return estimate.value() >= 0 && Double.isFinite(estimate.value()) ? "+" + pure : pure;
  }

  /// Three significant digits with their sign, in plain notation where that is short: `+0.831`,
  /// `-1.20e-05`.
  static String weight(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%+.3g", value) : NOTHING;
  }

  /// The value of a grid axis; seven significant digits of a real number.
  static String axis(Object value) {
    return switch (value) {
      case Double number when Double.isFinite(number) -> significant(number, 7);
      case List<?> values ->
          values.stream().map(Notation::axis).collect(Collectors.joining(", ", "[", "]"));
      default -> String.valueOf(value);
    };
  }

  /// A number with so many significant digits, without trailing zeros.
  public static String significant(double value, int digits) {
    return Double.isFinite(value)
        ? plain(new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros())
        : NOTHING;
  }

  private static String plain(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    return number.signum() == 0 || Math.abs(exponent) < 7
        ? number.toPlainString()
        : number.toEngineeringString();
  }

  /// A grid point, `temperature = 2.1, buffer = 4`, or "the only point" of a grid without axes.
  static String point(Map<String, Object> point) {
    return point.isEmpty()
        ? "the only point"
        : point.entrySet().stream()
            .map(axis -> axis.getKey() + " = " + axis(axis.getValue()))
            .collect(Collectors.joining(", "));
  }

  /// A grid point in little room, `temperature=2.1, buffer=4`.
  static String narrowPoint(Map<String, Object> point) {
    return point(point).replace(" = ", "=");
  }

  /// `1 run`, `2 runs`.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
