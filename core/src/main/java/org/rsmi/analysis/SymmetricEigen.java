package org.rsmi.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/// Eigenvalues and eigenvectors of a real symmetric matrix, largest first.
///
/// @param values `[n]`, descending
/// @param vectors `[n][n]`, row k belongs to value k, each of norm one
record SymmetricEigen(double[] values, double[][] vectors) {

  /// @param matrix `[n × n]`, symmetric, finite
  static SymmetricEigen of(double[][] matrix) {
    int n = matrix.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(new DMatrixRMaj(matrix))) {
      throw new AssertionError("a finite symmetric matrix has eigenvectors");
    }
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values =
        Arrays.stream(order).mapToDouble(k -> eigen.getEigenvalue(k).getReal()).toArray();
    double[][] vectors =
        Arrays.stream(order)
            .mapToObj(k -> eigen.getEigenVector(k).data.clone())
            .toArray(double[][]::new);
    return new SymmetricEigen(values, vectors);
  }

  /// The eigenvalues alone, descending: a third of the time.
  ///
  /// @param matrix `[n × n]`, symmetric, finite
  static double[] values(double[][] matrix) {
    int n = matrix.length;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false, true);
    if (!eigen.decompose(new DMatrixRMaj(matrix))) {
      throw new AssertionError("a finite symmetric matrix has eigenvalues");
    }
    double[] values = new double[n];
    Arrays.setAll(values, k -> -eigen.getEigenvalue(k).getReal());
    Arrays.sort(values);
    return Arrays.stream(values).map(value -> -value).toArray();
  }
}
