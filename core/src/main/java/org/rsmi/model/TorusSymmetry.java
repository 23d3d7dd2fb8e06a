package org.rsmi.model;

/// A symmetry of the square torus on its vertices and directions: reflections of x and of y, then
/// their exchange, then a translation.
///
/// Directions are those of [DimerUpdate].
///
/// @param rows of the torus
/// @param columns of the torus
/// @param mirrored bit 0: x is reflected, bit 1: y is
/// @param exchanged 1 if x and y are exchanged afterwards, which takes as many rows as columns
/// @param down translation along y, sites
/// @param right translation along x, sites
record TorusSymmetry(int rows, int columns, int mirrored, int exchanged, int down, int right) {

  /// One of all symmetries of the torus, each as likely as any other if the bits are random.
  ///
  /// @param bits 64 of them
  static TorusSymmetry of(long bits, int rows, int columns) {
    return new TorusSymmetry(
        rows,
        columns,
        (int) (bits & 3),
        rows == columns ? (int) (bits >>> 2 & 1) : 0,
        (int) ((bits >>> 3 & 0xFFFF_FFFL) % rows),
        (int) ((bits >>> 31 & 0xFFFF_FFFL) % columns));
  }

  /// Where a vertex moves.
  int site(int site) {
    int y = site / columns;
    int x = site % columns;
    int mirroredX = (mirrored & 1) == 0 ? x : -x;
    int mirroredY = (mirrored & 2) == 0 ? y : -y;
    int toX = exchanged == 0 ? mirroredX : mirroredY;
    int toY = exchanged == 0 ? mirroredY : mirroredX;
    return Math.floorMod(toY + down, rows) * columns + Math.floorMod(toX + right, columns);
  }

  /// Where a direction turns.
  int direction(int direction) {
    int axis = direction & 1;
    int turned = (mirrored >>> axis & 1) == 0 ? direction : direction ^ 2;
    return turned ^ exchanged;
  }
}
