package org.rsmi.analysis;

import java.util.List;

/// Extents of a field of two axes; a field of one axis is a single row.
///
/// @param rows ≥ 1
/// @param columns ≥ 1
public record Plane(int rows, int columns) {
  public static Plane of(List<Integer> shape) {
    return new Plane(shape.size() == 1 ? 1 : shape.getFirst(), shape.getLast());
  }

  public int sites() {
    return Math.multiplyExact(rows, columns);
  }

  /// Steps to the farthest site along an axis that both axes have.
  int half() {
    return (rows == 1 ? columns : Math.min(rows, columns)) / 2;
  }

  @Override
  public String toString() {
    return rows == 1 ? Integer.toString(columns) : rows + " × " + columns;
  }
}
