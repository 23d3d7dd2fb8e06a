package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The totally asymmetric exclusion process: a particle hops at rate 1 to the next site if that is
/// empty.
///
/// On an open chain particles enter an empty first site and leave the last; on a ring their number
/// is conserved and every placement is equally likely. The open chain carries the current
/// `α(1 − α)` at low density (`α < ½, α < β`), `β(1 − β)` at high density (`β < ½, β < α`) and ¼
/// otherwise. A sweep is one attempt per bond, the ends included: `1/max(1, α, β)` units of time
/// on an open chain and 1 on a ring.
///
/// Measures `density`, `current` (rate of hops in this configuration, per bond) and, on an open
/// chain, the occupations `first`, `middle` (site N/2, counted from 0) and `last`.
///
/// @param entry α > 0, on an open chain
/// @param exit β > 0, on an open chain
/// @param density in `[0, 1]`, of the particles at first, on random sites; on a ring for ever
/// @see <a href="https://doi.org/10.1088/0305-4470/26/7/011">Derrida et al. (1993)</a>
public record Tasep(double entry, double exit, double density) implements Model {
  public Tasep {
    requireRate(entry, "entry");
    requireRate(exit, "exit");
    if (!(density >= 0 && density <= 1)) {
      throw new IllegalArgumentException(
          "density = " + density + ": an exclusion process takes 0 to 1");
    }
  }

  private static void requireRate(double found, String name) {
    if (!(found > 0 && found < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s = %s: an exclusion process takes a finite rate above 0".formatted(name, found));
    }
  }

  /// Half filled; the maximal current `α = β = 1` on an open chain.
  public static Tasep defaults() {
    return new Tasep(1, 1, 0.5);
  }

  @Override
  public Lattice home() {
    return new Chain(256, Boundary.OPEN);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    byte[] occupations = OccupationSampler.scattered(density, sites(lattice), rng);
    OccupationSampler.Rule rule =
        switch (lattice.boundary()) {
          case OPEN -> this::openSweep;
          case PERIODIC -> Tasep::ringSweep;
        };
    return new OccupationSampler("an exclusion process", occupations, rule, rng);
  }

  private static int sites(Lattice lattice) {
    if (lattice.shape().size() != 1) {
      throw new IllegalArgumentException(
          "an exclusion process lives on a chain, found a lattice of shape " + lattice.shape());
    }
    return lattice.sites();
  }

  private static void ringSweep(byte[] occupied, Rng rng) {
    int sites = occupied.length;
    for (int attempt = 0; attempt < sites; attempt++) {
      int from = rng.nextInt(sites);
      int to = from + 1 == sites ? 0 : from + 1;
      int moved = occupied[from] & ~occupied[to];
      occupied[from] -= (byte) moved;
      occupied[to] += (byte) moved;
    }
  }

  private void openSweep(byte[] occupied, Rng rng) {
    int sites = occupied.length;
    double fastest = Math.max(1, Math.max(entry, exit));
    for (int attempt = 0; attempt <= sites; attempt++) {
      int bond = rng.nextInt(sites + 1);
      double coin = rng.nextDouble() * fastest;
      if (bond == 0) {
        occupied[0] |= (byte) (coin < entry ? 1 : 0);
      } else if (bond == sites) {
        occupied[sites - 1] &= (byte) (coin < exit ? 0 : 1);
      } else {
        int moved = coin < 1 ? occupied[bond - 1] & ~occupied[bond] : 0;
        occupied[bond - 1] -= (byte) moved;
        occupied[bond] += (byte) moved;
      }
    }
  }

  @Override
  public Observables observables(Lattice lattice) {
    return new Moments(entry, exit, lattice.boundary(), sites(lattice));
  }

  private record Moments(double entry, double exit, Boundary boundary, int sites)
      implements Observables {

    @Override
    public List<String> names() {
      return switch (boundary) {
        case OPEN -> List.of("density", "current", "first", "middle", "last");
        case PERIODIC -> List.of("density", "current");
      };
    }

    @Override
    public double[] of(Configuration configuration) {
      byte[] occupied = PairSampler.spins(configuration, sites);
      int last = sites - 1;
      double particles = occupied[last];
      double hops = 0;
      for (int i = 0; i < last; i++) {
        particles += occupied[i];
        hops += occupied[i] * (1 - occupied[i + 1]);
      }
      double density = particles / sites;
      return switch (boundary) {
        case PERIODIC ->
            new double[] {density, (hops + occupied[last] * (1 - occupied[0])) / sites};
        case OPEN ->
            new double[] {
              density,
              (hops + entry * (1 - occupied[0]) + exit * occupied[last]) / (sites + 1),
              occupied[0],
              occupied[sites / 2],
              occupied[last]
            };
      };
    }
  }
}
