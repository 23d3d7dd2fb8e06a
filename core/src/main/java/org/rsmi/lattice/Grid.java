package org.rsmi.lattice;

import java.util.Arrays;
import java.util.List;

/// Arithmetic on the sites of a hypercubic grid, shared by [Chain] and [Square].
final class Grid {
  private Grid() {}

  /// Nearest neighbours along each axis, forwards then backwards, axis by axis.
  static int[][] neighbours(List<Integer> shape, Boundary boundary) {
    int sites = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    int[][] result = new int[sites][];
    int[] found = new int[2 * shape.size()];
    for (int site = 0; site < sites; site++) {
      int count = 0;
      int stride = sites;
      for (int extent : shape) {
        stride /= extent;
        int here = site / stride % extent;
        for (int step : new int[] {1, -1}) {
          int there = here + step;
          if (boundary == Boundary.PERIODIC) {
            there = Math.floorMod(there, extent);
          }
          if (there >= 0 && there < extent) {
            found[count++] = site + (there - here) * stride;
          }
        }
      }
      result[site] = Arrays.copyOf(found, count);
    }
    return result;
  }
}
