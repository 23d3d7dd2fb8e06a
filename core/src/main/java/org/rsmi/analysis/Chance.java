package org.rsmi.analysis;

import java.util.Locale;

/// A p-value: how often chance alone does as much.
///
/// @param p in `[0, 1]`
record Chance(double p) {

  /// `p = 0.031` or `p < 1e-6`.
  @Override
  public String toString() {
    return p < 1e-6
        ? "p < 1e-6"
        : String.format(Locale.ROOT, p < 0.001 ? "p = %.0e" : "p = %.2g", p);
  }
}
