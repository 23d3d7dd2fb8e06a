package org.rsmi.coarse;

/// The hard rule of binary coarse variables.
final class Sign {
  private Sign() {}

  /// `h = sign a`, with sign 0 = +1.
  static void of(float[] a, float[] h, int count) {
    for (int i = 0; i < count; i++) {
      h[i] = a[i] >= 0 ? 1f : -1f;
    }
  }
}
