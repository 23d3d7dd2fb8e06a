package org.rsmi.model;

import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Domany–Kinzel automaton on a ring: the new site i is active with probability p₁ if one of
/// the old sites i and i + 1 is, with p₂ if both are, and never if none is.
///
/// All sites change at once; a sweep is one time step. Directed percolation of bonds is
/// `p₂ = p₁(2 − p₁)` with `p₁ = 0.644700185` at its transition, of sites `p₁ = p₂ = 0.70548515`;
/// `p₂ = 1, p₁ = ½` is the compact transition. Nothing returns from the empty state. Measures
/// [Activity].
///
/// @param p1 in `[0, 1]`
/// @param p2 in `[0, 1]`
/// @param start which sites are active at time 0
/// @see <a href="https://doi.org/10.1103/PhysRevLett.53.311">Domany and Kinzel (1984)</a>
public record DomanyKinzel(double p1, double p2, Start start) implements Model {
  private static final double BOND = 0.644700185;

  public DomanyKinzel {
    requireProbability(p1, "p1");
    requireProbability(p2, "p2");
  }

  private static void requireProbability(double found, String name) {
    if (!(found >= 0 && found <= 1)) {
      throw new IllegalArgumentException(
          "%s = %s: a Domany-Kinzel automaton takes a probability".formatted(name, found));
    }
  }

  /// Bond directed percolation at its transition, all sites active at first.
  public static DomanyKinzel defaults() {
    return new DomanyKinzel(BOND, BOND * (2 - BOND), Start.FULL);
  }

  @Override
  public Lattice home() {
    return new Chain(256, Boundary.PERIODIC);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    requireRing(lattice);
    return new OccupationSampler(
        "a Domany-Kinzel automaton", start.on(lattice, rng), this::step, rng);
  }

  private void step(byte[] active, Rng rng) {
    byte first = active[0];
    int last = active.length - 1;
    for (int i = 0; i <= last; i++) {
      int parents = active[i] + (i == last ? first : active[i + 1]);
      double probability = parents == 0 ? 0 : parents == 1 ? p1 : p2;
      active[i] = (byte) (rng.nextDouble() < probability ? 1 : 0);
    }
  }

  private static void requireRing(Lattice lattice) {
    if (lattice.shape().size() != 1 || lattice.boundary() != Boundary.PERIODIC) {
      throw new IllegalArgumentException(
          "a Domany-Kinzel automaton lives on a periodic chain, found " + lattice);
    }
  }

  @Override
  public Observables observables(Lattice lattice) {
    requireRing(lattice);
    return new Activity(lattice.sites());
  }
}
