package org.rsmi.model;

/// How a configuration of a model is drawn.
public enum Portrait {
  /// Few states, one colour each.
  STATES,
  /// Angles in radians or steps of a clock, on a cyclic palette.
  ANGLES,
  /// Counts, as bars over a chain and as a sequential palette elsewhere.
  HEIGHTS,
  /// A continuous field, on a diverging palette with 0 in the middle.
  FIELD,
  /// Pairs of neighbours, see [DimerModel].
  DIMERS
}
