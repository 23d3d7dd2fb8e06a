package org.rsmi.analysis;

import org.hipparchus.special.Gamma;

/// The law of the largest eigenvalue of pure noise: of the sample covariance of n vectors with p
/// independent normal entries.
///
/// `(nλ₁ − μ)/σ` with `μ = (√(n−½) + √(p−½))²`, `σ = √μ (1/√(n−½) + 1/√(p−½))^⅓` follows the
/// Tracy–Widom law of order one, here by its gamma approximation, good to 0.001 in p.
///
/// @see <a href="https://doi.org/10.1214/aos/1009210544">Johnstone (2001)</a>
/// @see <a href="https://doi.org/10.1016/j.jmva.2014.04.002">Chiani (2014)</a>
final class TracyWidom {
  private static final double SHAPE = 46.446;
  private static final double SCALE = 0.186054;
  private static final double SHIFT = 9.84801;

  private TracyWidom() {}

  /// How often isotropic noise has a largest eigenvalue of at least this share of the whole.
  ///
  /// @param share `λ₁ / Σλ`
  /// @param vectors n ≥ 1
  /// @param dimensions p ≥ 1
  static Chance exceeds(double share, int vectors, int dimensions) {
    if (vectors < 2 || dimensions < 2) {
      return new Chance(1);
    }
    double n = Math.sqrt(vectors - 0.5);
    double p = Math.sqrt(dimensions - 0.5);
    double centre = (n + p) * (n + p);
    double width = (n + p) * Math.cbrt(1 / n + 1 / p);
    double excess = ((double) vectors * dimensions * share - centre) / width + SHIFT;
    return new Chance(excess <= 0 ? 1 : Gamma.regularizedGammaQ(SHAPE, excess / SCALE));
  }
}
