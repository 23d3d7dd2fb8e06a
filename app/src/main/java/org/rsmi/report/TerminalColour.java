package org.rsmi.report;

/// Escape sequences that colour text.
final class TerminalColour {
  static final String BOLD = "\u001b[1m";
  static final String RESET = "\u001b[0m";

  private TerminalColour() {}

  static String foreground(int rgb, Ink ink) {
    return "\u001b[38;" + code(rgb, ink);
  }

  static String background(int rgb, Ink ink) {
    return "\u001b[48;" + code(rgb, ink);
  }

  /// Characters of a text that can be seen.
  static int length(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "").length();
  }

  private static String code(int rgb, Ink ink) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    return ink == Ink.TRUE_COLOUR
        ? "2;%d;%d;%dm".formatted(red, green, blue)
        : "5;%dm".formatted(16 + 36 * sixth(red) + 6 * sixth(green) + sixth(blue));
  }

  /// The nearest of the cube's levels 0, 95, 135, 175, 215, 255.
  private static int sixth(int level) {
    return level < 48 ? 0 : level < 115 ? 1 : Math.min(5, (level - 35) / 40);
  }
}
