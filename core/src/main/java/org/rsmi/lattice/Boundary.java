package org.rsmi.lattice;

/// What lies beyond the edge of a lattice.
public enum Boundary {
  /// The opposite edge: a ring or a torus.
  PERIODIC,
  /// Nothing.
  OPEN
}
