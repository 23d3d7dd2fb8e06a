package org.rsmi.model;

import java.util.Arrays;

/// The law `exp(−H/T)`, `H = Σ_⟨ij⟩ V(sᵢ, sⱼ) + Σᵢ U(sᵢ)`, of variables with few states: all that
/// an
/// [Update] needs to know of Ising, Potts, clock, Ashkin–Teller and Blume–Capel models.
///
/// Cluster updates move by reflections, `R(R(s)) = s` with `V(Rs, Rt) = V(s, t)`: the spin flip of
/// an Ising model, the exchange of two colours of a Potts model. U need not be symmetric.
///
/// @param temperature T > 0
/// @param states `[q]`, the values a site can have, ascending
/// @param bond `[q × q]`, V by number of the state, symmetric
/// @param site `[q]`, U by number of the state
/// @param reflections `[reflections × q]`, the number of the state that each state goes to
public record PairLaw(
    double temperature, byte[] states, double[][] bond, double[] site, int[][] reflections) {
  public PairLaw {
    states = states.clone();
    bond = Arrays.stream(bond).map(double[]::clone).toArray(double[][]::new);
    site = site.clone();
    reflections = Arrays.stream(reflections).map(int[]::clone).toArray(int[][]::new);
  }

  /// Whether equal neighbours have the lowest energy, so that no lattice frustrates the model.
  boolean ferromagnetic() {
    double lowest = Arrays.stream(bond).flatMapToDouble(Arrays::stream).min().orElse(Double.NaN);
    for (int s = 0; s < states.length; s++) {
      if (bond[s][s] > lowest) {
        return false;
      }
    }
    return true;
  }

  /// Whether a site has the values ±1 and neighbours an energy `−J sᵢ sⱼ`.
  boolean isIsing() {
    return Arrays.equals(states, new byte[] {-1, 1})
        && bond[0][0] == bond[1][1]
        && bond[0][1] == -bond[0][0];
  }

  /// The energy of unequal neighbours less that of equal ones, where that and no field is all there
  /// is, as with Ising (2J) and Potts models; NaN for other laws.
  double equalityGap() {
    for (int s = 0; s < states.length; s++) {
      for (int t = 0; t < states.length; t++) {
        if (bond[s][t] != (s == t ? bond[0][0] : bond[0][1]) || site[s] != site[0]) {
          return Double.NaN;
        }
      }
    }
    return bond[0][1] - bond[0][0];
  }
}
