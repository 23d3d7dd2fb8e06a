package org.rsmi.mi;

/// How columns are brought to a common scale before a critic sees them. All are one-to-one in each
/// column, so none changes the information.
public enum Preprocessing {
  /// By column: few values are told apart one by one, the rest is ranked.
  AUTO,
  /// Normal scores of the ranks, `Φ⁻¹((r + ½)/N)`: nothing that is monotone in a column matters.
  RANK,
  /// Mean 0, variance 1.
  STANDARD,
  /// `asinh((z − median)/s)` with s the interquartile range of a normal of unit variance, then
  /// [#STANDARD]: for heavy tails whose shape should be kept.
  ASINH
}
