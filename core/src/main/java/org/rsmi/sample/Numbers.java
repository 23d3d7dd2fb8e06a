package org.rsmi.sample;

import java.util.List;
import java.util.Optional;

/// The numbers of a file, `[rows × …]`, in C order; they can be visited any number of times.
///
/// A visit holds one block of them in memory, whatever the size of the file.
sealed interface Numbers permits StoredNumbers, TextNumbers, ChunkedNumbers {

  /// Values a block aims at; a block holds whole rows, at least one.
  int BLOCK = 1 << 16;

  /// Length of every axis; the first one counts rows.
  List<Integer> shape();

  /// Whether the file's number type is an integer.
  boolean integers();

  /// Hands every value to the visitor once, block by block, in order.
  void visit(Visitor visitor);

  /// The values where they lie, if they lie there as a sample set wants them.
  ///
  /// @param shape shape of one row
  Optional<SampleSet> lying(List<Integer> shape);

  /// Values in one row.
  default long columns() {
    return shape().stream().skip(1).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /// What looks at the values.
  interface Visitor {
    /// @param first index of `block[0]` in C order
    /// @param block the values; only the first `count` count, and only during this call
    void accept(long first, double[] block, int count);
  }
}
