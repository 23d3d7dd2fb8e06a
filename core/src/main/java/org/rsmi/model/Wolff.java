package org.rsmi.model;

import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single clusters: from a random site, active bonds are followed and everything reached is
/// reflected, see [PairLaw]; Ising spins are flipped.
///
/// A sweep moves a fixed number of clusters, which on average hold as many sites as there are,
/// learned during thermalisation and then frozen: stopping a sweep "when N spins have flipped"
/// would bias the sample towards configurations that follow a large cluster. [Sampler#tuning()]
/// begins with that number, 0 while it still adapts. Where reflections do not lead to every state a
/// sweep ends with one of [HeatBath]. The fastest update at criticality.
///
/// @see <a href="https://doi.org/10.1103/PhysRevLett.62.361">Wolff (1989)</a>
public record Wolff() implements Update {

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Clusters.requireUnfrustrated(law, lattice, this);
    Adjacency adjacency = Adjacency.of(lattice);
    if (Clusters.isPlainIsing(law)) {
      return new Flips(law, adjacency, spins, rng);
    }
    Moves help = Clusters.help(law, lattice, spins, rng);
    return new Reflections(law, adjacency, spins, help, rng);
  }

  /// Clusters of any law, grown under a random reflection each. A change of site energies is
  /// accepted with probability `min(1, exp(−ΔU/T))`.
  private static final class Reflections implements CountedMoves {
    private static final long LOW = (1L << 32) - 1;

    private final byte[] spins;
    private final int[] first;
    private final int[] neighbour;
    private final StateTable table;
    private final int[][] images;
    private final long[][] thresholds;
    private final double temperature;
    private final Moves help;
    private final Rng rng;
    private final Workload workload;
    private final int[] members;
    private final boolean[] taken;

    Reflections(PairLaw law, Adjacency adjacency, byte[] spins, Moves help, Rng rng) {
      this.spins = spins;
      this.first = adjacency.first();
      this.neighbour = adjacency.neighbour();
      this.table = StateTable.of(law);
      this.images = table.images(law);
      this.thresholds = Clusters.thresholds(law, table);
      this.temperature = law.temperature();
      this.help = help;
      this.rng = rng;
      this.workload = new Workload("Wolff", spins.length);
      this.members = new int[spins.length];
      this.taken = new boolean[spins.length];
    }

    @Override
    public void sweep() {
      long clusters = workload.moves();
      long reflected = 0;
      for (long cluster = 0; cluster < clusters; cluster++) {
        reflected += reflectCluster(rng.nextInt(images.length), rng.nextInt(spins.length));
      }
      workload.note(clusters, reflected);
      help.sweep();
    }

    private int reflectCluster(int reflection, int seed) {
      int size = grow(thresholds[reflection], seed);
      int[] image = images[reflection];
      double rise = 0;
      for (int k = 0; k < size; k++) {
        taken[members[k]] = false;
        int state = spins[members[k]] - table.lowest();
        rise += table.site()[image[state]] - table.site()[state];
      }
      if (rise <= 0 || rng.nextDouble() < Math.exp(-rise / temperature)) {
        for (int k = 0; k < size; k++) {
          int state = spins[members[k]] - table.lowest();
          spins[members[k]] = (byte) (image[state] + table.lowest());
        }
      }
      return size;
    }

    /// Collects the sites reached from `seed`; returns how many. Nothing is changed yet.
    private int grow(long[] threshold, int seed) {
      int size = 1;
      members[0] = seed;
      taken[seed] = true;
      for (int done = 0; done < size; done++) {
        int site = members[done];
        int row = (spins[site] - table.lowest()) * table.width() - table.lowest();
        for (int k = first[site]; k < first[site + 1]; k++) {
          int other = neighbour[k];
          long active = threshold[row + spins[other]];
          if (active > 0 && !taken[other] && (rng.nextLong() & LOW) < active) {
            taken[other] = true;
            members[size++] = other;
          }
        }
      }
      return size;
    }

    @Override
    public Workload workload() {
      return workload;
    }
  }

  /// Clusters of Ising spins without a field.
  private static final class Flips implements CountedMoves {
    private static final long LOW = (1L << 32) - 1;

    private final byte[] spins;
    private final int[] first;
    private final int[] neighbour;
    private final int sign;
    private final long threshold;
    private final Rng rng;
    private final Workload workload;
    private final int[] stack;

    Flips(PairLaw law, Adjacency adjacency, byte[] spins, Rng rng) {
      this.spins = spins;
      this.first = adjacency.first();
      this.neighbour = adjacency.neighbour();
      this.sign = law.ferromagnetic() ? 1 : -1;
      this.threshold = Clusters.threshold(law);
      this.rng = rng;
      this.workload = new Workload("Wolff", spins.length);
      this.stack = new int[spins.length + 1];
    }

    @Override
    public void sweep() {
      long clusters = workload.moves();
      long flipped = 0;
      for (long cluster = 0; cluster < clusters; cluster++) {
        flipped += flipCluster(rng.nextInt(spins.length));
      }
      workload.note(clusters, flipped);
    }

    /// Sites flip as they are reached, so a spin not yet flipped and in agreement with the
    /// unflipped spin of `site` has the value `−sign · spins[site]`. One random long decides two
    /// bonds; all is decided without branches, which no processor could predict.
    private int flipCluster(int seed) {
      byte[] spin = spins;
      int[] open = stack;
      int size = 0;
      int top = 1;
      open[0] = seed;
      spin[seed] = (byte) -spin[seed];
      while (top > 0) {
        int site = open[--top];
        size++;
        int wanted = -sign * spin[site];
        int from = first[site];
        int to = first[site + 1];
        long draw = 0;
        for (int k = from; k < to; k++) {
          draw = (k - from & 1) == 0 ? rng.nextLong() : draw >>> 32;
          int other = neighbour[k];
          int value = spin[other];
          int joins = (int) ((draw & LOW) - threshold >>> 63) & (value * wanted + 1) >> 1;
          open[top] = other; // overwritten unless it joins
          top += joins;
          spin[other] = (byte) (value - 2 * joins * value);
        }
      }
      return size;
    }

    @Override
    public Workload workload() {
      return workload;
    }
  }
}
