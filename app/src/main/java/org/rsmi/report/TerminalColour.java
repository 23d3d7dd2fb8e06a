package org.rsmi.report;

/// Escape sequences that colour text.
final class TerminalColour {
  static final String RESET = "\u001b[0m";

  private TerminalColour() {}

  static String foreground(int rgb, Ink ink) {
    return "\u001b[38;" + code(rgb, ink);
  }

  static String background(int rgb, Ink ink) {
    return "\u001b[48;" + code(rgb, ink);
  }

  private static String code(int rgb, Ink ink) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return switch (ink) {
      case TRUE_COLOUR -> "2;%d;%d;%dm".formatted(red, green, blue);
      case COLOURS_256, PLAIN ->
          "5;%dm".formatted(16 + 36 * cube(red) + 6 * cube(green) + cube(blue));
    };
  }

  /// The nearest of the six levels of the colour cube.
  private static int cube(int level) {
    return Math.round(level * 5 / 255f);
  }
}
