package org.rsmi.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.rsmi.analysis.Finding;

/// Numbers as text on axes and in tables, with a true minus sign.
final class NumberWords {
  private static final int DIGITS = 3;
  private static final double TINY = 1e-12;
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private NumberWords() {}

  /// A format with a fixed number of decimals.
  static DecimalFormat fixed(int decimals) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
    symbols.setMinusSign('−');
    DecimalFormat format =
        new DecimalFormat(decimals == 0 ? "0" : "0." + "0".repeat(decimals), symbols);
    format.setGroupingUsed(false);
    return format;
  }

  /// A place on a logarithmic axis: `0.02`, `500`, `10⁻⁴`, `2·10⁵`.
  static String decade(double value) {
    if (value >= 0.999e-3 && value < 0.999e4) {
      return new BigDecimal(value)
          .round(new MathContext(DIGITS))
          .stripTrailingZeros()
          .toPlainString();
    }
    int exponent = (int) Math.floor(Math.log10(value) + 1e-9);
    long factor = Math.round(value / Math.pow(10, exponent));
    return (factor == 1 ? "" : factor + "·") + "10" + raised(exponent);
  }

  private static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent))
        .chars()
        .forEach(digit -> text.append(RAISED.charAt(digit - '0')));
    return text.toString();
  }

  /// Four significant digits.
  static String real(double value) {
    return Double.isFinite(value)
        ? String.format(Locale.ROOT, "%.4g", value).replace('-', '−')
        : Notation.NOTHING;
  }

  /// A place on an axis or a known value: seven significant digits without zeros at the end.
  static String place(double value) {
    return Math.abs(value) < TINY ? "0" : Notation.axis(value).replace('-', '−');
  }

  /// A cell of a table.
  static String cell(Finding.Cell cell) {
    return switch (cell) {
      case Finding.Cell.Text(String text) -> text;
      case Finding.Cell.Whole(long value) -> Long.toString(value).replace('-', '−');
      case Finding.Cell.Real(double value) -> real(value);
      case Finding.Cell.Measured measured -> Notation.pure(measured.value()).replace('-', '−');
    };
  }

  /// Whether a cell is a number, to be aligned at its right end.
  static boolean isNumber(Finding.Cell cell) {
    return !(cell instanceof Finding.Cell.Text);
  }

  /// An axis with its unit: `information (nats)`.
  static String title(Finding.Axis axis) {
    return axis.unit().isBlank() ? axis.label() : axis.label() + " (" + axis.unit() + ")";
  }
}
