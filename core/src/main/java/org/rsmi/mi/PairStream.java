package org.rsmi.mi;

/// An endless supply of joint pairs (x, y) for training.
@FunctionalInterface
public interface PairStream {

  /// The next batch.
  ///
  /// @param x `[rows × |x|]`, overwritten
  /// @param y `[rows × |y|]`, overwritten
  void next(float[] x, float[] y, int rows);

  /// How many different pairs there are, at least 1; `Long.MAX_VALUE` for a stream that never repeats.
  default long distinct() {
    return Long.MAX_VALUE;
  }
}
