package org.rsmi.exact;

/// Free dimers on a rectangle of any size, in closed form.
///
/// @see <a href="https://doi.org/10.1016/0031-8914(61)90063-5">Kasteleyn (1961)</a>
public final class Kasteleyn {
  /// `G/π`, entropy of a dimer covering of the infinite lattice per vertex, with Catalan's constant
  /// G.
  public static final double ENTROPY = 0.29156090403081879;

  private Kasteleyn() {}

  /// Natural logarithm of the number of coverings of an open grid,
  /// `Π_{j ≤ m/2} Π_{k ≤ n/2} 4(cos² πj/(m+1) + cos² πk/(n+1))`.
  ///
  /// @param rows m ≥ 1
  /// @param columns n ≥ 1, m n even
  public static double logOpen(int rows, int columns) {
    requireEven((long) rows * columns, rows, columns);
    int m = rows % 2 == 0 ? rows : columns;
    int n = rows % 2 == 0 ? columns : rows;
    double sum = 0;
    for (int j = 1; j <= m / 2; j++) {
      double across = Math.cos(Math.PI * j / (m + 1));
      for (int k = 1; k <= n; k++) {
        double along = Math.cos(Math.PI * k / (n + 1));
        sum += Math.log(4 * (across * across + along * along)) / 2;
      }
    }
    return sum;
  }

  /// Natural logarithm of the number of coverings of a torus, half the sum of the Pfaffians with
  /// the three boundary conditions that are not periodic both ways; that one vanishes.
  ///
  /// @param rows even, ≥ 4
  /// @param columns even, ≥ 4
  public static double logTorus(int rows, int columns) {
    if (rows < 4 || columns < 4 || rows % 2 != 0 || columns % 2 != 0) {
      throw new IllegalArgumentException(
          "a %d × %d torus: even extents from 4 on are wanted".formatted(rows, columns));
    }
    double[] logs = {
      logPfaffian(rows, columns, 0.5, 0),
      logPfaffian(rows, columns, 0, 0.5),
      logPfaffian(rows, columns, 0.5, 0.5)
    };
    double largest = Math.max(logs[0], Math.max(logs[1], logs[2]));
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - largest);
    }
    return largest + Math.log(sum / 2);
  }

  /// `¼ Σ log 4(sin² p + sin² q)` over the momenta of all vertices.
  private static double logPfaffian(int rows, int columns, double twistY, double twistX) {
    double sum = 0;
    for (int j = 0; j < rows; j++) {
      double p = Math.sin(2 * Math.PI * (j + twistY) / rows);
      for (int k = 0; k < columns; k++) {
        double q = Math.sin(2 * Math.PI * (k + twistX) / columns);
        sum += Math.log(4 * (p * p + q * q)) / 4;
      }
    }
    return sum;
  }

  private static void requireEven(long sites, int rows, int columns) {
    if (rows < 1 || columns < 1 || sites % 2 != 0) {
      throw new IllegalArgumentException(
          "a %d × %d grid: an even number of vertices is wanted".formatted(rows, columns));
    }
  }
}
