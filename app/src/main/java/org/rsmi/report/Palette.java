package org.rsmi.report;

import java.awt.Color;

/// The colours of series, the same on the page, in figures and on the terminal.
///
/// They stay apart for colour-blind readers on light and on dark ground; after the last come the
/// first again, with another [Symbol].
final class Palette {
  static final int INK = 0x1f2633;
  static final int SOFT = 0x667084;
  static final int RULE = 0xe2e5eb;
  private static final int[] SERIES = {
    0x2f74d0, 0xe0752d, 0x1f9e77, 0xb9568c, 0xc4951a, 0x3aa6cf, 0x7c8496
  };

  private Palette() {}

  /// Red, green and blue of a series, one byte each.
  static int series(int index) {
    return SERIES[Math.floorMod(index, SERIES.length)];
  }

  static Color colour(int rgb) {
    return new Color(rgb);
  }
}
