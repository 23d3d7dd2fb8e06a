package org.rsmi.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.result.Filter;

/// One component of a filter for a terminal: a row of text for each row of the block, then the
/// scale.
///
/// In colour each site is two blanks on blue (−), white (0) or red (+). Without colour it is
/// `Λ/max|Λ|` to two decimals, or for blocks wider than 8 sites a sign and a digit, ninths of the
/// largest.
///
/// @param component which coarse variable, from 0
public record TerminalFilter(Filter filter, int component, Ink ink) {
  private static final int WIDEST_WITH_NUMBERS = 8;
  private static final int SCALE_STEPS = 13;

  public TerminalFilter {
    if (component < 0 || component >= filter.components()) {
      throw new IllegalArgumentException(
          "component %d of a filter with %d".formatted(component, filter.components()));
    }
  }

  /// Lines without a newline at the end.
  public String text() {
    String rows =
        Arrays.stream(filter.image(component)).map(this::row).collect(Collectors.joining("\n"));
    return rows + "\n" + scaleLine();
  }

  private String row(double[] weights) {
    FilterScale scale = FilterScale.of(filter, component);
    return switch (ink) {
      case PLAIN -> plainRow(Arrays.stream(weights).map(scale::share).toArray());
      case COLOURS_256, TRUE_COLOUR ->
          Arrays.stream(weights)
              .mapToObj(weight -> cell(scale.share(weight)))
              .collect(Collectors.joining("", "", TerminalColour.RESET));
    };
  }

  private static String plainRow(double[] shares) {
    return shares.length <= WIDEST_WITH_NUMBERS
        ? Arrays.stream(shares).mapToObj(TerminalFilter::number).collect(Collectors.joining("  "))
        : Arrays.stream(shares).mapToObj(TerminalFilter::ninths).collect(Collectors.joining(" "));
  }

  private static String number(double share) {
    return Double.isNaN(share) ? "  nan" : String.format(Locale.ROOT, "%+.2f", share + 0.0);
  }

  /// `+7`, `-2`, or a dot for what rounds to 0.
  private static String ninths(double share) {
    if (Double.isNaN(share)) {
      return " ?";
    }
    long digit = Math.round(9 * Math.abs(share));
    return digit == 0 ? " ·" : (share < 0 ? "-" : "+") + digit;
  }

  private String cell(double share) {
    return TerminalColour.background(Diverging.rgb(share), ink) + "  ";
  }

  private String scaleLine() {
    double largest = FilterScale.of(filter, component).largest();
    String end = String.format(Locale.ROOT, "%.3g", largest);
    return switch (ink) {
      case PLAIN ->
          filter.blockShape().getLast() <= WIDEST_WITH_NUMBERS
              ? "unit: max|Λ| = " + end + bias()
              : "unit: a ninth of max|Λ| = " + end + bias();
      case COLOURS_256, TRUE_COLOUR -> "-" + end + " " + colourBar() + " +" + end + bias();
    };
  }

  private String bias() {
    double bias = filter.bias()[component];
    return bias == 0 ? "" : ", bias = " + Notation.weight(bias);
  }

  private String colourBar() {
    return IntStream.range(0, SCALE_STEPS)
        .mapToObj(i -> TerminalColour.background(Diverging.rgb(barShare(i)), ink) + " ")
        .collect(Collectors.joining("", "", TerminalColour.RESET));
  }

  private static double barShare(int step) {
    return 2.0 * step / (SCALE_STEPS - 1) - 1;
  }
}
