package org.rsmi.lattice;

import java.util.List;

/// A rule that cuts a lattice into a block V, a buffer and an environment E.
public interface Partitioner {

  /// The cut whose block begins at `origin`.
  ///
  /// @param origin lattice coordinates of the block's first corner, one per axis
  /// @throws IllegalArgumentException if the cut does not fit there
  Partition partition(Lattice lattice, int[] origin);

  /// Every origin allowed whose coordinates lie `stride` apart, in C order: all of a periodic
  /// lattice, those where the whole cut fits on an open one. Parts at different origins have the
  /// same offsets, so the values of one configuration at all of them are samples of one law
  /// wherever the lattice is translation invariant.
  ///
  /// A rule that names the place of its block has that origin alone.
  ///
  /// @param stride in sites, ≥ 1
  /// @return at least one origin
  /// @throws IllegalArgumentException if the cut fits nowhere
  List<int[]> origins(Lattice lattice, int stride);

  /// The cut at [#centre].
  default Partition partition(Lattice lattice) {
    return partition(lattice, centre(lattice));
  }

  /// The origin that puts the block in the middle of the lattice, rounded down, or the one that the
  /// rule names.
  int[] centre(Lattice lattice);

  /// What an experiment means that names no type.
  static Partitioner defaults() {
    return SquareBlock.defaults();
  }
}
