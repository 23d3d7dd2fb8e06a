package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Ising model: `H = −J Σ_⟨ij⟩ sᵢ sⱼ − h Σ sᵢ`, `sᵢ = ±1`, with law `exp(−H/T)`, k_B = 1.
///
/// On the square lattice it is critical at `T_c = 2|J|/ln(1 + √2) = 2.269185…|J|`. Measures energy
/// and magnetisation; for an antiferromagnet on a bipartite lattice the order parameter is
/// `staggered`, `Σ ±sᵢ/N` with + on the half of site 0. The moments are `energy`, `energy2`,
/// the order parameter, its modulus `abs_…`, its powers `…2` and `…4`, and `…2_kmin` at the
/// smallest
/// momentum of a torus; derived are `specific_heat`, `susceptibility`, `binder` and
/// `correlation_length`.
///
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param field h, finite
/// @param update how configurations are drawn
public record Ising(double temperature, double coupling, double field, Update update)
    implements PairModel {
  private static final double CRITICAL = 2.269185314213022;

  public Ising {
    PairLaw.requireThermal(temperature, coupling, "an Ising model");
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
    return PairSampler.random("an Ising model", law(), lattice, update, rng);
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
    double[][] spins = {{-1}, {1}};
    if (coupling > 0 || !lattice.bipartite()) {
      return PairMoments.of(law(), lattice, "magnetisation", spins, new byte[0]);
    }
    PairMoments staggered =
        PairMoments.of(law(), lattice, "staggered", spins, lattice.sublattices());
    return Joined.of(
        staggered,
        Joined.Extra.of(
            List.of("magnetisation"),
            configuration -> new double[] {mean(staggered.checked(configuration))}));
  }

  private static double mean(byte[] spins) {
    double sum = 0;
    for (byte spin : spins) {
      sum += spin;
    }
    return sum / spins.length;
  }
}
