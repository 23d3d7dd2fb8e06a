package org.rsmi.model;

import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single spins: `reflections` visits of every site that mirror the spin about its local field,
/// `θ → 2 arg Σⱼ e^{iθⱼ} − θ`, which costs no energy, then one that rotates it at random and
/// accepts with probability `min(1, exp(−ΔE/T))`.
///
/// Works everywhere, on frustrated lattices too, where [WolffEmbedding] does not. Reflections move
/// spin waves ballistically: `τ ~ L` instead of `L²`. A rotation is by `2 atan w`, w uniform within
/// `±min(2, √(T/|J|))`, so that no sine is computed.
///
/// @param reflections ≥ 0
/// @see <a href="https://doi.org/10.1103/PhysRevD.36.515">Creutz (1987)</a>
public record Overrelaxation(int reflections) implements AngleUpdate {
  public Overrelaxation {
    if (reflections < 0) {
      throw new IllegalArgumentException(
          "reflections = " + reflections + ": over-relaxation takes at least 0");
    }
  }

  /// One reflection for every rotation.
  public static Overrelaxation defaults() {
    return new Overrelaxation(1);
  }

  @Override
  public Update.Moves on(XY model, Lattice lattice, float[] spins, Rng rng) {
    Adjacency adjacency = Adjacency.of(lattice);
    return new Visits(
        spins,
        adjacency.first(),
        adjacency.neighbour(),
        model.coupling() / model.temperature(),
        Math.min(2, Math.sqrt(model.temperature() / Math.abs(model.coupling()))),
        reflections,
        rng);
  }

  /// @param coupling J/T
  /// @param reach largest `w`
  private record Visits(
      float[] spins,
      int[] first,
      int[] neighbour,
      double coupling,
      double reach,
      int reflections,
      Rng rng)
      implements Update.Moves {

    @Override
    public void sweep() {
      for (int k = 0; k < reflections; k++) {
        reflect();
      }
      rotate();
    }

    private void reflect() {
      for (int i = 0; i < first.length - 1; i++) {
        double x = 0;
        double y = 0;
        for (int k = first[i]; k < first[i + 1]; k++) {
          int other = 2 * neighbour[k];
          x += spins[other];
          y += spins[other + 1];
        }
        double square = x * x + y * y;
        if (square > 1e-12) {
          double c = spins[2 * i];
          double s = spins[2 * i + 1];
          double twice = 2 * (c * x + s * y) / square;
          PlaneSpins.store(spins, 2 * i, twice * x - c, twice * y - s);
        }
      }
    }

    private void rotate() {
      for (int i = 0; i < first.length - 1; i++) {
        double x = 0;
        double y = 0;
        for (int k = first[i]; k < first[i + 1]; k++) {
          int other = 2 * neighbour[k];
          x += spins[other];
          y += spins[other + 1];
        }
        double w = reach * (2 * rng.nextDouble() - 1);
        double norm = 1 / (1 + w * w);
        double cosine = (1 - w * w) * norm;
        double sine = 2 * w * norm;
        double c = spins[2 * i];
        double s = spins[2 * i + 1];
        double turnedC = c * cosine - s * sine;
        double turnedS = s * cosine + c * sine;
        double cost = coupling * ((c - turnedC) * x + (s - turnedS) * y);
        if (cost <= 0 || PlaneSpins.below(rng.nextDouble(), cost)) {
          PlaneSpins.store(spins, 2 * i, turnedC, turnedS);
        }
      }
    }
  }
}
