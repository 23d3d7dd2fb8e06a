package org.rsmi.model;

/// What the updates of an [XY] model share: spins are unit vectors in a plane, kept as cosine and
/// sine of their angle, so that no move computes either.
final class PlaneSpins {
  private PlaneSpins() {}

  /// Whether `u < exp(−x)`, a decision with that probability for u uniform on [0, 1); most are made
  /// without the exponential, by `1 − x ≤ exp(−x) ≤ 1/(1 + x + x²/2)`.
  ///
  /// @param x > 0
  static boolean below(double u, double x) {
    if (u < 1 - x) {
      return true;
    }
    return u * (1 + x + x * x / 2) < 1 && u < Math.exp(-x);
  }

  /// Stores a spin that should have length 1 with the length nearer 1 by one step of Newton.
  static void store(float[] spins, int at, double cosine, double sine) {
    double scale = 1.5 - 0.5 * (cosine * cosine + sine * sine);
    spins[at] = (float) (scale * cosine);
    spins[at + 1] = (float) (scale * sine);
  }
}
