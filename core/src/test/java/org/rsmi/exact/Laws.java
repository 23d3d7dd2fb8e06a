package org.rsmi.exact;

import org.rsmi.model.PairLaw;

/// Laws of pairs to sum exactly.
final class Laws {
  private Laws() {}

  static PairLaw ising(double temperature, double coupling, double field) {
    return new PairLaw(
        temperature,
        new byte[] {-1, 1},
        new double[][] {{-coupling, coupling}, {coupling, -coupling}},
        new double[] {field, -field},
        new int[][] {{1, 0}});
  }

  /// `H = −Σ δ(sᵢ, sⱼ)`
  static PairLaw potts(int states, double temperature) {
    double[][] bond = new double[states][states];
    for (int s = 0; s < states; s++) {
      bond[s][s] = -1;
    }
    return law(temperature, bond);
  }

  /// `H = −Σ cos(2π(sᵢ − sⱼ)/q)`
  static PairLaw clock(int states, double temperature) {
    double[][] bond = new double[states][states];
    for (int s = 0; s < states; s++) {
      for (int t = 0; t < states; t++) {
        bond[s][t] = -Math.cos(2 * Math.PI * (s - t) / states);
      }
    }
    return law(temperature, bond);
  }

  private static PairLaw law(double temperature, double[][] bond) {
    byte[] values = new byte[bond.length];
    for (int s = 0; s < values.length; s++) {
      values[s] = (byte) s;
    }
    return new PairLaw(temperature, values, bond, new double[values.length], new int[0][]);
  }

  /// `|Σ_a n_a e^{2πia/q}|/N`
  static double clockOrder(int[] counts) {
    double x = 0;
    double y = 0;
    int sites = 0;
    for (int a = 0; a < counts.length; a++) {
      x += counts[a] * Math.cos(2 * Math.PI * a / counts.length);
      y += counts[a] * Math.sin(2 * Math.PI * a / counts.length);
      sites += counts[a];
    }
    return Math.hypot(x, y) / sites;
  }
}
