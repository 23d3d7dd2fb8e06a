package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// What the cluster updates of [Wolff] and [SwendsenWang] share. Under a reflection R a bond whose
/// energy would rise if one of its ends were reflected alone is active with probability
/// `p = 1 − exp(−(V(Rs, t) − V(s, t))/T)`; for the Ising model these are the satisfied bonds, with
/// `p = 1 − exp(−2|J|/T)`.
///
/// @see <a href="https://doi.org/10.1016/0031-8914(72)90045-6">Fortuin and Kasteleyn (1972)</a>
/// @see <a href="https://doi.org/10.1103/PhysRevLett.62.361">Wolff (1989)</a>
final class Clusters {
  private static final long ONE = 1L << 32;

  private Clusters() {}

  /// `2³² p` of the Ising model.
  static long threshold(PairLaw law) {
    return Math.round(-ONE * Math.expm1(-2 * Math.abs(law.bond()[0][0]) / law.temperature()));
  }

  /// `2³² p` for the values s and t at the ends of a bond, less the lowest,
  /// `[reflections][width × width]`.
  static long[][] thresholds(PairLaw law, StateTable table) {
    int[][] images = table.images(law);
    int width = table.width();
    long[][] thresholds = new long[images.length][width * width];
    for (int r = 0; r < images.length; r++) {
      for (int s = 0; s < width; s++) {
        for (int t = 0; t < width; t++) {
          double rise = table.bond()[images[r][s] * width + t] - table.bond()[s * width + t];
          thresholds[r][s * width + t] =
              Math.round(-ONE * Math.expm1(-Math.max(0, rise) / law.temperature()));
        }
      }
    }
    return thresholds;
  }

  /// Whether reflections lead from any state to any other.
  private static boolean connect(PairLaw law) {
    boolean[] reached = new boolean[law.states().length];
    reached[0] = true;
    for (int pass = 0; pass < reached.length; pass++) {
      for (int[] reflection : law.reflections()) {
        for (int s = 0; s < reached.length; s++) {
          reached[reflection[s]] |= reached[s];
        }
      }
    }
    for (boolean state : reached) {
      if (!state) {
        return false;
      }
    }
    return true;
  }

  /// What a sweep of clusters ends with: nothing where reflections connect all states, the heat
  /// bath
  /// otherwise.
  static Update.Moves help(PairLaw law, Lattice lattice, byte[] spins, Rng rng) {
    return connect(law) ? () -> {} : new HeatBath().on(law, lattice, spins, rng);
  }

  /// Whether the law is that of Ising spins without a field.
  static boolean isPlainIsing(PairLaw law) {
    return law.isIsing() && Arrays.stream(law.site()).allMatch(u -> u == 0);
  }

  /// Clusters of a frustrated antiferromagnet grow beyond its domains and decide nothing.
  static void requireUnfrustrated(PairLaw law, Lattice lattice, Update update) {
    if (!law.ferromagnetic() && !lattice.bipartite()) {
      throw new IllegalArgumentException(
          "%s on an antiferromagnet needs a bipartite lattice, found %s; use Metropolis"
              .formatted(update.getClass().getSimpleName(), lattice));
    }
  }
}
