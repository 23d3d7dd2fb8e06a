package org.rsmi.mi;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// The part of a critic that needs no training: the log ratio of two jointly normal vectors with
/// the canonical correlations of the training pairs,
/// `g(x, y) = Σᵢ [ρᵢ aᵢbᵢ − ½ρᵢ²bᵢ²]/(1 − ρᵢ²)`, up to terms of x alone.
///
/// `a = A·(x − x̄)` and `b = B·(y − ȳ)` are canonical variates. Only correlations above the edge
/// `(√(dₓ/n) + √(d_y/n))²` of what n independent pairs show are kept, less their bias.
///
/// @param correlations `[k]`, ρ, of either sign
/// @param left `[k × dₓ]`, A
/// @param right `[k × d_y]`, B
/// @param meanX `[dₓ]`
/// @param meanY `[d_y]`
record GaussianBaseline(
    double[] correlations, double[][] left, double[][] right, double[] meanX, double[] meanY) {
  private static final double RIDGE = 1e-3;
  private static final double MARGIN = 1.1;
  private static final double LEAST = 4;

  /// Fits the baseline to the first dx and dy features of training pairs.
  static GaussianBaseline of(Pairs pairs, int dx, int dy) {
    int n = pairs.size();
    DMatrixRMaj x = matrix(pairs.x(), pairs.xWidth(), dx);
    DMatrixRMaj y = matrix(pairs.y(), pairs.yWidth(), dy);
    double[] meanX = centre(x);
    double[] meanY = centre(y);
    DMatrixRMaj whitenX = inverseRoot(x, n);
    DMatrixRMaj whitenY = inverseRoot(y, n);
    DMatrixRMaj cross = new DMatrixRMaj(dx, dy);
    CommonOps_DDRM.multTransA(1.0 / n, x, y, cross);
    DMatrixRMaj half = new DMatrixRMaj(dx, dy);
    CommonOps_DDRM.mult(whitenX, cross, half);
    DMatrixRMaj whitened = new DMatrixRMaj(dx, dy);
    CommonOps_DDRM.multTransB(half, whitenY, whitened);

    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(dx, dy, true, true, true);
    if (!svd.decompose(whitened)) {
      throw new AssertionError("the whitened covariance has no singular values");
    }
    DMatrixRMaj u = svd.getU(null, false);
    DMatrixRMaj v = svd.getV(null, false);
    DMatrixRMaj sizes = svd.getW(null);
    SingularOps_DDRM.descendingOrder(u, false, sizes, v, false);
    double[] kept = kept(sizes, n, dx, dy);
    return new GaussianBaseline(
        kept, filters(u, whitenX, kept.length), filters(v, whitenY, kept.length), meanX, meanY);
  }

  /// Correlations above the edge of noise, `ρ² → (ρ² − s)/(1 − s)` with `s = (dₓ + d_y − 1)/n`.
  private static double[] kept(DMatrixRMaj sizes, int n, int dx, int dy) {
    double bias = (dx + dy - 1.0) / n;
    double edge = Math.pow(Math.sqrt((double) dx / n) + Math.sqrt((double) dy / n), 2);
    double[] kept = new double[Math.min(dx, dy)];
    int k = 0;
    while (k < kept.length) {
      double square = Math.min(1 - RIDGE, sizes.get(k, k) * sizes.get(k, k));
      if (square < MARGIN * edge + LEAST / n || square <= bias) {
        break;
      }
      kept[k] = Math.sqrt((square - bias) / (1 - bias));
      k++;
    }
    return Arrays.copyOf(kept, k);
  }

  /// Number of correlations kept, k.
  int rank() {
    return correlations.length;
  }

  /// Writes `[ρa/(1−ρ²), 1]`, which multiplies what [#embedY] writes.
  ///
  /// @param x values from `from`
  /// @param to where the k + 1 numbers go
  void embedX(float[] x, int from, float[] out, int to) {
    for (int i = 0; i < rank(); i++) {
      double rho = correlations[i];
      out[to + i] = (float) (rho / (1 - rho * rho) * variate(left[i], meanX, x, from));
    }
    out[to + rank()] = 1f;
  }

  /// Writes `[b, −½ Σ ρ²b²/(1−ρ²)]`.
  void embedY(float[] y, int from, float[] out, int to) {
    double offset = 0;
    for (int i = 0; i < rank(); i++) {
      double b = variate(right[i], meanY, y, from);
      double square = correlations[i] * correlations[i];
      out[to + i] = (float) b;
      offset -= b * b * square / (2 * (1 - square));
    }
    out[to + rank()] = (float) offset;
  }

  private static double variate(double[] filter, double[] mean, float[] values, int from) {
    double sum = 0;
    for (int c = 0; c < filter.length; c++) {
      sum += filter[c] * (values[from + c] - mean[c]);
    }
    return sum;
  }

  private static DMatrixRMaj matrix(float[] features, int width, int kept) {
    DMatrixRMaj matrix = new DMatrixRMaj(features.length / width, kept);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = features[i / kept * width + i % kept];
    }
    return matrix;
  }

  /// Takes the means away and returns them.
  private static double[] centre(DMatrixRMaj matrix) {
    double[] means = new double[matrix.numCols];
    for (int i = 0; i < matrix.data.length; i++) {
      means[i % means.length] += matrix.data[i] / matrix.numRows;
    }
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] -= means[i % means.length];
    }
    return means;
  }

  /// `L⁻¹` of `XᵀX/n + ridge = LLᵀ`.
  private static DMatrixRMaj inverseRoot(DMatrixRMaj x, int n) {
    DMatrixRMaj covariance = new DMatrixRMaj(x.numCols, x.numCols);
    CommonOps_DDRM.multTransA(1.0 / n, x, x, covariance);
    for (int i = 0; i < x.numCols; i++) {
      covariance.add(i, i, RIDGE);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> root = DecompositionFactory_DDRM.chol(x.numCols, true);
    if (!root.decompose(covariance)) {
      throw new AssertionError("a covariance with a ridge is not positive definite");
    }
    DMatrixRMaj inverse = root.getT(null);
    CommonOps_DDRM.invert(inverse);
    return inverse;
  }

  private static double[][] filters(DMatrixRMaj modes, DMatrixRMaj whiten, int count) {
    DMatrixRMaj filters = new DMatrixRMaj(modes.numCols, whiten.numCols);
    CommonOps_DDRM.multTransA(modes, whiten, filters);
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = Arrays.copyOfRange(filters.data, i * filters.numCols, (i + 1) * filters.numCols);
    }
    return rows;
  }
}
