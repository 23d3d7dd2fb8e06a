package org.rsmi.model;

import java.util.stream.IntStream;
import org.rsmi.lattice.Adjacency;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Single spins changed to another state at random, accepted with probability
/// `min(1, exp(−ΔE/T))`; for Ising spins `ΔE = 2J sᵢ Σⱼ sⱼ`.
///
/// A sweep visits every site once, one sublattice after the other on a bipartite lattice, in
/// order of number otherwise. Works everywhere; slow near a critical point, where `τ ~ L^2.17`.
///
/// On a chain Ising spins accept `ΔE = 0` with probability ½. Accepting it always would move the
/// domain walls of a ring like clockwork and conserve right-movers less left-movers: not ergodic.
/// The same holds for the stripes of a frustrated lattice, so ½ is used wherever a lattice is not
/// bipartite. Elsewhere it is 255/256: diagonal stripes on a torus have `ΔE = 0` everywhere and
/// would move in step for ever, but nearly always accepting makes τ three times shorter than ½.
///
/// @see <a href="https://doi.org/10.1063/1.1699114">Metropolis et al. (1953)</a>
public record Metropolis() implements Update {
  private static final double ALMOST_ALWAYS = 255.0 / 256;
  private static final long ONE = 1L << 32;
  private static final long LOW = ONE - 1;

  @Override
  public Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    Adjacency adjacency = Adjacency.of(lattice);
    int most = 0;
    for (int i = 0; i + 1 < adjacency.first().length; i++) {
      most = Math.max(most, adjacency.first()[i + 1] - adjacency.first()[i]);
    }
    if (!Clusters.isPlainIsing(law)) {
      int proposals = most <= 2 ? law.states().length : law.states().length - 1;
      return new Proposals(
          spins, adjacency, order(lattice), LocalWeights.of(law), numbers(law), proposals, rng);
    }
    return new Visits(
        spins,
        adjacency.first(),
        adjacency.neighbour(),
        order(lattice),
        thresholds(law, most, most <= 2 || !lattice.bipartite() ? 0.5 : ALMOST_ALWAYS),
        rng);
  }

  /// The sites as a sweep visits them.
  static int[] order(Lattice lattice) {
    int[] order = IntStream.range(0, lattice.sites()).toArray();
    if (!lattice.bipartite()) {
      return order;
    }
    byte[] half = lattice.sublattices();
    return IntStream.concat(
            IntStream.of(order).filter(i -> half[i] > 0),
            IntStream.of(order).filter(i -> half[i] < 0))
        .toArray();
  }

  /// The number of each state, by its value less the lowest.
  private static int[] numbers(PairLaw law) {
    int[] numbers = new int[StateTable.of(law).width()];
    for (int s = 0; s < law.states().length; s++) {
      numbers[law.states()[s] - law.states()[0]] = s;
    }
    return numbers;
  }

  /// Proposes another state at random, on a chain also the present one.
  ///
  /// @param proposals number of states to choose from
  private record Proposals(
      byte[] spins,
      Adjacency adjacency,
      int[] order,
      LocalWeights weights,
      int[] numbers,
      int proposals,
      Rng rng)
      implements Moves {

    @Override
    public void sweep() {
      int states = weights.states().length;
      for (int site : order) {
        int from = numbers[spins[site] - weights.lowest()];
        int to = (from + 1 + rng.nextInt(proposals)) % states;
        double ratio = weight(site, to) / weight(site, from);
        if (ratio >= 1 || rng.nextDouble() < ratio) {
          spins[site] = weights.states()[to];
        }
      }
    }

    private double weight(int site, int state) {
      int[] first = adjacency.first();
      double weight = weights.site()[state];
      for (int k = first[site]; k < first[site + 1]; k++) {
        weight *= weights.bond(state, spins[adjacency.neighbour()[k]]);
      }
      return weight;
    }
  }

  /// `2³²` times the probability to accept for `h = sᵢ Σⱼ sⱼ = −most … most`.
  private static long[] thresholds(PairLaw law, int most, double tie) {
    long[] thresholds = new long[2 * most + 1];
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
