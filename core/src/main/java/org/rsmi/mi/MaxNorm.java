package org.rsmi.mi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Neighbours in the maximum norm, `|a − b| = max_c |a_c − b_c|`.
///
/// Rows are kept in the order of their first column, so that a search looks only at rows whose
/// first components are near, and leaves each at the first component that is too far. All
/// distances are the same subtractions in the same order: a row at distance r is not within r.
final class MaxNorm {
  private final double[] values;
  private final double[] first;
  private final int columns;
  private final int[] order;
  private final int[] position;

  /// @param variable finite
  MaxNorm(Variable variable) {
    int rows = variable.rows();
    this.columns = variable.columns();
    this.order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> variable.at(row, 0)))
            .mapToInt(Integer::intValue)
            .toArray();
    this.values = variable.rows(order).values();
    this.first = new double[rows];
    this.position = new int[rows];
    for (int p = 0; p < rows; p++) {
      first[p] = values[p * columns];
      position[order[p]] = p;
    }
  }

  /// The nearest other rows of a row, nearest first.
  ///
  /// @param nearest filled with rows, `[k]`, fewer than there are
  /// @return distance of the last
  double nearest(int row, int[] nearest) {
    int own = position[row];
    double[] distances = new double[nearest.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    int last = nearest.length - 1;
    int left = own - 1;
    int right = own + 1;
    while (true) {
      double toLeft = left >= 0 ? first[own] - first[left] : Double.POSITIVE_INFINITY;
      double toRight = right < first.length ? first[right] - first[own] : Double.POSITIVE_INFINITY;
      if (Math.min(toLeft, toRight) >= distances[last]) {
        return distances[last];
      }
      int other = toLeft <= toRight ? left-- : right++;
      double distance = distance(own, other, distances[last]);
      if (distance < distances[last]) {
        insert(distance, order[other], distances, nearest);
      }
    }
  }

  private static void insert(double distance, int row, double[] distances, int[] nearest) {
    int slot = distances.length - 1;
    while (slot > 0 && distances[slot - 1] > distance) {
      distances[slot] = distances[slot - 1];
      nearest[slot] = nearest[slot - 1];
      slot--;
    }
    distances[slot] = distance;
    nearest[slot] = row;
  }

  /// The distance of two rows, or infinity if it is not below `limit`.
  private double distance(int p, int q, double limit) {
    int shift = (q - p) * columns;
    for (int a = p * columns, end = a + columns; a < end; a++) {
      if (Math.abs(values[a] - values[a + shift]) >= limit) {
        return Double.POSITIVE_INFINITY;
      }
    }
    double largest = 0;
    for (int a = p * columns, end = a + columns; a < end; a++) {
      largest = Math.max(largest, Math.abs(values[a] - values[a + shift]));
    }
    return largest;
  }

  /// The distance of two rows.
  double distance(int row, int other) {
    return distance(position[row], position[other], Double.POSITIVE_INFINITY);
  }

  /// Number of other rows at a distance below `radius`.
  ///
  /// @param radius > 0
  int within(int row, double radius) {
    int own = position[row];
    int from = firstWithin(own, radius);
    int to = lastWithin(own, radius);
    if (columns == 1) {
      return to - from;
    }
    int count = -1;
    for (int other = from; other <= to; other++) {
      count += isWithin(own, other, radius) ? 1 : 0;
    }
    return count;
  }

  private boolean isWithin(int p, int q, double radius) {
    int shift = (q - p) * columns;
    for (int a = p * columns + 1, end = p * columns + columns; a < end; a++) {
      if (Math.abs(values[a] - values[a + shift]) >= radius) {
        return false;
      }
    }
    return true;
  }

  private int firstWithin(int own, double radius) {
    int low = 0;
    int high = own;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (first[own] - first[middle] < radius) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int lastWithin(int own, double radius) {
    int low = own;
    int high = first.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (first[middle] - first[own] < radius) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
