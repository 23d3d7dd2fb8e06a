package org.rsmi.model;

import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// A way to move through the configurations of a [PairLaw] that leaves the law unchanged.
public interface Update {

  /// Prepares to update `spins` in place; all later work is free of allocation.
  ///
  /// @param spins `[replicas × sites]`, states of the law, owned by the sampler
  /// @param rng the stream every move draws from
  /// @throws IllegalArgumentException if the update cannot work for this law on this lattice
  Moves on(PairLaw law, Lattice lattice, byte[] spins, Rng rng);

  /// How many independent chains it advances at once, ≥ 1.
  default int replicas() {
    return 1;
  }

  /// The moves of one chain, or of as many as there are replicas.
  interface Moves {

    /// About one attempted flip per site.
    void sweep();

    /// See [Sampler#freeze()].
    default void freeze() {}

    /// See [Sampler#tuning()].
    default long[] tuning() {
      return new long[0];
    }

    /// Brings `spins` up to date, for moves that keep the states elsewhere between sweeps.
    default void show() {}

    /// Notes that `spins` were overwritten, by a checkpoint or an exchange of replicas.
    default void take() {}

    /// Returns to numbers read from [#tuning()]; changes nothing if they are refused.
    default void restore(long[] tuning) {
      if (tuning.length != 0) {
        throw new IllegalArgumentException(
            tuning.length + " tuning numbers for an update that takes none");
      }
    }
  }
}
