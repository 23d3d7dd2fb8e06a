package org.rsmi.model;

import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// A way to move through the configurations of the [Ising] model that leaves its law unchanged.
public interface Update {

  /// Prepares to update `spins` in place; all later work is free of allocation.
  ///
  /// @param model J and T
  /// @param spins `[sites]`, ±1, owned by the sampler
  /// @param rng the stream every move draws from
  /// @throws IllegalArgumentException if the update cannot work on this lattice
  Moves on(Ising model, Lattice lattice, byte[] spins, Rng rng);

  /// The moves of one chain.
  interface Moves {

    /// About one attempted flip per site.
    void sweep();

    /// See [Sampler#freeze()].
    default void freeze() {}

    /// See [Sampler#tuning()].
    default long[] tuning() {
      return new long[0];
    }

    /// Returns to numbers read from [#tuning()].
    default void restore(long[] tuning) {
      if (tuning.length != 0) {
        throw new IllegalArgumentException(
            tuning.length + " tuning numbers for an update that takes none");
      }
    }
  }
}
