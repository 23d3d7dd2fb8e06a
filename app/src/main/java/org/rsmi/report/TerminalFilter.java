package org.rsmi.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rsmi.result.Filter;

/// One component of a filter for a terminal: a row of text for each row of the block, then the scale.
///
/// In colour each site is two blanks on blue (−), white (0) or red (+). Without colour it is
/// `Λ/max|Λ|` to two decimals, or for blocks wider than 8 sites a sign and a digit, ninths of the
/// largest.
///
/// @param component which coarse variable, from 0
public record TerminalFilter(Filter filter, int component, Ink ink) {
  private static final int WIDEST_WITH_NUMBERS = 8;
  private static final int SCALE_STEPS = 13;
  private static final String ESCAPE = "\u001b[";
  private static final String RESET = ESCAPE + "0m";

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
              .collect(Collectors.joining("", "", RESET));
    };
  }

  private static String plainRow(double[] shares) {
    return shares.length <= WIDEST_WITH_NUMBERS
        ? Arrays.stream(shares)
            .mapToObj(TerminalFilter::number)
            .collect(Collectors.joining("  "))
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
    return ESCAPE + "48;" + colourCode(Diverging.rgb(share)) + "m  ";
  }

  private String colourCode(int rgb) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return ink == Ink.TRUE_COLOUR
        ? "2;%d;%d;%d".formatted(red, green, blue)
        : "5;" + (16 + 36 * sixth(red) + 6 * sixth(green) + sixth(blue));
  }

  /// The nearest of the cube's levels 0, 95, 135, 175, 215, 255.
  private static int sixth(int level) {
    return level < 48 ? 0 : level < 115 ? 1 : Math.min(5, (level - 35) / 40);
  }

  private String scaleLine() {
    double largest = FilterScale.of(filter, component).largest();
    String end = String.format(Locale.ROOT, "%.3g", largest);
    return switch (ink) {
      case PLAIN ->
          filter.blockShape().getLast() <= WIDEST_WITH_NUMBERS
              ? "unit: max|Λ| = " + end
              : "unit: a ninth of max|Λ| = " + end;
      case COLOURS_256, TRUE_COLOUR -> "-" + end + " " + colourBar() + " +" + end;
    };
  }

  private String colourBar() {
    return IntStream.range(0, SCALE_STEPS)
        .mapToObj(i -> ESCAPE + "48;" + colourCode(Diverging.rgb(barShare(i))) + "m ")
        .collect(Collectors.joining("", "", RESET));
  }

  private static double barShare(int step) {
    return 2.0 * step / (SCALE_STEPS - 1) - 1;
  }
}
