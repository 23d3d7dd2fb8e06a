package org.rsmi.model;

import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// All clusters at once: active bonds join the sites into clusters, and each is flipped with
/// probability ½.
///
/// A sweep costs the same at every temperature, and the sign of the magnetisation is fresh each
/// time.
///
/// @see <a href="https://doi.org/10.1103/PhysRevLett.58.86">Swendsen and Wang (1987)</a>
public record SwendsenWang() implements Update {

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Clusters.requireUnfrustrated(law, lattice, this);
    Bonds bonds = Bonds.of(lattice);
    return new Joining(
        spins,
        bonds.from(),
        bonds.to(),
        law.ferromagnetic() ? 1 : -1,
        Clusters.threshold(law),
        rng,
        new int[spins.length],
        new byte[spins.length]);
  }

  /// @param parent union–find forest; a site's parent is never larger than the site
  /// @param factor +1 or −1, what the sweep does to each site
  private record Joining(
      byte[] spins,
      int[] from,
      int[] to,
      int sign,
      long threshold,
      Rng rng,
      int[] parent,
      byte[] factor)
      implements Moves {
    private static final long LOW = (1L << 32) - 1;

    @Override
    public void sweep() {
      for (int i = 0; i < parent.length; i++) {
        parent[i] = i;
      }
      join();
      turn();
    }

    /// One random long decides two bonds.
    private void join() {
      int last = from.length - 1;
      for (int b = 0; b < last; b += 2) {
        long draw = rng.nextLong();
        join(b, draw >>> 32);
        join(b + 1, draw & LOW);
      }
      if (last % 2 == 0) {
        join(last, rng.nextLong() >>> 32);
      }
    }

    private void join(int bond, long draw) {
      int i = from[bond];
      int j = to[bond];
      if (draw < threshold && spins[i] * spins[j] == sign) {
        int a = root(i);
        int b = root(j);
        if (a < b) {
          parent[b] = a;
        } else {
          parent[a] = b;
        }
      }
    }

    private int root(int site) {
      while (parent[site] != site) {
        parent[site] = parent[parent[site]];
        site = parent[site];
      }
      return site;
    }

    /// Parents come before their children, so one pass in order of number reaches every site
    /// after its root has decided.
    private void turn() {
      long coins = 0;
      int left = 0;
      for (int i = 0; i < parent.length; i++) {
        if (parent[i] != i) {
          factor[i] = factor[parent[i]];
        } else {
          if (left == 0) {
            coins = rng.nextLong();
            left = Long.SIZE;
          }
          factor[i] = (byte) (1 - 2 * (coins & 1));
          coins >>>= 1;
          left--;
        }
        spins[i] *= factor[i];
      }
    }
  }
}
