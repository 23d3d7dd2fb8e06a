package org.rsmi.model;

import java.util.stream.IntStream;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single spin flips, accepted with probability `min(1, exp(−ΔE/T))`, `ΔE = 2J sᵢ Σⱼ sⱼ`.
///
/// A sweep visits every site once, one sublattice after the other on a bipartite lattice, in
/// order of number otherwise. Works everywhere; slow near a critical point, where `τ ~ L^2.17`.
///
/// On a chain `ΔE = 0` is accepted with probability ½. Accepting it always would move the domain
/// walls of a ring like clockwork and conserve right-movers less left-movers: not ergodic. In two
/// dimensions always accepting is ergodic and makes τ three times shorter.
///
/// @see <a href="https://doi.org/10.1063/1.1699114">Metropolis et al. (1953)</a>
public record Metropolis() implements Update {
  private static final long ONE = 1L << 32;
  private static final long LOW = ONE - 1;

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Adjacency adjacency = Adjacency.of(lattice);
    int[] order = IntStream.range(0, lattice.sites()).toArray();
    if (lattice.bipartite()) {
      byte[] half = lattice.sublattices();
      order =
          IntStream.concat(
                  IntStream.of(order).filter(i -> half[i] > 0),
                  IntStream.of(order).filter(i -> half[i] < 0))
              .toArray();
    }
    int most = 0;
    for (int i = 0; i < spins.length; i++) {
      most = Math.max(most, adjacency.first()[i + 1] - adjacency.first()[i]);
    }
    return new Visits(
        spins, adjacency.first(), adjacency.neighbour(), order, thresholds(law, most), rng);
  }

  /// `2³²` times the probability to accept for `h = sᵢ Σⱼ sⱼ = −most … most`.
  private static long[] thresholds(PairLaw law, int most) {
    long[] thresholds = new long[2 * most + 1];
    double tie = most <= 2 ? 0.5 : 1;
    for (int h = -most; h <= most; h++) {
      double weight = Math.exp(2 * law.bond()[0][0] * h / law.temperature());
      thresholds[h + most] = Math.round(ONE * (h == 0 ? tie : Math.min(1, weight)));
    }
    return thresholds;
  }

  private record Visits(
      byte[] spins, int[] first, int[] neighbour, int[] order, long[] thresholds, Rng rng)
      implements Moves {

    /// One random long decides two flips.
    @Override
    public void sweep() {
      int last = order.length - 1;
      for (int k = 0; k < last; k += 2) {
        long draw = rng.nextLong();
        visit(order[k], draw >>> 32);
        visit(order[k + 1], draw & LOW);
      }
      if (last % 2 == 0) {
        visit(order[last], rng.nextLong() >>> 32);
      }
    }

    private void visit(int site, long draw) {
      int field = 0;
      for (int k = first[site]; k < first[site + 1]; k++) {
        field += spins[neighbour[k]];
      }
      int spin = spins[site];
      long threshold = thresholds[spin * field + thresholds.length / 2];
      spins[site] = (byte) (draw < threshold ? -spin : spin);
    }
  }
}
