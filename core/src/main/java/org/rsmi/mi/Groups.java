package org.rsmi.mi;

import java.util.stream.IntStream;

/// The independent units behind rows, counted from 0.
///
/// @param index unit of every row, ascending, `[rows]`
/// @param count number of units
record Groups(int[] index, int count) {

  /// @param group as in [PairedSamples]
  static Groups of(int[] group) {
    int[] index = new int[group.length];
    for (int row = 1; row < group.length; row++) {
      index[row] = index[row - 1] + (group[row] == group[row - 1] ? 0 : 1);
    }
    return new Groups(index, index[group.length - 1] + 1);
  }

  /// The rows of one of `parts` stretches of nearly as many units each.
  int[] stretch(int part, int parts) {
    return IntStream.range(0, index.length)
        .filter(row -> (long) index[row] * parts / count == part)
        .toArray();
  }
}
