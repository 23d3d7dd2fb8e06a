package org.rsmi.model;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

/// The clock model: `H = −J Σ_⟨ij⟩ cos(2π(sᵢ − sⱼ)/q)` of q hands, with law `exp(−H/T)`, k_B = 1.
///
/// q = 2 is the [Ising] model, q = 3 the [Potts] model at 2T/3, q = 4 two Ising models at 2T; from
/// q = 5 on a critical phase lies between order and disorder, for q = 6 from 0.70 J to 0.90 J. M is
/// the mean unit vector. On a square torus `current2` is the mean over the two directions μ of
/// `(Σ_x sin(θ_{x+μ} − θ_x))²/N`, and `helicity_modulus = −⟨e⟩/2 − J² ⟨current2⟩/T`. Further
/// moments
/// and derived quantities have the names of the Ising model's.
///
/// @param hands q, 2 … 64
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1103/PhysRevB.16.1217">José et al. (1977)</a>
public record Clock(int hands, double temperature, double coupling, Update update)
    implements PairModel {
  public Clock {
    if (hands < 2 || hands > 64) {
      throw new IllegalArgumentException("hands = " + hands + ": a clock model takes 2 to 64");
    }
    PairLaw.requireThermal(temperature, coupling, "a clock model");
  }

  /// Six hands in the critical phase of the square lattice, J = 1, T = 0.8, by single clusters.
  public static Clock defaults() {
    return new Clock(6, 0.8, 1, new Wolff());
  }

  @Override
  public Clock at(double temperature) {
    return new Clock(hands, temperature, coupling, update);
  }

  @Override
  public Portrait portrait() {
    return Portrait.ANGLES;
  }

  private double angle(int hand) {
    return 2 * Math.PI * hand / hands;
  }

  @Override
  public PairLaw law() {
    double[][] bond = new double[hands][hands];
    int[][] mirrors = new int[hands][hands];
    for (int a = 0; a < hands; a++) {
      for (int b = 0; b < hands; b++) {
        // of the difference modulo q, so that V is exactly the same for all pairs of hands
        bond[a][b] =
            -coupling * Math.cos(angle(Math.min(Math.abs(a - b), hands - Math.abs(a - b))));
        mirrors[a][b] = Math.floorMod(a - b, hands);
      }
    }
    return new PairLaw(temperature, PairLaw.states(hands), bond, new double[hands], mirrors);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    return PairSampler.random("a clock model", law(), lattice, update, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    double[][] unit = new double[hands][];
    for (int hand = 0; hand < hands; hand++) {
      unit[hand] = new double[] {Math.cos(angle(hand)), Math.sin(angle(hand))};
    }
    PairMoments moments = PairMoments.of(law(), lattice, "magnetisation", unit, new byte[0]);
    if (!(lattice instanceof Square square) || square.boundary() != Boundary.PERIODIC) {
      return moments;
    }
    List<Observables.Derived> derived = new ArrayList<>();
    derived.add(
        new Observables.Derived(
            "helicity_modulus",
            List.of("energy", "current2"),
            m -> -m[0] / 2 - coupling * coupling * m[1] / temperature));
    return Joined.of(
        moments,
        new Joined.Extra(
            List.of("current2"),
            derived,
            configuration -> new double[] {current2(moments.checked(configuration), square)}));
  }

  private double current2(byte[] spins, Square square) {
    double[] sine = new double[2 * hands];
    for (int difference = 0; difference < sine.length; difference++) {
      sine[difference] = Math.sin(angle(difference));
    }
    int rows = square.shape().getFirst();
    int columns = square.shape().getLast();
    double along = 0;
    double down = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int here = spins[r * columns + c] - hands;
        along += sine[spins[r * columns + (c + 1) % columns] - here];
        down += sine[spins[(r + 1) % rows * columns + c] - here];
      }
    }
    return (along * along + down * down) / (2.0 * spins.length);
  }
}
