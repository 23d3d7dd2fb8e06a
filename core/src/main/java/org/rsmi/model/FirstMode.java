package org.rsmi.model;

/// `|Σ_x f(x) e^{ikx}|²` at the smallest k along an axis of an R × C torus, the mean over its axes;
/// a
/// ring is one row. With the same at k = 0 it gives the second-moment correlation length
/// `ξ = √(S(0)/S(k) − 1)/(2 sin(k/2))`.
record FirstMode(int rows, int columns) {

  /// @param values `[R × C]`
  double of(double[] values) {
    double[] down = new double[rows];
    double[] along = new double[columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double value = values[r * columns + c];
        down[r] += value;
        along[c] += value;
      }
    }
    return rows == 1 ? square(along) : (square(along) + square(down)) / 2;
  }

  /// Whether k is the same along all axes, so that the mean has one.
  boolean isotropic() {
    return rows == 1 || rows == columns;
  }

  /// `√(S(0)/S(k) − 1)/(2 sin(π/L))` in sites, 0 where noise makes S(k) larger.
  double correlationLength(double zero, double first) {
    return Math.sqrt(Math.max(0, zero / first - 1)) / (2 * Math.sin(Math.PI / columns));
  }

  private static double square(double[] line) {
    double real = 0;
    double imaginary = 0;
    for (int x = 0; x < line.length; x++) {
      double angle = 2 * Math.PI * x / line.length;
      real += line[x] * Math.cos(angle);
      imaginary += line[x] * Math.sin(angle);
    }
    return real * real + imaginary * imaginary;
  }
}
