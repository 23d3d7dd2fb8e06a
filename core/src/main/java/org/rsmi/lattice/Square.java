package org.rsmi.lattice;

import java.util.List;

/// The square lattice, `[rows × columns]` sites with four neighbours each.
///
/// @param size `[L]` for L × L, or `[rows, columns]`; each ≥ 2
public record Square(List<Integer> size, Boundary boundary) implements Lattice {
  public Square {
    size = size.size() == 1 ? List.of(size.get(0), size.get(0)) : List.copyOf(size);
    if (size.size() != 2 || size.get(0) < 2 || size.get(1) < 2) {
      throw new IllegalArgumentException(
          "size = " + size + ": a square lattice takes one or two extents of at least 2 sites");
    }
  }

  /// An L × L torus.
  public static Square torus(int size) {
    return new Square(List.of(size), Boundary.PERIODIC);
  }

  /// The 64 × 64 torus.
  public static Square defaults() {
    return torus(64);
  }

  @Override
  public List<Integer> shape() {
    return size;
  }

  @Override
  public int[][] neighbours() {
    return Grid.neighbours(size, boundary);
  }
}
