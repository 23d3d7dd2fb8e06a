package org.rsmi.model;

import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// A law over the configurations of a lattice, with a way to draw from it.
///
/// A model is a record of its parameters: one file. It knows its physics and nothing of files,
/// clocks, thermalisation or error bars, which belong to `Chain` and the measurement framework.
public interface Model {

  /// Starts a sampler on `lattice`, from a random (not yet thermal) configuration.
  ///
  /// @param rng the stream the sampler draws from for all its life
  /// @throws IllegalArgumentException if the model does not exist on this lattice
  Sampler start(Lattice lattice, Rng rng);
}
