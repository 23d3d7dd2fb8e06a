package org.rsmi.model;

import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Ashkin–Teller model: two Ising spins a site, `H = −Σ_⟨ij⟩ [J (σᵢσⱼ + τᵢτⱼ) + K σᵢτᵢσⱼτⱼ]`,
/// with law `exp(−H/T)`, k_B = 1.
///
/// A state 0 … 3 is `(1 − σ)/2 + 2 (1 − τ)/2`. K = 0 are two Ising models, K = J is the four-colour
/// Potts model with coupling 4J; on the square lattice the self-dual line between is critical with
/// continuously varying exponents, `sinh(2J/T) = exp(−2K/T)`. M is (σ, τ)/√2 per site, and
/// `polarisation`, with its modulus and powers, is the mean of σ τ. Further moments and derived
/// quantities have the names of the [Ising] model's.
///
/// @param temperature T > 0
/// @param coupling J, not 0
/// @param fourSpin K, finite
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1103/PhysRev.64.178">Ashkin and Teller (1943)</a>
public record AshkinTeller(double temperature, double coupling, double fourSpin, Update update)
    implements PairModel {
  public AshkinTeller {
    PairLaw.requireThermal(temperature, coupling, "an Ashkin–Teller model");
    if (!Double.isFinite(fourSpin)) {
      throw new IllegalArgumentException(
          "fourSpin = " + fourSpin + ": an Ashkin–Teller model takes a finite one");
    }
  }

  /// J = 1, K = ½ on its critical line, `T = 2.92`, by single clusters.
  public static AshkinTeller defaults() {
    return new AshkinTeller(2.9166, 1, 0.5, new Wolff());
  }

  @Override
  public AshkinTeller at(double temperature) {
    return new AshkinTeller(temperature, coupling, fourSpin, update);
  }

  private static int sigma(int state) {
    return 1 - 2 * (state & 1);
  }

  private static int tau(int state) {
    return 1 - (state & 2);
  }

  @Override
  public PairLaw law() {
    double[][] bond = new double[4][4];
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < 4; b++) {
        int sigmas = sigma(a) * sigma(b);
        int taus = tau(a) * tau(b);
        bond[a][b] = -coupling * (sigmas + taus) - fourSpin * sigmas * taus;
      }
    }
    int[][] flips = {{1, 0, 3, 2}, {2, 3, 0, 1}, {3, 2, 1, 0}};
    return new PairLaw(temperature, PairLaw.states(4), bond, new double[4], flips);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    return PairSampler.random("an Ashkin–Teller model", law(), lattice, update, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    double[][] spins = new double[4][];
    double[][] products = new double[4][];
    for (int state = 0; state < 4; state++) {
      spins[state] = new double[] {sigma(state) / Math.sqrt(2), tau(state) / Math.sqrt(2)};
      products[state] = new double[] {sigma(state) * tau(state)};
    }
    PairMoments magnetisation = PairMoments.of(law(), lattice, "magnetisation", spins, new byte[0]);
    PairMoments polarisation =
        PairMoments.of(law(), lattice, "polarisation", products, new byte[0]);
    return Joined.of(
        magnetisation,
        Joined.Extra.of(
            List.of("polarisation", "abs_polarisation", "polarisation2", "polarisation4"),
            configuration -> Arrays.copyOfRange(polarisation.of(configuration), 2, 6)));
  }
}
