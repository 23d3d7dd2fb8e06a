package org.rsmi.mi;

import java.util.stream.IntStream;

/// A variable whose columns have mean 0 and variance 1; a constant column becomes 0.
///
/// @param values `[rows × columns]`
/// @param scales `[columns]`, standard deviations before, 0 for a constant column
record Standardised(double[] values, double[] scales) {

  static Standardised of(Variable variable) {
    int columns = variable.columns();
    double[] values = new double[variable.values().length];
    double[] scales = new double[columns];
    for (int c = 0; c < columns; c++) {
      double[] column = variable.column(c);
      double mean = 0;
      for (double value : column) {
        mean += value / column.length;
      }
      double squares = 0;
      boolean constant = true;
      for (double value : column) {
        squares += (value - mean) * (value - mean);
        constant &= value == column[0];
      }
      scales[c] = constant ? 0 : Math.sqrt(squares / column.length);
      for (int row = 0; row < column.length && !constant; row++) {
        values[row * columns + c] = (column[row] - mean) / scales[c];
      }
    }
    return new Standardised(values, scales);
  }

  /// Whether some column does not vary.
  boolean hasConstantColumn() {
    return IntStream.range(0, scales.length).anyMatch(c -> scales[c] == 0);
  }
}
