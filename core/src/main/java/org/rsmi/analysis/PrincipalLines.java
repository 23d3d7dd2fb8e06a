package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;

/// Principal vectors of lines: eigenvectors of `⟨u uᵀ⟩`, which does not see the sign of u.
///
/// @param values `[n]`, descending, share of the norm along each vector; their sum is 1
/// @param vectors `[n][|V|]`, orthonormal, the largest entry positive
record PrincipalLines(double[] values, double[][] vectors) {

  /// @param runs `[components][|V|]` each, unit vectors
  static PrincipalLines of(List<double[][]> runs) {
    return of(scatter(runs));
  }

  /// `⟨u uᵀ⟩`: the mean over runs of the mean over components.
  static double[][] scatter(List<double[][]> runs) {
    int sites = runs.getFirst()[0].length;
    double[][] scatter = new double[sites][sites];
    for (double[][] run : runs) {
      for (double[] u : run) {
        double weight = 1.0 / (run.length * runs.size());
        for (int i = 0; i < sites; i++) {
          double[] row = scatter[i];
          double factor = weight * u[i];
          for (int j = 0; j < sites; j++) {
            row[j] += factor * u[j];
          }
        }
      }
    }
    return scatter;
  }

  /// @param symmetric `[n × n]`
  static PrincipalLines of(double[][] symmetric) {
    SymmetricEigen eigen = SymmetricEigen.of(symmetric);
    double[][] vectors =
        Arrays.stream(eigen.vectors()).map(PrincipalLines::signed).toArray(double[][]::new);
    return new PrincipalLines(eigen.values(), vectors);
  }

  /// The same line with its largest entry positive.
  static double[] signed(double[] vector) {
    double largest = 0;
    for (double x : vector) {
      largest = Math.abs(x) > Math.abs(largest) * (1 + 1e-9) ? x : largest;
    }
    return largest < 0 ? Arrays.stream(vector).map(x -> -x).toArray() : vector;
  }
}
