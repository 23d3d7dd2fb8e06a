package org.rsmi.exact;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// All `2^N` states of an Ising model, `P(s) ∝ exp(K Σ_⟨ij⟩ sᵢsⱼ)`, by a Gray code: one spin
/// flips at a time.
///
/// For 4 × 4 tori and the like. States are those of [SpinStates].
///
/// @param lattice at most 25 sites
/// @param coupling K = J/T, negative for an antiferromagnet
public record IsingEnumeration(Lattice lattice, double coupling) {
  public IsingEnumeration {
    if (lattice.sites() > 25) {
      throw new IllegalArgumentException(
          "a lattice of " + lattice.sites() + " sites: at most 25 can be enumerated");
    }
    if (!Double.isFinite(coupling)) {
      throw new IllegalArgumentException("coupling = " + coupling + " is not finite");
    }
  }

  /// `P(v, e)` of two sets of sites; bit `i` of v is the spin of `visible[i]`, likewise for e.
  ///
  /// @param visible sites of V
  /// @param environment sites of E, at most 22 together with V
  public JointTable joint(int[] visible, int[] environment) {
    if (visible.length + environment.length > 22) {
      throw new IllegalArgumentException(
          "V and E have %d sites together: at most 22 fit a table"
              .formatted(visible.length + environment.length));
    }
    for (int site :
        IntStream.concat(Arrays.stream(visible), Arrays.stream(environment)).toArray()) {
      if (site < 0 || site >= lattice.sites()) {
        throw new IllegalArgumentException(
            "site %d on a lattice of %d sites".formatted(site, lattice.sites()));
      }
    }
    double[][] table = new double[1 << visible.length][1 << environment.length];
    enumerate(
        (state, _, weight) ->
            table[SpinStates.gather(state, visible)][SpinStates.gather(state, environment)] +=
                weight);
    return JointTable.ofWeights(table);
  }

  /// `−⟨Σ sᵢsⱼ⟩/N`, the energy per site in units of J.
  public double energy() {
    int bonds = bonds(lattice.neighbours());
    Map<Integer, Integer> counts = new TreeMap<>();
    enumerate((_, order, _) -> counts.merge(order, 1, Integer::sum));
    double[] sums = new double[2];
    counts.forEach(
        (order, count) -> {
          double weight = count * weight(order, bonds);
          sums[0] += weight;
          sums[1] -= weight * order;
        });
    return sums[1] / sums[0] / lattice.sites();
  }

  /// Independent configurations.
  ///
  /// @return `[count]` states
  public int[] sample(int count, Rng rng) {
    double[] weights = new double[1 << lattice.sites()];
    enumerate((state, _, weight) -> weights[state] = weight);
    Discrete law = new Discrete(weights);
    int[] states = new int[count];
    Arrays.setAll(states, _ -> law.draw(rng));
    return states;
  }

  /// Shows every state with `Σ sᵢsⱼ` and its weight, at most 1.
  private void enumerate(Visitor visitor) {
    int[][] neighbours = lattice.neighbours();
    int bonds = bonds(neighbours);
    double[] weights = new double[2 * bonds + 1];
    Arrays.setAll(weights, i -> weight(i - bonds, bonds));
    int state = 0;
    int order = bonds;
    visitor.visit(state, order, weights[order + bonds]);
    for (int step = 1; step < 1 << lattice.sites(); step++) {
      int site = Integer.numberOfTrailingZeros(step);
      int aligned = 0;
      for (int neighbour : neighbours[site]) {
        aligned += 1 - 2 * ((state >>> neighbour ^ state >>> site) & 1);
      }
      order -= 2 * aligned;
      state ^= 1 << site;
      visitor.visit(state, order, weights[order + bonds]);
    }
  }

  /// `exp(K order)` relative to its largest conceivable value.
  private double weight(int order, int bonds) {
    return Math.exp(coupling * order - Math.abs(coupling) * bonds);
  }

  private static int bonds(int[][] neighbours) {
    return Arrays.stream(neighbours).mapToInt(list -> list.length).sum() / 2;
  }

  private interface Visitor {
    void visit(int state, int order, double weight);
  }
}
