package org.rsmi.lattice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The point group of a rectangle of sites: maps a configuration may undergo, V and E together,
/// without changing its probability when the law has the lattice's symmetry.
///
/// Site `(r, c)` of the image holds the value of site `(r', c')`, with `(r', c')` as written
/// below and r̄, c̄ counted from the far edge. A square has all eight, a rectangle the four that
/// keep its shape, a chain the identity and the reversal.
public enum LatticeSymmetry {
  /// `(r, c)`
  IDENTITY,
  /// `(r̄, c̄)`, on a chain the reversal.
  HALF_TURN,
  /// `(r̄, c)`
  FLIP_ROWS,
  /// `(r, c̄)`
  FLIP_COLUMNS,
  /// `(c, r)`
  TRANSPOSE,
  /// `(c̄, r̄)`
  ANTITRANSPOSE,
  /// `(c, r̄)`
  QUARTER_TURN,
  /// `(c̄, r)`
  THREE_QUARTER_TURN;

  private static final List<LatticeSymmetry> OF_A_CHAIN = List.of(IDENTITY, HALF_TURN);
  private static final List<LatticeSymmetry> OF_A_RECTANGLE =
      List.of(IDENTITY, HALF_TURN, FLIP_ROWS, FLIP_COLUMNS);

  /// The maps of a lattice onto itself: those of its array of sites that take neighbours to
  /// neighbours.
  public static List<LatticeSymmetry> of(Lattice lattice) {
    List<Set<Integer>> neighbours =
        Arrays.stream(lattice.neighbours())
            .map(sites -> Arrays.stream(sites).boxed().collect(Collectors.toSet()))
            .toList();
    return of(lattice.shape()).stream()
        .filter(map -> preserves(map.permutation(lattice), neighbours))
        .toList();
  }

  private static boolean preserves(int[] permutation, List<Set<Integer>> neighbours) {
    for (int site = 0; site < permutation.length; site++) {
      Set<Integer> image = neighbours.get(permutation[site]);
      if (image.size() != neighbours.get(site).size()
          || !neighbours.get(site).stream().allMatch(other -> image.contains(permutation[other]))) {
        return false;
      }
    }
    return true;
  }

  /// The maps of an array of this shape onto itself, e.g. of a block.
  ///
  /// @param shape one or two extents
  public static List<LatticeSymmetry> of(List<Integer> shape) {
    return switch (shape.size()) {
      case 1 -> OF_A_CHAIN;
      case 2 -> shape.get(0).equals(shape.get(1)) ? List.of(values()) : OF_A_RECTANGLE;
      default ->
          throw new IllegalArgumentException(
              "shape " + shape + ": lattice symmetries take one or two extents");
    };
  }

  /// This map on the sites of a lattice.
  ///
  /// @return `[sites]`: `image[i] = values[permutation[i]]`
  public int[] permutation(Lattice lattice) {
    return permutation(lattice.shape());
  }

  /// This map on an array of this shape in C order.
  ///
  /// @throws IllegalArgumentException if the map changes the shape
  public int[] permutation(List<Integer> shape) {
    if (!of(shape).contains(this)) {
      throw new IllegalArgumentException(
          "shape %s has no %s; it has %s".formatted(shape, this, of(shape)));
    }
    int[] extents = Grid.extents(shape);
    int[] permutation = new int[Grid.product(extents)];
    Arrays.setAll(
        permutation, i -> Grid.index(source(Grid.coordinates(i, extents), extents), extents));
    return permutation;
  }

  /// The coordinates whose value moves to `place`, which may lie outside the array.
  int[] source(int[] place, int[] extents) {
    int r = place[0];
    int farR = extents[0] - 1 - r;
    if (place.length == 1) {
      return new int[] {this == IDENTITY ? r : farR};
    }
    int c = place[1];
    int farC = extents[1] - 1 - c;
    return switch (this) {
      case IDENTITY -> new int[] {r, c};
      case HALF_TURN -> new int[] {farR, farC};
      case FLIP_ROWS -> new int[] {farR, c};
      case FLIP_COLUMNS -> new int[] {r, farC};
      case TRANSPOSE -> new int[] {c, r};
      case ANTITRANSPOSE -> new int[] {farC, farR};
      case QUARTER_TURN -> new int[] {c, farR};
      case THREE_QUARTER_TURN -> new int[] {farC, r};
    };
  }
}
