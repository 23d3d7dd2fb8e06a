package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Blume–Capel model of spin 1: `H = −J Σ_⟨ij⟩ sᵢ sⱼ + D Σ sᵢ²`, `s = −1, 0, 1`, with law
/// `exp(−H/T)`, k_B = 1.
///
/// On the square lattice a line of Ising transitions ends in a tricritical point at `T = 0.608(1)
/// J`,
/// `D = 1.966(1) J`, beyond which the transition jumps. `density` is the mean of s². Further
/// moments
/// and derived quantities have the names of the [Ising] model's. Clusters flip spins, and a sweep
/// of the heat bath lets them come and go.
///
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, not 0
/// @param crystalField D, finite
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1103/PhysRevE.73.036702">Silva, Caparica and Plascak (2006)</a>
public record BlumeCapel(double temperature, double coupling, double crystalField, Update update)
    implements PairModel {
  public BlumeCapel {
    PairLaw.requireThermal(temperature, coupling, "a Blume–Capel model");
    if (!Double.isFinite(crystalField)) {
      throw new IllegalArgumentException(
          "crystalField = " + crystalField + ": a Blume–Capel model takes a finite one");
    }
  }

  /// Near the tricritical point of the square lattice, by single clusters and heat bath.
  public static BlumeCapel defaults() {
    return new BlumeCapel(0.608, 1, 1.966, new Wolff());
  }

  @Override
  public BlumeCapel at(double temperature) {
    return new BlumeCapel(temperature, coupling, crystalField, update);
  }

  @Override
  public PairLaw law() {
    double[][] bond = {{-coupling, 0, coupling}, {0, 0, 0}, {coupling, 0, -coupling}};
    double[] site = {crystalField, 0, crystalField};
    return new PairLaw(temperature, new byte[] {-1, 0, 1}, bond, site, new int[][] {{2, 1, 0}});
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    return PairSampler.random("a Blume–Capel model", law(), lattice, update, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    PairMoments moments =
        PairMoments.of(
            law(), lattice, "magnetisation", new double[][] {{-1}, {0}, {1}}, new byte[0]);
    return Joined.of(
        moments,
        Joined.Extra.of(
            List.of("density"),
            configuration -> new double[] {density(moments.checked(configuration))}));
  }

  private static double density(byte[] spins) {
    double sum = 0;
    for (byte spin : spins) {
      sum += spin * spin;
    }
    return sum / spins.length;
  }
}
