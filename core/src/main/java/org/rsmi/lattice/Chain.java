package org.rsmi.lattice;

import java.util.List;

/// A chain of `size` sites; a ring when periodic.
///
/// @param size number of sites, ≥ 2
public record Chain(int size, Boundary boundary) implements Lattice {
  public Chain {
    if (size < 2) {
      throw new IllegalArgumentException("size = " + size + ": a chain has at least 2 sites");
    }
  }

  /// A ring of 64 sites.
  public static Chain defaults() {
    return new Chain(64, Boundary.PERIODIC);
  }

  @Override
  public List<Integer> shape() {
    return List.of(size);
  }

  @Override
  public int[][] neighbours() {
    return Grid.neighbours(shape(), boundary);
  }
}
