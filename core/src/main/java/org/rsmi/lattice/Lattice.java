package org.rsmi.lattice;

import java.util.List;

/// A finite set of sites `0 … sites − 1` and the bonds between them.
///
/// Sites are numbered in C order of [#shape()], so site `(r, c)` of a `[R × C]` lattice is
/// `r·C + c` and a configuration is a flat array of `sites` values, as numpy stores it.
public interface Lattice {

  /// Extent along each axis, slowest first.
  List<Integer> shape();

  /// How sites beyond the edge are treated, the same on every axis.
  Boundary boundary();

  /// Number of sites, the product of [#shape()].
  default int sites() {
    return shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /// The bonded neighbours of each site, `[sites][coordination of that site]`; a bond of a
  /// periodic lattice of extent 2 appears twice.
  int[][] neighbours();

  /// Whether neighbours always belong to different halves, as an antiferromagnet needs to be
  /// unfrustrated.
  default boolean bipartite() {
    return boundary() == Boundary.OPEN || shape().stream().allMatch(n -> n % 2 == 0 || n == 1);
  }

  /// The half each site belongs to, +1 for the half of site 0 and −1 for the other, by the parity
  /// of its coordinates.
  ///
  /// @return `[sites]`
  /// @throws IllegalArgumentException if the lattice is not [#bipartite()]
  default byte[] sublattices() {
    if (!bipartite()) {
      throw new IllegalArgumentException(
          "a periodic lattice of shape " + shape() + " is not bipartite");
    }
    return Grid.parities(shape());
  }

  /// Where the sites lie in the plane, for pictures: x to the right and y downwards, in units of a
  /// bond where all bonds are equal. A chain lies on the x axis, a square lattice has its columns
  /// along x and its rows along y.
  ///
  /// @return `[sites × 2]`
  default double[][] positions() {
    int[] extents = Grid.extents(shape());
    double[][] positions = new double[sites()][];
    for (int site = 0; site < positions.length; site++) {
      int[] place = Grid.coordinates(site, extents);
      positions[site] =
          switch (place.length) {
            case 1 -> new double[] {place[0], 0};
            case 2 -> new double[] {place[1], place[0]};
            default ->
                throw new IllegalArgumentException(
                    "a lattice of shape " + shape() + " has no picture in the plane");
          };
    }
    return positions;
  }

  /// What an experiment means that names no type.
  static Lattice defaults() {
    return Square.defaults();
  }
}
