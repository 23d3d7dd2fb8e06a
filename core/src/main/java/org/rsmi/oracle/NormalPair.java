package org.rsmi.oracle;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.rsmi.exact.GaussianInformation;
import org.rsmi.num.Rng;

/// Two jointly normal vectors of mean 0, drawn as `Lz` with `C = LLᵀ` and z standard normal.
final class NormalPair {
  private final int x;
  private final double information;
  private final double[][] root;

  /// @param covariance positive definite
  /// @param x how many of the first components are those of x
  NormalPair(double[][] covariance, int x) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(covariance.length, true);
    if (!cholesky.decompose(new DMatrixRMaj(covariance))) {
      throw new IllegalArgumentException("the covariance is not positive definite");
    }
    DMatrixRMaj lower = cholesky.getT(null);
    this.x = x;
    this.information = GaussianInformation.of(covariance, x).visible();
    this.root = new double[covariance.length][];
    for (int i = 0; i < root.length; i++) {
      root[i] = Arrays.copyOfRange(lower.data, i * root.length, i * root.length + i + 1);
    }
  }

  /// Dimension of x.
  int x() {
    return x;
  }

  /// I(X:Y), nats.
  double information() {
    return information;
  }

  /// x followed by y.
  double[] draw(Rng rng) {
    double[] joint = new double[root.length];
    for (int j = 0; j < root.length; j++) {
      double noise = rng.nextGaussian();
      for (int i = j; i < root.length; i++) {
        joint[i] += root[i][j] * noise;
      }
    }
    return joint;
  }
}
