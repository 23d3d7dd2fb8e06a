package org.rsmi.lattice;

import java.util.Arrays;
import java.util.List;

/// The point group of a rectangle of sites: maps a configuration may undergo, V and E together,
/// without changing its probability when the law has the lattice's symmetry.
///
/// Site `(r, c)` of the image holds the value of site `(r', c')`, with `(r', c')` as written below and
/// r̄, c̄ counted from the far edge. A square has all eight, a rectangle the four that keep its shape, a
/// chain the identity and the reversal.
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

  /// The maps of a lattice onto itself.
  public static List<LatticeSymmetry> of(Lattice lattice) {
    return of(lattice.shape());
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
    int rows = shape.size() == 1 ? 1 : shape.getFirst();
    int columns = shape.getLast();
    int[] permutation = new int[rows * columns];
    Arrays.setAll(permutation, i -> source(i / columns, i % columns, rows, columns));
    return permutation;
  }

  private int source(int r, int c, int rows, int columns) {
    int farR = rows - 1 - r;
    int farC = columns - 1 - c;
    return switch (this) {
      case IDENTITY -> r * columns + c;
      case HALF_TURN -> farR * columns + farC;
      case FLIP_ROWS -> farR * columns + c;
      case FLIP_COLUMNS -> r * columns + farC;
      case TRANSPOSE -> c * columns + r;
      case ANTITRANSPOSE -> farC * columns + farR;
      case QUARTER_TURN -> c * columns + farR;
      case THREE_QUARTER_TURN -> farC * columns + r;
    };
  }
}
