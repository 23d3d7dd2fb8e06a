package org.rsmi.model;

import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// A way to move through the configurations of an [XY] model that leaves the law unchanged.
public interface AngleUpdate {

  /// Prepares to update `spins` in place; all later work is free of allocation.
  ///
  /// @param spins `[2 × sites]`, cosine and sine of each angle in turn, owned by the sampler
  /// @param rng the stream every move draws from
  /// @throws IllegalArgumentException if the update cannot work for this model on this lattice
  Update.Moves on(XY model, Lattice lattice, float[] spins, Rng rng);
}
