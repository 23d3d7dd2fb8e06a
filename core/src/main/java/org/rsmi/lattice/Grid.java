package org.rsmi.lattice;

import java.util.Arrays;
import java.util.List;

/// Arithmetic on the sites of a hypercubic grid, shared by all lattices with axes.
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

  /// The sites reached from each by the given steps, those beyond an open edge left out.
  ///
  /// @param steps `[steps][axes]`
  static int[][] neighbours(int[] extents, Boundary boundary, int[][] steps) {
    int[][] result = new int[product(extents)][];
    for (int site = 0; site < result.length; site++) {
      int[] here = coordinates(site, extents);
      result[site] =
          Arrays.stream(steps)
              .map(step -> sum(here, step))
              .filter(there -> boundary == Boundary.PERIODIC || isInside(there, extents))
              .mapToInt(there -> index(wrapped(there, extents), extents))
              .toArray();
    }
    return result;
  }

  private static int[] sum(int[] here, int[] step) {
    int[] there = new int[here.length];
    Arrays.setAll(there, axis -> here[axis] + step[axis]);
    return there;
  }

  private static boolean isInside(int[] place, int[] extents) {
    for (int axis = 0; axis < place.length; axis++) {
      if (place[axis] < 0 || place[axis] >= extents[axis]) {
        return false;
      }
    }
    return true;
  }

  private static int[] wrapped(int[] place, int[] extents) {
    int[] wrapped = new int[place.length];
    Arrays.setAll(wrapped, axis -> Math.floorMod(place[axis], extents[axis]));
    return wrapped;
  }

  /// `(−1)^(sum of coordinates)` of every site.
  static byte[] parities(List<Integer> shape) {
    int[] extents = extents(shape);
    byte[] result = new byte[product(extents)];
    for (int site = 0; site < result.length; site++) {
      result[site] = (byte) (1 - 2 * (Arrays.stream(coordinates(site, extents)).sum() & 1));
    }
    return result;
  }

  static int[] extents(List<Integer> shape) {
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }

  static int product(int[] extents) {
    return Arrays.stream(extents).reduce(1, Math::multiplyExact);
  }

  /// Coordinates of the site numbered `index` in C order.
  static int[] coordinates(int index, int[] extents) {
    int[] result = new int[extents.length];
    for (int axis = extents.length - 1; axis >= 0; axis--) {
      result[axis] = index % extents[axis];
      index /= extents[axis];
    }
    return result;
  }

  /// Number in C order of the site at `coordinates`.
  static int index(int[] coordinates, int[] extents) {
    int result = 0;
    for (int axis = 0; axis < extents.length; axis++) {
      result = result * extents[axis] + coordinates[axis];
    }
    return result;
  }
}
