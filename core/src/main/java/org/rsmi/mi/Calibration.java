package org.rsmi.mi;

/// How far a critic's scores can be believed: the factor g for which the bound of `g·f` is largest
/// on a held-out set.
///
/// `g·f` is a score function like any other, so its bound on further data is as valid, and it
/// cannot fall far below 0: an overfitted critic is turned down. g stays above 0, where the bound
/// is 0 whatever the data, so that its error still tells what the data can resolve.
///
/// For InfoNCE the bound is concave in g, and golden-section search finds the maximum.
final class Calibration {
  private static final double SMALLEST = 0.05;
  private static final double LARGEST = 1.5;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int SECTIONS = 10;

  private Calibration() {}

  /// The best factor in [0.05, 1.5], to about 0.01.
  static double gain(Bound bound, CriticNetwork critic, Pairs select) {
    double low = SMALLEST;
    double high = LARGEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = value(bound, critic, left, select);
    double atRight = value(bound, critic, right, select);
    for (int section = 0; section < SECTIONS; section++) {
      if (atLeft >= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = value(bound, critic, left, select);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = value(bound, critic, right, select);
      }
    }
    return (low + high) / 2;
  }

  private static double value(Bound bound, CriticNetwork critic, double gain, Pairs select) {
    double value = LocalInformation.of(bound, critic, gain, select).value();
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }
}
