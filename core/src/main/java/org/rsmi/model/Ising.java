package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Ising model: `H = −J Σ_⟨ij⟩ sᵢ sⱼ − h Σ sᵢ`, `sᵢ = ±1`, with law `exp(−H/T)`, k_B = 1.
///
/// On the square lattice it is critical at `T_c = 2|J|/ln(1 + √2) = 2.269185…|J|`. Measures per
/// site `energy` (H), `magnetisation` (`Σ sᵢ`) and, for an antiferromagnet on a bipartite lattice,
/// `staggered` (`Σ ±sᵢ`, + on the half of site 0).
///
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param field h, finite
/// @param update how configurations are drawn
public record Ising(double temperature, double coupling, double field, Update update)
    implements PairModel {
  private static final double CRITICAL = 2.269185314213022;

  public Ising {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "temperature = " + temperature + ": an Ising model takes a finite one above 0");
    }
    if (!(Math.abs(coupling) > 0 && Math.abs(coupling) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "coupling = " + coupling + ": an Ising model takes a finite one other than 0");
    }
    if (!Double.isFinite(field)) {
      throw new IllegalArgumentException(
          "field = " + field + ": an Ising model takes a finite one");
    }
  }

  /// Without a field.
  public Ising(double temperature, double coupling, Update update) {
    this(temperature, coupling, 0, update);
  }

  /// The critical ferromagnet on the square lattice, J = 1, by Swendsen–Wang.
  public static Ising defaults() {
    return new Ising(CRITICAL, 1, new SwendsenWang());
  }

  @Override
  public Ising at(double temperature) {
    return new Ising(temperature, coupling, field, update);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    byte[] spins = new byte[update.replicas() * lattice.sites()];
    for (int i = 0; i < spins.length; i++) {
      spins[i] = (byte) (rng.nextBoolean() ? 1 : -1);
    }
    return PairSampler.of("an Ising model", law(), lattice, update, spins, rng);
  }

  @Override
  public PairLaw law() {
    return new PairLaw(
        temperature,
        new byte[] {-1, 1},
        new double[][] {{-coupling, coupling}, {coupling, -coupling}},
        new double[] {field, -field},
        new int[][] {{1, 0}});
  }

  @Override
  public Observables observables(Lattice lattice) {
    boolean staggers = coupling < 0 && lattice.bipartite();
    byte[] signs = staggers ? lattice.sublattices() : new byte[0];
    return new Moments(coupling, field, Bonds.of(lattice), signs, lattice.sites());
  }

  /// @param signs ±1 on the two sublattices, empty where staggering means nothing
  private record Moments(double coupling, double field, Bonds bonds, byte[] signs, int sites)
      implements Observables {

    @Override
    public List<String> names() {
      return signs.length == 0
          ? List.of("energy", "magnetisation")
          : List.of("energy", "magnetisation", "staggered");
    }

    @Override
    public double[] of(Configuration configuration) {
      byte[] spins = PairSampler.spins(configuration, sites);
      double magnetisation = 0;
      for (byte spin : spins) {
        magnetisation += spin;
      }
      double energy = energy(spins) - field * magnetisation;
      if (signs.length == 0) {
        return new double[] {energy / sites, magnetisation / sites};
      }
      double staggered = 0;
      for (int i = 0; i < spins.length; i++) {
        staggered += signs[i] * spins[i];
      }
      return new double[] {energy / sites, magnetisation / sites, staggered / sites};
    }

    /// `−J Σ_⟨ij⟩ sᵢ sⱼ`
    private double energy(byte[] spins) {
      int[] from = bonds.from();
      int[] to = bonds.to();
      long products = 0;
      for (int b = 0; b < from.length; b++) {
        products += spins[from[b]] * spins[to[b]];
      }
      return -coupling * products;
    }
  }
}
