package org.rsmi.model;

import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single clusters of the Ising model that a random direction r embeds: from a random site, bonds
/// are followed with probability `1 − exp(−2J (sᵢ·r)(sⱼ·r)/T)` and everything reached is mirrored,
/// `s → s − 2(s·r) r`.
///
/// Vortices and spin waves alike move fast, `τ` of a few sweeps at and below the
/// Kosterlitz–Thouless transition. The number of clusters in a sweep is learned and frozen as in
/// [Wolff].
///
/// @see <a href="https://doi.org/10.1103/PhysRevLett.62.361">Wolff (1989)</a>
public record WolffEmbedding() implements AngleUpdate {

  @Override
  public Update.Moves on(XY model, Lattice lattice, float[] spins, Rng rng) {
    if (model.coupling() < 0 && !lattice.bipartite()) {
      throw new IllegalArgumentException(
          "WolffEmbedding on an antiferromagnet needs a bipartite lattice, found "
              + lattice
              + "; use Overrelaxation");
    }
    return new Growth(
        Adjacency.of(lattice), spins, 2 * model.coupling() / model.temperature(), rng);
  }

  private static final class Growth implements CountedMoves {
    private final float[] spins;
    private final int[] first;
    private final int[] neighbour;
    private final double coupling;
    private final Rng rng;
    private final int[] stack;
    private final Workload workload;

    Growth(Adjacency adjacency, float[] spins, double coupling, Rng rng) {
      this.spins = spins;
      this.first = adjacency.first();
      this.neighbour = adjacency.neighbour();
      this.coupling = coupling;
      this.rng = rng;
      this.stack = new int[spins.length / 2];
      this.workload = new Workload("WolffEmbedding", stack.length);
    }

    @Override
    public void sweep() {
      long clusters = workload.moves();
      long mirrored = 0;
      for (long cluster = 0; cluster < clusters; cluster++) {
        mirrored += mirrorCluster(rng.nextInt(stack.length));
      }
      workload.note(clusters, mirrored);
    }

    /// Sites are mirrored as they are reached, so the bond of a mirrored site to another of its
    /// cluster has the wrong sign and is not followed again.
    private int mirrorCluster(int seed) {
      double u;
      double v;
      double square;
      do {
        u = 2 * rng.nextDouble() - 1;
        v = 2 * rng.nextDouble() - 1;
        square = u * u + v * v;
      } while (square > 1 || square == 0);
      double rx = u / Math.sqrt(square);
      double ry = v / Math.sqrt(square);
      int size = 1;
      int top = 0;
      stack[top++] = seed;
      mirror(seed, rx, ry, spins[2 * seed] * rx + spins[2 * seed + 1] * ry);
      while (top > 0) {
        int site = stack[--top];
        double pull = -coupling * (spins[2 * site] * rx + spins[2 * site + 1] * ry);
        for (int k = first[site]; k < first[site + 1]; k++) {
          int other = neighbour[k];
          double along = spins[2 * other] * rx + spins[2 * other + 1] * ry;
          double bond = pull * along;
          if (bond > 0 && !PlaneSpins.below(rng.nextDouble(), bond)) {
            mirror(other, rx, ry, along);
            stack[top++] = other;
            size++;
          }
        }
      }
      return size;
    }

    private void mirror(int site, double rx, double ry, double along) {
      PlaneSpins.store(
          spins, 2 * site, spins[2 * site] - 2 * along * rx, spins[2 * site + 1] - 2 * along * ry);
    }

    @Override
    public Workload workload() {
      return workload;
    }
  }
}
