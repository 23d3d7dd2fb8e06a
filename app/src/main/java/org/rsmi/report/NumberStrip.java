package org.rsmi.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.rsmi.analysis.Finding;

/// A number in large type, and under it its 95 % interval on a line with the values it is compared
/// with.
final class NumberStrip {
  private static final double WIDTH = 420;
  private static final double HEIGHT = 46;
  private static final double MARGIN = 12;
  private static final double LINE = 14;
  private static final double LETTER = 6.6;

  private NumberStrip() {}

  static String html(Finding.Number number) {
    String value = "<p class=\"value\">" + Markup.html(Notation.full(number.value())) + "</p>\n";
    return value + (hasInterval(number) ? picture(number) + interval(number) : interval(number));
  }

  private static boolean hasInterval(Finding.Number number) {
    return Double.isFinite(number.low())
        && Double.isFinite(number.high())
        && Double.isFinite(number.value().value())
        && number.low() < number.high();
  }

  private static String interval(Finding.Number number) {
    List<String> words = new ArrayList<>();
    if (hasInterval(number)) {
      words.add("95 %% interval %s to %s".formatted(plain(number.low()), plain(number.high())));
    }
    number.references().forEach(r -> words.add(r.label() + ": " + plain(r.value())));
    return words.isEmpty()
        ? ""
        : "<p class=\"note\">" + Markup.html(String.join("; ", words)) + "</p>\n";
  }

  private static String plain(double value) {
    return Notation.significant(value, 5);
  }

  private static String picture(Finding.Number number) {
    double value = number.value().value();
    List<Finding.Reference> near =
        number.references().stream()
            .filter(line -> Double.isFinite(line.value()))
            .filter(line -> Math.abs(line.value() - value) < 6 * (number.high() - number.low()))
            .toList();
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(number.low(), number.high(), value),
                near.stream().mapToDouble(Finding.Reference::value))
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double scale = (WIDTH - 2 * MARGIN) / (DoubleStream.of(all).max().orElse(1) - low);
    String label =
        "%s with its 95 %% interval%s"
            .formatted(
                Notation.full(number.value()),
                near.stream().map(r -> ", " + r.label()).collect(Collectors.joining()));
    Drawing drawing = new Drawing(WIDTH, near.isEmpty() ? 2 * LINE : HEIGHT, label);
    drawing.line("grid", 0, LINE, WIDTH, LINE);
    for (Finding.Reference line : near) {
      reference(drawing, line, MARGIN + (line.value() - low) * scale);
    }
    drawing.line(
        "bar s0",
        MARGIN + (number.low() - low) * scale,
        LINE,
        MARGIN + (number.high() - low) * scale,
        LINE);
    drawing.circle("f0", MARGIN + (value - low) * scale, LINE, 5);
    return "<div class=\"scroll\">" + drawing.inline() + "</div>\n";
  }

  private static void reference(Drawing drawing, Finding.Reference line, double x) {
    drawing.line("bound", x, 2, x, 2 * LINE - 2);
    double half = LETTER * line.label().length() / 2;
    String anchor = x < half ? "" : x > WIDTH - half ? " end" : " middle";
    double at = x < half ? 0 : x > WIDTH - half ? WIDTH : x;
    drawing.text("soft small" + anchor, at, HEIGHT - 4, line.label());
  }
}
