package org.rsmi.exact;

import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;

/// A torus whose bonds run along given directions, written down without the code under test.
///
/// @param directions `[directions × axes]`, each bond once
record Wrapped(List<Integer> shape, int[][] directions) implements Lattice {

  static Wrapped triangular(int size) {
    return new Wrapped(List.of(size, size), new int[][] {{1, 0}, {0, 1}, {1, 1}});
  }

  static Wrapped cubic(int size) {
    return new Wrapped(List.of(size, size, size), new int[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  }

  @Override
  public Boundary boundary() {
    return Boundary.PERIODIC;
  }

  @Override
  public int[][] neighbours() {
    int[][] neighbours = new int[sites()][2 * directions.length];
    for (int site = 0; site < neighbours.length; site++) {
      for (int d = 0; d < directions.length; d++) {
        neighbours[site][2 * d] = shifted(site, directions[d], 1);
        neighbours[site][2 * d + 1] = shifted(site, directions[d], -1);
      }
    }
    return neighbours;
  }

  private int shifted(int site, int[] direction, int sign) {
    int result = 0;
    int stride = 1;
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      int here = site / stride % shape.get(axis);
      result += stride * Math.floorMod(here + sign * direction[axis], shape.get(axis));
      stride *= shape.get(axis);
    }
    return result;
  }
}
