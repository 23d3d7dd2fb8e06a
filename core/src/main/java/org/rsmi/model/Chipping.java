package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Aggregation and chipping: the mass of a site hops as a whole to a random neighbour at rate 1 and
/// merges there; at rate w a single unit chips off and hops.
///
/// Out of equilibrium, with conserved mass. Above `ρ_c(w) = √(1 + w) − 1`, in every dimension, one
/// site holds a finite fraction of all mass. At ρ = 1 that happens for `w < 3`. Lives on periodic
/// lattices. A sweep is N updates of a random site, `1/(1 + w)` units of time; relaxation takes
/// 10³ to 10⁴ sweeps on a ring of 256 sites.
///
/// Measures `occupied` (fraction of sites with `m > 0`), `mass2` and `mass4` (moments of the mass
/// of a site), `neighbour_product` (`⟨mᵢ mⱼ⟩` over bonds), `beside_occupied` (mean mass of a
/// neighbour of a site, counted where that site is occupied) and `largest` (fraction of all mass
/// on one site). In the stationary state
/// `⟨mᵢ mⱼ⟩ + w (⟨mⱼ θ(mᵢ)⟩ − ρ + ⟨θ(mᵢ)⟩)`, the derived `imbalance`, is 0.
///
/// @param rate w ≥ 0, of chipping
/// @param density ρ > 0, mass per site; the nearest whole total mass is taken
/// @see <a href="https://arxiv.org/abs/cond-mat/0009110">Rajesh and Majumdar (2001)</a>
public record Chipping(double rate, double density) implements Model {
  /// Beyond this a float no longer holds every whole mass.
  private static final long HEAVIEST = 1L << 24;

