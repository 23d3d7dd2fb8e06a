package org.rsmi.mi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Observations of one variable, a row each.
///
/// @param values `[rows × columns]` in C order, finite
/// @param columns dimension of the variable, ≥ 1
public record Variable(double[] values, int columns) {
  public Variable {
    if (columns < 1 || values.length == 0 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "%d values in rows of %d columns: want full rows, at least one"
              .formatted(values.length, columns));
    }
  }

  /// A variable of one column.
  public static Variable of(double... values) {
    return new Variable(values, 1);
  }

  /// Number of observations.
  public int rows() {
    return values.length / columns;
  }

  /// One component of one observation.
  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /// All observations of one component, `[rows]`.
  public double[] column(int column) {
    double[] copy = new double[rows()];
    for (int row = 0; row < copy.length; row++) {
      copy[row] = values[row * columns + column];
    }
    return copy;
  }

  /// The observations in `order`, which may be part of them or repeat them.
  ///
  /// @param order rows, from 0
  public Variable rows(int... order) {
    double[] picked = new double[order.length * columns];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(values, order[i] * columns, picked, i * columns, columns);
    }
    return new Variable(picked, columns);
  }

  /// Some of the columns.
  ///
  /// @param kept columns, from 0
  public Variable columns(int... kept) {
    double[] picked = new double[rows() * kept.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = at(i / kept.length, kept[i % kept.length]);
    }
    return new Variable(picked, kept.length);
  }

  /// Both variables as one, the columns of `other` after these.
  ///
  /// @param other with as many rows
  public Variable beside(Variable other) {
    int width = columns + other.columns;
    double[] both = new double[rows() * width];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(values, row * columns, both, row * width, columns);
      int to = row * width + columns;
      System.arraycopy(other.values, row * other.columns, both, to, other.columns);
    }
    return new Variable(both, width);
  }

  /// A number for every row, from 0, equal for equal rows and in order of first appearance.
  public int[] labels() {
    Map<Row, Integer> seen = new HashMap<>();
    int[] labels = new int[rows()];
    for (int row = 0; row < labels.length; row++) {
      Row key = new Row(Arrays.copyOfRange(values, row * columns, (row + 1) * columns));
      labels[row] = seen.computeIfAbsent(key, _ -> seen.size());
    }
    return labels;
  }

  private record Row(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row row && Arrays.equals(values, row.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
