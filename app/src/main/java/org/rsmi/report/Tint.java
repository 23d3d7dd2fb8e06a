package org.rsmi.report;

import java.util.HexFormat;

/// Colours of values, chosen to differ in lightness too, so that they survive colour blindness and
/// a grey print.
final class Tint {
  /// After Okabe and Ito (2008).
  private static final int[] STATES = {
    0x1b2a41, 0xf0e442, 0x009e73, 0xd55e00, 0x56b4e9, 0xcc79a7, 0xe69f00, 0x0072b2
  };

  private static final int[] CYCLE = {0xe9e4e0, 0x4f8fc4, 0x1f1a3d, 0xc0603f};
  private static final int[] HEIGHTS = {0xf7f6f4, 0xa6c8e6, 0x3f7cc0, 0x143d80, 0x0b1d40};

  private Tint() {}

  /// The colour of a state, by its number.
  static int state(int number) {
    return STATES[Math.floorMod(number, STATES.length)];
  }

  /// The colour of an angle, the same after a full turn.
  ///
  /// @param turns any number of full turns
  static int angle(double turns) {
    double place = (turns - Math.floor(turns)) * CYCLE.length;
    int below = (int) place % CYCLE.length;
    return mixed(CYCLE[below], CYCLE[(below + 1) % CYCLE.length], place - Math.floor(place));
  }

  /// The colour of a count.
  ///
  /// @param share of the largest, 0 to 1
  static int height(double share) {
    return between(HEIGHTS, Math.clamp(share, 0, 1));
  }

  /// A colour of a scale.
  ///
  /// @param stops colours at equal distances
  /// @param share of the way from the first to the last, 0 to 1
  static int between(int[] stops, double share) {
    double place = share * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    return mixed(stops[below], stops[below + 1], place - below);
  }

  private static int mixed(int from, int to, double part) {
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = from >> shift & 0xff;
      int high = to >> shift & 0xff;
      colour |= (int) Math.round(low + part * (high - low)) << shift;
    }
    return colour;
  }

  /// As a CSS colour.
  static String hex(int rgb) {
    return "#" + HexFormat.of().toHexDigits(rgb, 6);
  }
}
