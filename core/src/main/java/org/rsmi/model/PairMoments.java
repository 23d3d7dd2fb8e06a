package org.rsmi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;

/// The energy of a [PairLaw] and the moments of an order parameter `M = Σᵢ ±e(sᵢ)/N`, a vector of
/// one or more components by state.
///
/// | name | is |
/// |---|---|
/// | `energy`, `energy2` | H per site and its square |
/// | `‹order›` | M, where it has one component |
/// | `abs_‹order›`, `‹order›2`, `‹order›4` | `∣M∣`, `M²`, `M⁴` |
/// | `‹order›2_kmin` | `∣Σ e(sᵢ) e^{ikx}∣²/N²` at the smallest k, mean over the axes of a ring or
/// square torus |
/// | `specific_heat` | `N (⟨e²⟩ − ⟨e⟩²)/T²` |
/// | `susceptibility` | `N (⟨M²⟩ − ⟨∣M∣⟩²)/T` |
/// | `binder` | `1 − ⟨M⁴⟩/(3⟨M²⟩²)` for one component, `1 − ⟨M⁴⟩/(2⟨M²⟩²)` for more |
/// | `correlation_length` | second moment, from `‹order›2` and `‹order›2_kmin`, in sites |
///
/// @param order its name
/// @param vectors `[width × components]`, e by value less the lowest
/// @param signs ±1 by site, for a staggered order; empty for all +1
record PairMoments(
    PairLaw law,
    StateTable table,
    Lattice lattice,
    Bonds bonds,
    String order,
    double[][] vectors,
    byte[] signs)
    implements Observables {

  /// @param vectors by number of the state
  static PairMoments of(
      PairLaw law, Lattice lattice, String order, double[][] vectors, byte[] signs) {
    StateTable table = StateTable.of(law);
    double[][] byValue = new double[table.width()][vectors[0].length];
    for (int s = 0; s < vectors.length; s++) {
      byValue[law.states()[s] - table.lowest()] = vectors[s].clone();
    }
    return new PairMoments(law, table, lattice, Bonds.of(lattice), order, byValue, signs);
  }

  private boolean isTorus() {
    return lattice.boundary() == Boundary.PERIODIC
        && switch (lattice) {
          case Chain _ -> true;
          case Square square -> square.shape().getFirst().equals(square.shape().getLast());
          default -> false;
        };
  }

  private FirstMode first() {
    List<Integer> shape = lattice.shape();
    return new FirstMode(shape.size() == 1 ? 1 : shape.getFirst(), shape.getLast());
  }

  private int components() {
    return vectors[0].length;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of("energy", "energy2"));
    if (components() == 1) {
      names.add(order);
    }
    names.addAll(List.of("abs_" + order, order + "2", order + "4"));
    if (isTorus()) {
      names.add(order + "2_kmin");
    }
    return names;
  }

  @Override
  public List<Derived> derived() {
    int sites = lattice.sites();
    double temperature = law.temperature();
    double gauss = components() == 1 ? 3 : 2;
    List<Derived> derived = new ArrayList<>();
    derived.add(
        new Derived(
            "specific_heat",
            List.of("energy", "energy2"),
            m -> sites * (m[1] - m[0] * m[0]) / (temperature * temperature)));
    derived.add(
        new Derived(
            "susceptibility",
            List.of("abs_" + order, order + "2"),
            m -> sites * (m[1] - m[0] * m[0]) / temperature));
    derived.add(
        new Derived(
            "binder", List.of(order + "2", order + "4"), m -> 1 - m[1] / (gauss * m[0] * m[0])));
    if (isTorus()) {
      FirstMode first = first();
      derived.add(
          new Derived(
              "correlation_length",
              List.of(order + "2", order + "2_kmin"),
              m -> first.correlationLength(m[0], m[1])));
    }
    return derived;
  }

  @Override
  public double[] of(Configuration configuration) {
    byte[] spins = checked(configuration);
    double[] moments = new double[names().size()];
    double energy = energy(spins) / spins.length;
    int at = 0;
    moments[at++] = energy;
    moments[at++] = energy * energy;
    double square = 0;
    double firstMode = 0;
    for (int c = 0; c < components(); c++) {
      double[] values = values(spins, c);
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      if (components() == 1) {
        moments[at++] = sum / spins.length;
      }
      square += sum * sum / ((double) spins.length * spins.length);
      if (isTorus()) {
        firstMode += first().of(values) / ((double) spins.length * spins.length);
      }
    }
    moments[at++] = Math.sqrt(square);
    moments[at++] = square;
    moments[at++] = square * square;
    if (isTorus()) {
      moments[at] = firstMode;
    }
    return moments;
  }

  /// The spins of a configuration, all of them states of the law.
  byte[] checked(Configuration configuration) {
    byte[] spins = PairSampler.spins(configuration, lattice.sites());
    for (byte spin : spins) {
      int value = spin - table.lowest();
      if (value < 0 || value >= table.width()) {
        throw new IllegalArgumentException(
            "a spin of %d is none of the states %s".formatted(spin, Arrays.toString(law.states())));
      }
    }
    return spins;
  }

  private double energy(byte[] spins) {
    int lowest = table.lowest();
    double energy = 0;
    for (int b = 0; b < bonds.count(); b++) {
      int row = (spins[bonds.from()[b]] - lowest) * table.width();
      energy += table.bond()[row + spins[bonds.to()[b]] - lowest];
    }
    for (byte spin : spins) {
      energy += table.site()[spin - lowest];
    }
    return energy;
  }

  /// ±e(s) of every site, one component.
  private double[] values(byte[] spins, int component) {
    double[] values = new double[spins.length];
    for (int i = 0; i < values.length; i++) {
      double value = vectors[spins[i] - table.lowest()][component];
      values[i] = signs.length == 0 ? value : signs[i] * value;
    }
    return values;
  }
}
