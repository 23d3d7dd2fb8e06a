package org.rsmi.exact;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Two jointly Gaussian vectors, `I(V:E) = −½ Σᵢ ln(1−ρᵢ²)`, with the canonical correlations ρᵢ the
/// singular values of `A⁻¹ C_VE B⁻ᵀ`, `C_VV = AAᵀ`, `C_EE = BBᵀ`.
///
/// The best k linear components of V are the first k canonical filters.
///
/// @param correlations `[min(|V|, |E|)]`, ρ, descending
/// @param filters `[min(|V|, |E|) × |V|]`, canonical filters, each with `⟨(w·v)²⟩ = 1`
/// @param covariance `[|V| × |V|]`, `C_VV`
/// @param explained `[|V| × |V|]`, `C_VE C_EE⁻¹ C_EV`, what E tells of V
public record GaussianInformation(
    double[] correlations, double[][] filters, double[][] covariance, double[][] explained) {

  /// V is the first `visible` variables and E the others.
  ///
  /// @param covariance positive definite
  public static GaussianInformation of(double[][] covariance, int visible) {
    int environment = covariance.length - visible;
    if (visible < 1 || environment < 1) {
      throw new IllegalArgumentException(
          "%d of %d variables in V: both V and E have at least one"
              .formatted(visible, covariance.length));
    }
    DMatrixRMaj joint = new DMatrixRMaj(covariance);
    int all = covariance.length;
    DMatrixRMaj own = CommonOps_DDRM.extract(joint, 0, visible, 0, visible);
    DMatrixRMaj cross = CommonOps_DDRM.extract(joint, 0, visible, visible, all);
    DMatrixRMaj whitenV = inverseRoot(own, "C_VV");
    DMatrixRMaj whitenE =
        inverseRoot(CommonOps_DDRM.extract(joint, visible, all, visible, all), "C_EE");
    DMatrixRMaj regression = new DMatrixRMaj(visible, environment);
    CommonOps_DDRM.multTransB(cross, whitenE, regression);
    DMatrixRMaj whitened = new DMatrixRMaj(visible, environment);
    CommonOps_DDRM.mult(whitenV, regression, whitened);
    DMatrixRMaj explained = new DMatrixRMaj(visible, visible);
    CommonOps_DDRM.multTransB(regression, regression, explained);

    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(visible, environment, true, false, true);
    if (!svd.decompose(whitened)) {
      throw new AssertionError("the whitened covariance has no singular values");
    }
    DMatrixRMaj left = svd.getU(null, false);
    DMatrixRMaj sizes = svd.getW(null);
    SingularOps_DDRM.descendingOrder(left, false, sizes, null, false);
    DMatrixRMaj filters = new DMatrixRMaj(left.numCols, visible);
    CommonOps_DDRM.multTransA(left, whitenV, filters);
    int rank = Math.min(visible, environment);
    double[] correlations = new double[rank];
    Arrays.setAll(correlations, i -> Math.min(1, sizes.get(i, i)));
    return new GaussianInformation(
        correlations, Arrays.copyOf(rows(filters), rank), rows(own), rows(explained));
  }

  /// V and E are the given variables of a larger set.
  public static GaussianInformation of(double[][] covariance, int[] visible, int[] environment) {
    int[] kept = Arrays.copyOf(visible, visible.length + environment.length);
    System.arraycopy(environment, 0, kept, visible.length, environment.length);
    double[][] part = new double[kept.length][kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j < kept.length; j++) {
        part[i][j] = covariance[kept[i]][kept[j]];
      }
    }
    return of(part, visible.length);
  }

  /// `I(V:E)`, nats.
  public double visible() {
    return components(correlations.length);
  }

  /// Most that k linear components of V can know, `−½ Σᵢ₌₁ᵏ ln(1−ρᵢ²)`, nats.
  public double components(int k) {
    return Arrays.stream(correlations, 0, k).map(rho -> -Math.log1p(-rho * rho) / 2).sum();
  }

  /// `I(w·V:E) = −½ ln(1−ρ²)`, `ρ² = wᵀ C_VE C_EE⁻¹ C_EV w / wᵀ C_VV w`, nats.
  ///
  /// @param filter `[|V|]`, w, not 0
  public double linear(double... filter) {
    double squared = quadratic(explained, filter) / quadratic(covariance, filter);
    if (!(squared >= 0)) {
      throw new IllegalArgumentException(
          "filter = " + Arrays.toString(filter) + ": its component w·v does not vary");
    }
    return -Math.log1p(-squared) / 2;
  }

  private static double quadratic(double[][] form, double[] filter) {
    if (filter.length != form.length) {
      throw new IllegalArgumentException(
          "a filter of %d weights on a block of %d".formatted(filter.length, form.length));
    }
    double sum = 0;
    for (int i = 0; i < filter.length; i++) {
      for (int j = 0; j < filter.length; j++) {
        sum += filter[i] * form[i][j] * filter[j];
      }
    }
    return sum;
  }

  /// `A⁻¹` of `C = AAᵀ`, A lower triangular.
  private static DMatrixRMaj inverseRoot(DMatrixRMaj matrix, String name) {
    CholeskyDecomposition_F64<DMatrixRMaj> root =
        DecompositionFactory_DDRM.chol(matrix.numRows, true);
    if (!root.decompose(matrix.copy())) {
      throw new IllegalArgumentException(name + " is not positive definite");
    }
    DMatrixRMaj inverse = root.getT(null);
    CommonOps_DDRM.invert(inverse);
    return inverse;
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    double[][] rows = new double[matrix.numRows][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(matrix.data, i * matrix.numCols, (i + 1) * matrix.numCols);
    }
    return rows;
  }
}
