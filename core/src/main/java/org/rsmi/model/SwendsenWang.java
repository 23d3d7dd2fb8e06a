package org.rsmi.model;

import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// All clusters at once: active bonds join the sites into clusters, and each is reflected, see
/// [PairLaw], with probability ½ where site energies do not decide; Ising spins are flipped.
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
    if (!Clusters.isPlainIsing(law)) {
      Moves help = Clusters.help(law, lattice, spins, rng);
      return new Reflections(law, bonds, spins, help, rng);
    }
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

  /// Clusters of any law under one random reflection a sweep; each is reflected with probability
  /// `1/(1 + exp(ΔU/T))`.
  private static final class Reflections implements Moves {
    private static final long LOW = (1L << 32) - 1;

    private final byte[] spins;
    private final Bonds bonds;
    private final StateTable table;
    private final int[][] images;
    private final long[][] thresholds;
    private final double temperature;
    private final Moves help;
    private final Rng rng;
    private final int[] parent;
    private final double[] rise;
    private final boolean[] reflects;

    Reflections(PairLaw law, Bonds bonds, byte[] spins, Moves help, Rng rng) {
      this.spins = spins;
      this.bonds = bonds;
      this.table = StateTable.of(law);
      this.images = table.images(law);
      this.thresholds = Clusters.thresholds(law, table);
      this.temperature = law.temperature();
      this.help = help;
      this.rng = rng;
      this.parent = new int[spins.length];
      this.rise = new double[spins.length];
      this.reflects = new boolean[spins.length];
    }

    @Override
    public void sweep() {
      int reflection = rng.nextInt(images.length);
      for (int i = 0; i < parent.length; i++) {
        parent[i] = i;
        rise[i] = 0;
      }
      join(thresholds[reflection]);
      turn(images[reflection]);
      help.sweep();
    }

    private void join(long[] threshold) {
      for (int b = 0; b < bonds.count(); b++) {
        int i = bonds.from()[b];
        int j = bonds.to()[b];
        int state = spins[i] - table.lowest();
        long active = threshold[state * table.width() + spins[j] - table.lowest()];
        if (active > 0 && (rng.nextLong() & LOW) < active) {
          unite(parent, i, j);
        }
      }
    }

    private void turn(int[] image) {
      for (int i = 0; i < parent.length; i++) {
        int state = spins[i] - table.lowest();
        rise[root(parent, i)] += table.site()[image[state]] - table.site()[state];
      }
      for (int i = 0; i < parent.length; i++) {
        if (parent[i] == i) {
          reflects[i] = rng.nextDouble() * (1 + Math.exp(rise[i] / temperature)) < 1;
        }
        if (reflects[root(parent, i)]) {
          spins[i] = (byte) (image[spins[i] - table.lowest()] + table.lowest());
        }
      }
    }
  }

  /// Joins the trees of two sites of a union–find forest in which no parent is larger than its
  /// child.
  static void unite(int[] parent, int i, int j) {
    int a = root(parent, i);
    int b = root(parent, j);
    if (a < b) {
      parent[b] = a;
    } else {
      parent[a] = b;
    }
  }

  static int root(int[] parent, int site) {
    int at = site;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
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
        unite(parent, i, j);
      }
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
