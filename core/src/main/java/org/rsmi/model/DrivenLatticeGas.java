package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

/// The driven lattice gas of Katz, Lebowitz and Spohn on a torus: `H = −Σ_⟨ij⟩ nᵢ nⱼ`, and a
/// particle hops to an empty neighbour with rate `min(1, exp(−(ΔH − E Δx)/T))`, where Δx = +1 along
/// the last axis, −1 against it and 0 across.
///
/// At E = 0 it is the lattice gas in equilibrium, with `T_c(0) = 0.5673` at half filling; an
/// infinite field raises that to `1.41 T_c(0)`. A sweep is 2N attempts on random bonds, one unit
/// of time; the number of particles is conserved. Measures `energy` (H per site), `energy2` and
/// `current` (rate of hops along the field less those against it, per site).
///
/// @param temperature T > 0, in units of the coupling
/// @param field E ≥ 0; `Infinity` forbids every hop against it
/// @param density in `(0, 1)`; the nearest whole number of particles is taken
/// @see <a href="https://doi.org/10.1007/BF01018556">Katz, Lebowitz and Spohn (1984)</a>
public record DrivenLatticeGas(double temperature, double field, double density) implements Model {
  public DrivenLatticeGas {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature = " + temperature + ": a driven lattice gas takes a finite one above 0");
    }
    if (!(field >= 0)) {
      throw new IllegalArgumentException(
          "field = " + field + ": a driven lattice gas takes at least 0, or Infinity");
    }
    if (!(density > 0 && density < 1)) {
      throw new IllegalArgumentException(
          "density = " + density + ": a driven lattice gas takes one between 0 and 1");
    }
  }

  /// Half filled, in an infinite field, near its transition.
  public static DrivenLatticeGas defaults() {
    return new DrivenLatticeGas(0.8, Double.POSITIVE_INFINITY, 0.5);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    Hops hops = hops(lattice);
    byte[] particles = OccupationSampler.scattered(density, lattice.sites(), rng);
    return new OccupationSampler("a driven lattice gas", particles, hops::sweep, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    return new Moments(hops(lattice));
  }

  private Hops hops(Lattice lattice) {
    if (!(lattice instanceof Square(List<Integer> size, Boundary boundary))
        || boundary != Boundary.PERIODIC
        || size.get(0) < 3
        || size.get(1) < 3) {
      throw new IllegalArgumentException(
          "a driven lattice gas lives on a torus of at least 3 x 3 sites, found " + lattice);
    }
    double[][] rates = new double[3][7];
    for (int step = -1; step <= 1; step++) {
      double work = step == 0 ? 0 : step * field;
      for (int change = -3; change <= 3; change++) {
        rates[step + 1][change + 3] = Math.min(1, Math.exp((work - change) / temperature));
      }
    }
    return new Hops(size.get(0), size.get(1), rates);
  }

  /// @param rates `[1 + Δx][3 + ΔH]`
  private record Hops(int rows, int columns, double[][] rates) {

    void sweep(byte[] particles, Rng rng) {
      int bonds = 2 * particles.length;
      for (int attempt = 0; attempt < bonds; attempt++) {
        int bond = rng.nextInt(bonds);
        double coin = rng.nextDouble();
        int site = bond >>> 1;
        int along = bond & 1;
        int other = along == 1 ? right(site) : below(site);
        if (particles[site] != particles[other] && coin < rate(particles, site, other, along)) {
          particles[site] ^= 1;
          particles[other] ^= 1;
        }
      }
    }

    /// Of the one hop that is possible between two sites, one of them occupied.
    ///
    /// @param along 1 on a bond along the field, 0 across
    double rate(byte[] particles, int site, int other, int along) {
      boolean forwards = particles[site] == 1;
      int from = forwards ? site : other;
      int to = forwards ? other : site;
      int change = neighbours(particles, from) - neighbours(particles, to) + 1;
      int step = forwards ? along : -along;
      return rates[step + 1][change + 3];
    }

    private int neighbours(byte[] particles, int site) {
      int column = site % columns;
      int left = column == 0 ? site + columns - 1 : site - 1;
      int above = site < columns ? site + (rows - 1) * columns : site - columns;
      return particles[right(site)] + particles[below(site)] + particles[left] + particles[above];
    }

    int right(int site) {
      return site % columns == columns - 1 ? site + 1 - columns : site + 1;
    }

    int below(int site) {
      return site >= (rows - 1) * columns ? site - (rows - 1) * columns : site + columns;
    }
  }

  private record Moments(Hops hops) implements Observables {

    @Override
    public List<String> names() {
      return List.of("energy", "energy2", "current");
    }

    @Override
    public double[] of(Configuration configuration) {
      int sites = hops.rows * hops.columns;
      byte[] particles = PairSampler.spins(configuration, sites);
      double bonds = 0;
      double current = 0;
      for (int site = 0; site < sites; site++) {
        int right = hops.right(site);
        bonds += particles[site] * (particles[right] + particles[hops.below(site)]);
        int direction = particles[site] - particles[right];
        current += direction == 0 ? 0 : direction * hops.rate(particles, site, right, 1);
      }
      double energy = -bonds / sites;
      return new double[] {energy, energy * energy, current / sites};
    }
  }
}