  public Chipping {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate = " + rate + ": chipping takes a finite one of at least 0");
    }
    if (!(density > 0 && density < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "density = " + density + ": chipping takes a finite one above 0");
    }
  }

  /// The transition at one unit of mass per site, w = 3.
  public static Chipping defaults() {
    return new Chipping(3, 1);
  }

  @Override
  public Lattice home() {
    return new Chain(256, Boundary.PERIODIC);
  }

  @Override
  public Portrait portrait() {
    return Portrait.HEIGHTS;
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    int[] neighbours = neighbours(lattice);
    int[] masses = new int[lattice.sites()];
    int total = total(masses.length);
    for (int unit = 0; unit < total; unit++) {
      masses[rng.nextInt(masses.length)]++;
    }
    return new Masses(1 / (1 + rate), neighbours, masses, new float[masses.length], rng);
  }

  private int total(int sites) {
    long total = Math.round(density * sites);
    if (total < 1 || total > HEAVIEST) {
      throw new IllegalArgumentException(
          "a total mass of %d on %d sites: chipping takes 1 to %d units"
              .formatted(total, sites, HEAVIEST));
    }
    return (int) total;
  }

  /// `[sites × coordination]`
  private static int[] neighbours(Lattice lattice) {
    if (lattice.boundary() != Boundary.PERIODIC) {
      throw new IllegalArgumentException(
          "chipping conserves mass on a periodic lattice, found boundary " + lattice.boundary());
    }
    int[][] lists = lattice.neighbours();
    int coordination = lists[0].length;
    int[] flat = new int[lists.length * coordination];
    for (int i = 0; i < lists.length; i++) {
      if (lists[i].length != coordination) {
        throw new IllegalArgumentException(
            "chipping takes a lattice with the same number of neighbours everywhere, found %d and %d"
                .formatted(coordination, lists[i].length));
      }
      System.arraycopy(lists[i], 0, flat, i * coordination, coordination);
    }
    return flat;
  }

  @Override
  public Observables observables(Lattice lattice) {
    int sites = lattice.sites();
    return new Moments(rate, (double) total(sites) / sites, neighbours(lattice), sites);
  }

  private record Moments(double rate, double density, int[] neighbours, int sites)
      implements Observables {

    @Override
    public List<String> names() {
      return List.of(
          "occupied", "mass2", "mass4", "neighbour_product", "beside_occupied", "largest");
    }

    @Override
    public double[] of(Configuration configuration) {
      float[] masses = checked(configuration, sites);
      int coordination = neighbours.length / sites;
      double occupied = 0;
      double squares = 0;
      double fourths = 0;
      double products = 0;
      double beside = 0;
      double largest = 0;
      for (int i = 0; i < sites; i++) {
        double mass = masses[i];
        double around = 0;
        for (int k = 0; k < coordination; k++) {
          around += masses[neighbours[i * coordination + k]];
        }
        double here = mass > 0 ? 1 : 0;
        occupied += here;
        squares += mass * mass;
        fourths += mass * mass * mass * mass;
        products += mass * around / coordination;
        beside += here * around / coordination;
        largest = Math.max(largest, mass);
      }
      return new double[] {
        occupied / sites,
        squares / sites,
        fourths / sites,
        products / sites,
        beside / sites,
        largest / (density * sites)
      };
    }

    @Override
    public List<Derived> derived() {
      return List.of(
          new Derived(
              "imbalance",
              List.of("neighbour_product", "beside_occupied", "occupied"),
              means -> means[0] + rate * (means[1] - density + means[2])));
    }
  }

  private static float[] checked(Configuration configuration, int sites) {
    return switch (configuration) {
      case Configuration.Field(float[] values) when values.length == sites -> values;
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException(
              "the masses of %d sites are wanted, found %s of %d sites"
                  .formatted(
                      sites, configuration.getClass().getSimpleName(), configuration.sites()));
    };
  }

  /// @param whole probability that all mass moves and not one unit
  /// @param neighbours `[sites × coordination]`
  /// @param shown `[sites]`, the masses as floats
  private record Masses(double whole, int[] neighbours, int[] masses, float[] shown, Rng rng)
      implements Sampler {

    /// One long per update: its product with the number of directed bonds has the bond above the
    /// point and the coin below it. Masses move without a branch, which would be unpredictable.
    @Override
    public void sweep() {
      int[] bonds = neighbours;
      int[] sites = masses;
      long count = bonds.length;
      int coordination = bonds.length / sites.length;
      int shift = Integer.numberOfTrailingZeros(coordination);
      boolean power = Integer.bitCount(coordination) == 1;
      long threshold = whole >= 1 ? Long.MAX_VALUE : (long) ((whole - 0.5) * 0x1.0p64);
      for (int update = 0; update < sites.length; update++) {
        long random = rng.nextLong();
        int bond = (int) Math.unsignedMultiplyHigh(random, count);
        int from = power ? bond >>> shift : bond / coordination;
        int to = bonds[bond];
        int mass = sites[from];
        int moved = random * count + Long.MIN_VALUE <= threshold ? mass : Math.min(mass, 1);
        sites[from] = mass - moved;
        sites[to] += moved;
      }
    }

    @Override
    public Configuration configuration() {
      for (int i = 0; i < shown.length; i++) {
        shown[i] = masses[i];
      }
      return new Configuration.Field(shown);
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration state, long[] tuning, long[] streamState) {
      float[] saved = checked(state, masses.length);
      if (tuning.length != 0) {
        throw new IllegalArgumentException(
            tuning.length + " tuning numbers for chipping, which takes none");
      }
      for (int i = 0; i < saved.length; i++) {
        if (!(saved[i] >= 0 && saved[i] == (int) saved[i])) {
          throw new IllegalArgumentException(
              "mass %s at site %d of %d: chipping takes whole masses of at least 0"
                  .formatted(saved[i], i, saved.length));
        }
      }
      rng.resumeAt(streamState);
      for (int i = 0; i < saved.length; i++) {
        masses[i] = (int) saved[i];
      }
    }
  }
}
