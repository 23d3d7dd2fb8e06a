package org.rsmi.report;

/// Colours of a signed number: white at 0, blue below, red above.
///
/// Both arms darken evenly, so that the size survives a grey print and the sign survives colour
/// blindness.
final class Diverging {
  private static final int[] STOPS = {
    0x143d80, 0x3f7cc0, 0xa6c8e6, 0xf7f6f4, 0xf3b9a0, 0xcd5b40, 0x7f1e14
  };
  private static final int UNKNOWN = 0x9a9a9a;

  private Diverging() {}

  /// Red, green and blue, one byte each.
  ///
  /// @param share of the largest size, −1 to 1; beyond is clamped, NaN is grey
  static int rgb(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    return Tint.between(STOPS, (Math.clamp(share, -1, 1) + 1) / 2);
  }

  /// As a CSS colour.
  static String hex(double share) {
    return Tint.hex(rgb(share));
  }
}
