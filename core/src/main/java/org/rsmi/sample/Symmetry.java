package org.rsmi.sample;

/// A symmetry the user declares of the law behind the data, by which windows are multiplied:
/// applied to block and environment together it gives pairs of the same joint law.
public enum Symmetry {
  /// Translations of a periodic lattice, or as far as the window fits on an open one.
  TRANSLATION,
  /// Rotations and reflections of the lattice.
  POINT_GROUP,
  /// Exchange of all signs, `x → −x`.
  FLIP
}
