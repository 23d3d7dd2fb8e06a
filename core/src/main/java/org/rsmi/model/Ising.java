package org.rsmi.model;

import java.util.Map;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The Ising model: `H = −J Σ_⟨ij⟩ sᵢ sⱼ`, `sᵢ = ±1`, with law `exp(−H/T)`, k_B = 1.
///
/// On the square lattice it is critical at `T_c = 2|J|/ln(1 + √2) = 2.269185…|J|`. Measures
/// `energy` (H), `magnetisation` (`Σ sᵢ`) and, for an antiferromagnet on a bipartite lattice,
/// `staggered` (`Σ ±sᵢ`, + on the half of site 0).
///
/// @param temperature T > 0, in the units of the coupling
/// @param coupling J, positive for a ferromagnet, negative for an antiferromagnet, not 0
/// @param update how configurations are drawn
public record Ising(double temperature, double coupling, Update update) implements Model {
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
  }

  /// The critical ferromagnet on the square lattice, J = 1, by Swendsen–Wang.
  public static Ising defaults() {
    return new Ising(CRITICAL, 1, new SwendsenWang());
  }

  @Override
  public Sampler start(Lattice lattice, Rng rng) {
    byte[] spins = new byte[lattice.sites()];
    for (int i = 0; i < spins.length; i++) {
      spins[i] = (byte) (rng.nextBoolean() ? 1 : -1);
    }
    boolean staggers = coupling < 0 && lattice.bipartite();
    byte[] signs = staggers ? lattice.sublattices() : new byte[0];
    Update.Moves moves = update.on(this, lattice, spins, rng);
    return new IsingSampler(this, spins, Bonds.of(lattice), signs, moves, rng);
  }

  /// @param signs ±1 on the two sublattices, empty where staggering means nothing
  private record IsingSampler(
      Ising model, byte[] spins, Bonds bonds, byte[] signs, Update.Moves moves, Rng rng)
      implements Sampler {

    @Override
    public void sweep() {
      moves.sweep();
    }

    @Override
    public Configuration configuration() {
      return new Configuration.Spins(spins);
    }

    @Override
    public Map<String, Double> measure() {
      int magnetisation = 0;
      for (byte spin : spins) {
        magnetisation += spin;
      }
      if (signs.length == 0) {
        return Map.of("energy", energy(), "magnetisation", (double) magnetisation);
      }
      int staggered = 0;
      for (int i = 0; i < spins.length; i++) {
        staggered += signs[i] * spins[i];
      }
      return Map.of(
          "energy", energy(),
          "magnetisation", (double) magnetisation,
          "staggered", (double) staggered);
    }

    /// `−J Σ_⟨ij⟩ sᵢ sⱼ`
    private double energy() {
      int[] from = bonds.from();
      int[] to = bonds.to();
      long products = 0;
      for (int b = 0; b < from.length; b++) {
        products += spins[from[b]] * spins[to[b]];
      }
      return -model.coupling * products;
    }

    @Override
    public void freeze() {
      moves.freeze();
    }

    @Override
    public long[] tuning() {
      return moves.tuning();
    }

    @Override
    public long[] streamState() {
      return rng.state();
    }

    @Override
    public void restore(Configuration configuration, long[] tuning, long[] streamState) {
      byte[] saved = spins(configuration);
      moves.restore(tuning);
      rng.resumeAt(streamState);
      System.arraycopy(saved, 0, spins, 0, spins.length);
    }

    private byte[] spins(Configuration configuration) {
      return switch (configuration) {
        case Configuration.Spins(byte[] saved)
            when saved.length == spins.length && areUnit(saved) ->
            saved;
        case Configuration.Spins _, Configuration.Field _ ->
            throw new IllegalArgumentException(
                "an Ising model on %d sites cannot resume from %s of %d sites; it takes spins ±1"
                    .formatted(
                        spins.length,
                        configuration.getClass().getSimpleName(),
                        configuration.sites()));
      };
    }

    private static boolean areUnit(byte[] saved) {
      for (byte spin : saved) {
        if (Math.abs(spin) != 1) {
          return false;
        }
      }
      return true;
    }
  }
}
