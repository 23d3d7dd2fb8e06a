package org.rsmi.lattice;

import java.util.List;

/// The triangular lattice, `[rows × columns]` sites with six neighbours each: `(r, c ± 1)`,
/// `(r ± 1, c)` and `±(1, 1)`.
///
/// An antiferromagnet on it is frustrated. Its three-sublattice order fits on a torus whose extents
/// are multiples of 3.
///
/// @param size `[L]` for L × L, or `[rows, columns]`; each ≥ 3
public record Triangular(List<Integer> size, Boundary boundary) implements Lattice {
  private static final int[][] STEPS = {{0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, -1}};

  public Triangular {
    size = size.size() == 1 ? List.of(size.get(0), size.get(0)) : List.copyOf(size);
    if (size.size() != 2 || size.get(0) < 3 || size.get(1) < 3) {
      throw new IllegalArgumentException(
          "size = " + size + ": a triangular lattice takes one or two extents of at least 3 sites");
    }
  }

  /// A rhombus of L × L sites with periodic boundaries.
  public static Triangular torus(int size) {
    return new Triangular(List.of(size), Boundary.PERIODIC);
  }

  /// The 48 × 48 torus.
  public static Triangular defaults() {
    return torus(48);
  }

  @Override
  public List<Integer> shape() {
    return size;
  }

  @Override
  public boolean bipartite() {
    return false;
  }

  @Override
  public int[][] neighbours() {
    return Grid.neighbours(Grid.extents(size), boundary, STEPS);
  }

  @Override
  public double[][] positions() {
    double[][] positions = new double[sites()][];
    for (int site = 0; site < positions.length; site++) {
      int row = site / size.getLast();
      int column = site % size.getLast();
      positions[site] = new double[] {column - row / 2.0, row * Math.sqrt(3) / 2};
    }
    return positions;
  }
}
