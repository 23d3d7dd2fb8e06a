package org.rsmi.model;

/// A [PairLaw] in tables that are read by the values of spins, less the lowest of them.
///
/// @param lowest the lowest state
/// @param width number of values from the lowest to the highest state
/// @param bond `[width × width]`, V
/// @param site `[width]`, U
record StateTable(int lowest, int width, double[] bond, double[] site) {

  static StateTable of(PairLaw law) {
    byte[] states = law.states();
    int lowest = states[0];
    int width = states[states.length - 1] - lowest + 1;
    double[] bond = new double[width * width];
    double[] site = new double[width];
    for (int a = 0; a < states.length; a++) {
      site[states[a] - lowest] = law.site()[a];
      for (int b = 0; b < states.length; b++) {
        bond[(states[a] - lowest) * width + states[b] - lowest] = law.bond()[a][b];
      }
    }
    return new StateTable(lowest, width, bond, site);
  }

  /// The image of each value under each reflection, less the lowest, `[reflections][width]`.
  int[][] images(PairLaw law) {
    int[][] images = new int[law.reflections().length][width];
    for (int r = 0; r < images.length; r++) {
      for (int s = 0; s < law.states().length; s++) {
        images[r][law.states()[s] - lowest] = law.states()[law.reflections()[r][s]] - lowest;
      }
    }
    return images;
  }
}
