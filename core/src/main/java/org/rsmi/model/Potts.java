package org.rsmi.model;

import java.util.List;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Potts model: `H = −J Σ_⟨ij⟩ δ(sᵢ, sⱼ)` of q colours, with law `exp(−H/T)`, k_B = 1.
///
/// On the square lattice it is critical at `T_c = J/ln(1 + √q)`, continuously up to q = 4 and with
/// a
/// jump from q = 5 on. The order parameter M points to the corners of a simplex, so that
/// `magnetisation2 = (q Σ_a n_a²/N² − 1)/(q − 1)`; `majority` is `(q max n_a/N − 1)/(q − 1)`.
/// Further moments and derived quantities have the names of the [Ising] model's.
///
/// @param colours q, 2 … 16
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param update how configurations are drawn
/// @see <a href="https://doi.org/10.1103/RevModPhys.54.235">Wu (1982)</a>
public record Potts(int colours, double temperature, double coupling, Update update)
    implements PairModel {
  public Potts {
    if (colours < 2 || colours > 16) {
      throw new IllegalArgumentException("colours = " + colours + ": a Potts model takes 2 to 16");
    }
    PairLaw.requireThermal(temperature, coupling, "a Potts model");
  }

  /// Three colours at their critical point on the square lattice, J = 1, by Swendsen–Wang.
  public static Potts defaults() {
    return new Potts(3, 1 / Math.log(1 + Math.sqrt(3)), 1, new SwendsenWang());
  }

  @Override
  public Potts at(double temperature) {
    return new Potts(colours, temperature, coupling, update);
  }

  @Override
  public PairLaw law() {
    double[][] bond = new double[colours][colours];
    int[][] exchanges = new int[colours * (colours - 1) / 2][];
    int exchange = 0;
    for (int a = 0; a < colours; a++) {
      bond[a][a] = -coupling;
      for (int b = a + 1; b < colours; b++) {
        int[] image = PairLaw.identity(colours);
        image[a] = b;
        image[b] = a;
        exchanges[exchange++] = image;
      }
    }
    return new PairLaw(temperature, PairLaw.states(colours), bond, new double[colours], exchanges);
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    return PairSampler.random("a Potts model", law(), lattice, update, rng);
  }

  @Override
  public Observables observables(Lattice lattice) {
    PairMoments moments = PairMoments.of(law(), lattice, "magnetisation", corners(), new byte[0]);
    return Joined.of(
        moments,
        Joined.Extra.of(
            List.of("majority"),
            configuration -> new double[] {majority(moments.checked(configuration))}));
  }

  /// The q corners of a regular simplex about 0 in q dimensions, at distance 1.
  private double[][] corners() {
    double[][] corners = new double[colours][colours];
    double scale = Math.sqrt(colours / (colours - 1.0));
    for (int a = 0; a < colours; a++) {
      for (int b = 0; b < colours; b++) {
        corners[a][b] = scale * ((a == b ? 1 : 0) - 1.0 / colours);
      }
    }
    return corners;
  }

  private double majority(byte[] spins) {
    int[] counts = new int[colours];
    int most = 0;
    for (byte spin : spins) {
      most = Math.max(most, ++counts[spin]);
    }
    return ((double) colours * most / spins.length - 1) / (colours - 1);
  }
}
