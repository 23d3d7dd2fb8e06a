package org.rsmi.lattice;

/// How far the environment E reaches beyond the buffer.
public sealed interface Environment {

  /// A frame of this width around the buffer.
  static Environment of(int width) {
    return new Shell(width);
  }

  /// The sites at Chebyshev distance `1 … width` from the buffer.
  ///
  /// @param width in sites, ≥ 1
  record Shell(int width) implements Environment {
    public Shell {
      if (width < 1) {
        throw new IllegalArgumentException(
            "environment = " + width + ": a shell is at least 1 site wide");
      }
    }
  }

  /// Every site beyond the buffer.
  record Everything() implements Environment {}
}
