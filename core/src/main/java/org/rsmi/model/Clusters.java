package org.rsmi.model;

import org.rsmi.lattice.Lattice;

/// What the cluster updates of [Wolff] and [SwendsenWang] share: bonds whose spins agree with the
/// coupling, `J sᵢ sⱼ > 0`, are active with probability `p = 1 − exp(−2|J|/T)`.
///
/// @see <a href="https://doi.org/10.1016/0031-8914(72)90045-6">Fortuin and Kasteleyn (1972)</a>
final class Clusters {
  private static final long ONE = 1L << 32;

  private Clusters() {}

  /// `2³² p`
  static long threshold(PairLaw law) {
    return Math.round(-ONE * Math.expm1(-2 * Math.abs(law.bond()[0][0]) / law.temperature()));
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
