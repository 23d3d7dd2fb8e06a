package org.rsmi.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/// Operators that do not mix: solutions of `C(r₁) v = λ C(r₀) v`, so that each combination
/// `O_n = Σ_a v_na O_a` decays by its own law `C_n(r) = v_nᵀ C(r) v_n ∝ r^(−2Δ_n)`, slowest first.
///
/// @param vectors `[operators][operators]`, row n is v_n, with `Σ_a v_na² s_a² = 1`
/// @see <a href="https://arxiv.org/abs/2406.12681">Sandvik (2024)</a>
record OperatorMixing(double[][] vectors) {
  private static final double TOLERANCE = 1e-9;

  /// @param c `[pairs][distances]`
  /// @param scale `[operators]`, s, what counts as one of each operator
  /// @return nothing unless C(r₀) is positive definite
  static Optional<OperatorMixing> of(double[][] c, double[] scale, int r0, int r1) {
    int operators = scale.length;
    EigenDecompositionSymmetric metric =
        new EigenDecompositionSymmetric(matrix(c, operators, r0), TOLERANCE, true);
    RealMatrix root = MatrixUtils.createRealMatrix(operators, operators);
    for (int k = 0; k < operators; k++) {
      if (!(metric.getEigenvalue(k) > 0)) {
        return Optional.empty();
      }
      RealVector vector = metric.getEigenvector(k);
      root =
          root.add(
              vector.outerProduct(vector).scalarMultiply(1 / Math.sqrt(metric.getEigenvalue(k))));
    }
    EigenDecompositionSymmetric modes =
        new EigenDecompositionSymmetric(
            root.multiply(matrix(c, operators, r1)).multiply(root), TOLERANCE, true);
    double[][] vectors = new double[operators][];
    for (int n = 0; n < operators; n++) {
      vectors[n] = normal(root.operate(modes.getEigenvector(n)).toArray(), scale);
    }
    return Optional.of(new OperatorMixing(vectors));
  }

  private static double[] normal(double[] vector, double[] scale) {
    double squares = 0;
    for (int a = 0; a < vector.length; a++) {
      squares += vector[a] * vector[a] * scale[a] * scale[a];
    }
    double norm = Math.sqrt(squares);
    return Arrays.stream(vector).map(v -> v / norm).toArray();
  }

  private static RealMatrix matrix(double[][] c, int operators, int r) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(operators, operators);
    for (int a = 0; a < operators; a++) {
      for (int b = 0; b < operators; b++) {
        matrix.setEntry(a, b, c[Correlator.pair(a, b, operators)][r]);
      }
    }
    return matrix;
  }

  /// `C_n(r)`, `[distances]`.
  double[] principal(double[][] c, int n) {
    double[] v = vectors[n];
    double[] sum = new double[c[0].length];
    for (int a = 0; a < v.length; a++) {
      for (int b = 0; b < v.length; b++) {
        double[] row = c[Correlator.pair(a, b, v.length)];
        for (int r = 0; r < sum.length; r++) {
          sum[r] += v[a] * v[b] * row[r];
        }
      }
    }
    return sum;
  }
}
