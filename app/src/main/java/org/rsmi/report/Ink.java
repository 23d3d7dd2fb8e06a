package org.rsmi.report;

/// What a terminal can show.
public enum Ink {
  /// Characters alone, as in a log file.
  PLAIN,
  /// The 6 × 6 × 6 colour cube every terminal with 256 colours has.
  COLOURS_256,
  /// 24-bit colours.
  TRUE_COLOUR
}
