package org.rsmi.model;

import org.rsmi.lattice.Lattice;

/// A model whose configurations pair up neighbouring sites of the lattice.
public interface DimerModel extends Model {

  /// The site that each site is paired with, −1 for a monomer.
  ///
  /// @return `[sites]`
  /// @throws IllegalArgumentException if the configuration is no covering of the lattice
  int[] partners(Lattice lattice, Configuration configuration);
}
