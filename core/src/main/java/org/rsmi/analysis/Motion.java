package org.rsmi.analysis;

import org.rsmi.lattice.LatticeSymmetry;

/// What a symmetry of the lattice does to a filter on a block:
/// `(g f)(x) = (−1)^{σ·x} f(M x + t)`, places counted modulo the block's extents.
///
/// A sign common to all sites is no part of it: the sign of a filter is gauge.
///
/// @param point M, as the point group's element about the origin
/// @param row first component of t, sites
/// @param column second component of t, sites
/// @param signRow first component of σ, 0 or 1
/// @param signColumn second component of σ, 0 or 1
record Motion(LatticeSymmetry point, int row, int column, int signRow, int signColumn) {
  static final Motion IDENTITY = new Motion(LatticeSymmetry.IDENTITY, 0, 0, 0, 0);

  /// Whether the lattice is only shifted.
  boolean translates() {
    return point == LatticeSymmetry.IDENTITY
        && signRow == 0
        && signColumn == 0
        && (row != 0 || column != 0);
  }

  /// Whether only signs change.
  boolean signs() {
    return point == LatticeSymmetry.IDENTITY
        && row == 0
        && column == 0
        && (signRow != 0 || signColumn != 0);
  }

  /// Whether M is a reflection.
  static boolean reflects(LatticeSymmetry point) {
    int[] m = matrix(point);
    return m[0] * m[3] - m[1] * m[2] < 0;
  }

  /// M by rows, `[4]`.
  static int[] matrix(LatticeSymmetry point) {
    return switch (point) {
      case IDENTITY -> new int[] {1, 0, 0, 1};
      case HALF_TURN -> new int[] {-1, 0, 0, -1};
      case FLIP_ROWS -> new int[] {-1, 0, 0, 1};
      case FLIP_COLUMNS -> new int[] {1, 0, 0, -1};
      case TRANSPOSE -> new int[] {0, 1, 1, 0};
      case ANTITRANSPOSE -> new int[] {0, -1, -1, 0};
      case QUARTER_TURN -> new int[] {0, 1, -1, 0};
      case THREE_QUARTER_TURN -> new int[] {0, -1, 1, 0};
    };
  }
}
