package org.rsmi.model;

import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
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

  /// What is measured on a configuration.
  ///
  /// @throws IllegalArgumentException if the model does not exist on this lattice
  Observables observables(Lattice lattice);

  /// The lattice that the values of a configuration lie on: windows are cut from it, and its shape
  /// is that of a configuration in a file. Another than the model's own where the degrees of
  /// freedom live on bonds.
  default Lattice values(Lattice lattice) {
    return lattice;
  }

  /// The law is the same when [#values] is shifted by a multiple of this many sites along any axis.
  default int period() {
    return 1;
  }

  /// Where the model lives when nothing else is said.
  default Lattice home() {
    return Square.torus(64);
  }

  /// How a configuration is drawn.
  default Portrait portrait() {
    return Portrait.STATES;
  }
}
