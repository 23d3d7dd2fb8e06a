package org.rsmi.model;

import java.util.Arrays;
import java.util.stream.IntStream;

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

  /// The states 0 … q − 1.
  static byte[] states(int q) {
    byte[] states = new byte[q];
    for (int s = 0; s < q; s++) {
      states[s] = (byte) s;
    }
    return states;
  }

  /// The map that leaves every state as it is.
  static int[] identity(int q) {
    return IntStream.range(0, q).toArray();
  }

  /// Checks what all models of pairs take.
  static void requireThermal(double temperature, double coupling, String name) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature = %s: %s takes a finite one above 0".formatted(temperature, name));
    }
    if (!(Math.abs(coupling) > 0 && Math.abs(coupling) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "coupling = %s: %s takes a finite one other than 0".formatted(coupling, name));
    }
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
