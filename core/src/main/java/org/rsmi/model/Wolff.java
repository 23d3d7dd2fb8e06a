package org.rsmi.model;

import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single clusters: from a random site, active bonds are followed and everything reached is
/// flipped.
///
/// A sweep flips a fixed number of clusters, `max(1, round(N/⟨cluster size⟩))`, with the mean
/// learned during thermalisation and then frozen: stopping a sweep "when N spins have flipped"
/// would bias the sample towards configurations that follow a large cluster. [Sampler#tuning()]
/// begins with that number, 0 while it still adapts. The fastest update at criticality.
///
/// @see <a href="https://doi.org/10.1103/PhysRevLett.62.361">Wolff (1989)</a>
public record Wolff() implements Update {

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Clusters.requireUnfrustrated(law, lattice, this);
    return new Growth(law, Adjacency.of(lattice), spins, rng);
  }

  private static final class Growth implements Moves {
    /// Sweeps over which the mean cluster size is averaged while thermalising.
    private static final double MEMORY = 64;

    private static final long LOW = (1L << 32) - 1;

    private final byte[] spins;
    private final int[] first;
    private final int[] neighbour;
    private final int sign;
    private final long threshold;
    private final Rng rng;
    private final int[] stack;
    private long clustersPerSweep;
    private double clusters;
    private double flips;

    Growth(PairLaw law, Adjacency adjacency, byte[] spins, Rng rng) {
      this.spins = spins;
      this.first = adjacency.first();
      this.neighbour = adjacency.neighbour();
      this.sign = law.ferromagnetic() ? 1 : -1;
      this.threshold = Clusters.threshold(law);
      this.rng = rng;
      this.stack = new int[spins.length];
    }

    @Override
    public void sweep() {
      long count = clustersPerSweep > 0 ? clustersPerSweep : learned();
      long flipped = 0;
      for (long c = 0; c < count; c++) {
        flipped += flipCluster(rng.nextInt(spins.length));
      }
      if (clustersPerSweep == 0) {
        clusters += count - clusters / MEMORY;
        flips += flipped - flips / MEMORY;
      }
    }

    private long learned() {
      return flips == 0 ? 1 : Math.max(1, Math.round(spins.length * clusters / flips));
    }

    /// Sites flip as they are reached, so a spin not yet flipped and in agreement with the
    /// unflipped spin of `site` has the value `−sign · spins[site]`. One random long decides two
    /// bonds.
    private int flipCluster(int seed) {
      int size = 1;
      int top = 0;
      stack[top++] = seed;
      spins[seed] = (byte) -spins[seed];
      long draws = 0;
      int left = 0;
      while (top > 0) {
        int site = stack[--top];
        int wanted = -sign * spins[site];
        for (int k = first[site]; k < first[site + 1]; k++) {
          int other = neighbour[k];
          if (spins[other] == wanted) {
            draws = left == 0 ? rng.nextLong() : draws >>> 32;
            left = 1 - left;
            if ((draws & LOW) < threshold) {
              spins[other] = (byte) -wanted;
              stack[top++] = other;
              size++;
            }
          }
        }
      }
      return size;
    }

    @Override
    public void freeze() {
      clustersPerSweep = learned();
    }

    @Override
    public long[] tuning() {
      return new long[] {
        clustersPerSweep, Double.doubleToLongBits(clusters), Double.doubleToLongBits(flips)
      };
    }

    @Override
    public void restore(long[] tuning) {
      if (tuning.length != 3 || tuning[0] < 0) {
        throw new IllegalArgumentException(
            "Wolff resumes from 3 tuning numbers, the first ≥ 0; found " + tuning.length);
      }
      clustersPerSweep = tuning[0];
      clusters = Double.longBitsToDouble(tuning[1]);
      flips = Double.longBitsToDouble(tuning[2]);
    }
  }
}
