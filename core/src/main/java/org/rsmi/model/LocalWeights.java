package org.rsmi.model;

/// The Boltzmann factors of a [PairLaw], relative to the lowest energy of a bond or a site.
///
/// @param states `[q]`, ascending
/// @param bonds `[q × width]`, `exp(−V(s, t)/T)` by number of s and value of t less the lowest
/// @param site `[q]`, `exp(−U(s)/T)`
/// @param work `[q]`, room for sums
record LocalWeights(
    byte[] states, int lowest, int width, double[] bonds, double[] site, double[] work) {

  static LocalWeights of(PairLaw law) {
    StateTable table = StateTable.of(law);
    int q = law.states().length;
    double[] bonds = new double[q * table.width()];
    double[] site = new double[q];
    double least = Double.POSITIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int s = 0; s < q; s++) {
      lowest = Math.min(lowest, law.site()[s]);
      for (int t = 0; t < q; t++) {
        least = Math.min(least, law.bond()[s][t]);
      }
    }
    for (int s = 0; s < q; s++) {
      site[s] = Math.exp(-(law.site()[s] - lowest) / law.temperature());
      for (int t = 0; t < q; t++) {
        bonds[s * table.width() + law.states()[t] - table.lowest()] =
            Math.exp(-(law.bond()[s][t] - least) / law.temperature());
      }
    }
    return new LocalWeights(
        law.states(), table.lowest(), table.width(), bonds, site, new double[q]);
  }

  /// `exp(−V(s, t)/T)`
  ///
  /// @param s number of a state
  /// @param t value of a neighbour
  double bond(int s, int t) {
    return bonds[s * width + t - lowest];
  }
}
