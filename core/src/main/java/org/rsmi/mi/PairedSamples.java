package org.rsmi.mi;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Joint observations of two variables.
///
/// @param x first variable
/// @param y second variable, with as many rows
/// @param group which independent unit (configuration, stretch of a time series) each row belongs
///     to, ascending, `[rows]`; errors count groups, not rows
public record PairedSamples(Variable x, Variable y, int[] group) {
  public PairedSamples {
    if (x.rows() != y.rows() || x.rows() != group.length) {
      throw new IllegalArgumentException(
          "x has %d rows, y has %d and group %d: want as many of each"
              .formatted(x.rows(), y.rows(), group.length));
    }
    if (x.rows() < 2) {
      throw new IllegalArgumentException("1 row: two variables take at least 2 observations");
    }
  }

  /// Rows that are independent of each other.
  public static PairedSamples independent(Variable x, Variable y) {
    return new PairedSamples(x, y, IntStream.range(0, x.rows()).toArray());
  }

  /// Rows in order of time, of which `block` at a time belong together.
  ///
  /// @param block ≥ 1, several autocorrelation times
  public static PairedSamples inBlocks(Variable x, Variable y, int block) {
    return new PairedSamples(x, y, IntStream.range(0, x.rows()).map(row -> row / block).toArray());
  }

  /// Number of joint observations.
  public int rows() {
    return group.length;
  }

  /// Some of the rows.
  ///
  /// @param order rows, from 0, ascending
  public PairedSamples rows(int... order) {
    int[] kept = Arrays.stream(order).map(row -> group[row]).toArray();
    return new PairedSamples(x.rows(order), y.rows(order), kept);
  }

  /// y first.
  PairedSamples swapped() {
    return new PairedSamples(y, x, group);
  }
}
