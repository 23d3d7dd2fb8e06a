package org.rsmi.lattice;

import java.util.List;

/// The simple cubic lattice, `[layers × rows × columns]` sites with six neighbours each.
///
/// @param size `[L]` for L × L × L, or three extents; each ≥ 2
public record Cubic(List<Integer> size, Boundary boundary) implements Lattice {
  private static final double DEPTH = 0.35;

  public Cubic {
    size = size.size() == 1 ? List.of(size.get(0), size.get(0), size.get(0)) : List.copyOf(size);
    if (size.size() != 3 || !size.stream().allMatch(extent -> extent >= 2)) {
      throw new IllegalArgumentException(
          "size = " + size + ": a cubic lattice takes one or three extents of at least 2 sites");
    }
  }

  /// L × L × L sites with periodic boundaries.
  public static Cubic torus(int size) {
    return new Cubic(List.of(size), Boundary.PERIODIC);
  }

  /// 16 × 16 × 16 sites with periodic boundaries.
  public static Cubic defaults() {
    return torus(16);
  }

  @Override
  public List<Integer> shape() {
    return size;
  }

  @Override
  public int[][] neighbours() {
    return Grid.neighbours(size, boundary);
  }

  /// An oblique projection: layers recede to the upper right.
  @Override
  public double[][] positions() {
    int[] extents = Grid.extents(size);
    double[][] positions = new double[sites()][];
    for (int site = 0; site < positions.length; site++) {
      int[] place = Grid.coordinates(site, extents);
      positions[site] = new double[] {place[2] + DEPTH * place[0], place[1] - DEPTH * place[0]};
    }
    return positions;
  }
}
