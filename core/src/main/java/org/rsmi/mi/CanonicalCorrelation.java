package org.rsmi.mi;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The information of Gaussian variables with the sample's covariance,
/// `I = −½ Σ ln(1−ρᵢ²) = ½ ln(|C_XX| |C_YY|/|C|)`, ρ the canonical correlations, less the leading
/// term `d_x d_y/(2N)` of its bias for N independent rows.
///
/// Exact for Gaussians; for other variables it counts linear relations alone, and may lie on either
/// side of the truth. Terms of the bias of order `d_x d_y (d_x + d_y)/N²` remain.
///
/// The error is the delta method: with `C = LLᵀ` the influence of a row is
/// `½ (|L_Y⁻¹y|² − |(L⁻¹(x,y))_Y|²)`, the log ratio of the fitted densities.
///
/// | data | result |
/// |---|---|
/// | no more rows than columns | NaN |
/// | a constant column | NaN |
/// | a column that is a linear function of others | NaN |
///
/// @see <a href="https://doi.org/10.1093/biomet/28.3-4.321">Hotelling (1936)</a>
public record CanonicalCorrelation() implements Estimator {
  private static final double SINGULAR = 1e-6;

  @Override
  public Result estimate(PairedSamples samples, Rng rng) {
    int dx = samples.x().columns();
    int dy = samples.y().columns();
    int rows = samples.rows();
    if (rows <= dx + dy) {
      return Unmeasured.because(
          "%d rows of %d + %d columns: a covariance takes more rows than columns"
              .formatted(rows, dx, dy));
    }
    Standardised x = Standardised.of(samples.x());
    Standardised y = Standardised.of(samples.y());
    if (x.hasConstantColumn() || y.hasConstantColumn()) {
      return Unmeasured.because("a column is constant: it correlates with nothing");
    }
    DMatrixRMaj right = new DMatrixRMaj(rows, dy, true, y.values());
    DMatrixRMaj joint = new DMatrixRMaj(rows, dx + dy);
    CommonOps_DDRM.concatColumns(new DMatrixRMaj(rows, dx, true, x.values()), right, joint);
    DMatrixRMaj jointRoot = root(joint);
    DMatrixRMaj rightRoot = root(right);
    if (isSingular(jointRoot) || isSingular(rightRoot)) {
      return Unmeasured.because(
          "a column is a linear function of others: drop it, or the information is infinite");
    }
    double[] terms = terms(whitened(joint, jointRoot), whitened(right, rightRoot));
    double information = logDeterminant(rightRoot, 0) - logDeterminant(jointRoot, dx);
    for (int row = 0; row < rows; row++) {
      terms[row] += information;
    }
    Estimate raw =
        new LocalInformation(terms, samples.group()).mean(dx * dy, rng.split("bootstrap"));
    double bias = dx * dy / (2.0 * rows);
    return new Result(new Estimate(raw.value() - bias, raw.error(), raw.unit()), List.of());
  }

  /// L of the covariance `LLᵀ` of columns with mean 0; with a 0 on its diagonal if there is none.
  private static DMatrixRMaj root(DMatrixRMaj columns) {
    DMatrixRMaj covariance = new DMatrixRMaj(columns.numCols, columns.numCols);
    CommonOps_DDRM.multInner(columns, covariance);
    CommonOps_DDRM.divide(covariance, columns.numRows);
    CholeskyDecomposition_F64<DMatrixRMaj> root =
        DecompositionFactory_DDRM.chol(columns.numCols, true);
    return root.decompose(covariance)
        ? root.getT(null)
        : new DMatrixRMaj(columns.numCols, columns.numCols);
  }

  private static boolean isSingular(DMatrixRMaj root) {
    return CommonOps_DDRM.elementMin(CommonOps_DDRM.extractDiag(root, null)) < SINGULAR;
  }

  /// `½ ln` of the determinant of the covariance of the variables from `first` on, given those
  /// before.
  private static double logDeterminant(DMatrixRMaj root, int first) {
    double sum = 0;
    for (int i = first; i < root.numRows; i++) {
      sum += Math.log(root.get(i, i));
    }
    return sum;
  }

  /// `L⁻¹z` of all rows z, `[columns × rows]`.
  private static DMatrixRMaj whitened(DMatrixRMaj columns, DMatrixRMaj root) {
    DMatrixRMaj inverse = root.copy();
    CommonOps_DDRM.invert(inverse);
    DMatrixRMaj whitened = new DMatrixRMaj(columns.numCols, columns.numRows);
    CommonOps_DDRM.multTransB(inverse, columns, whitened);
    return whitened;
  }

  /// `½ (|L_Y⁻¹y|² − |(L⁻¹(x,y))_Y|²)` of every row.
  private static double[] terms(DMatrixRMaj joint, DMatrixRMaj right) {
    double[] terms = new double[right.numCols];
    int before = joint.numRows - right.numRows;
    for (int d = 0; d < right.numRows; d++) {
      for (int row = 0; row < terms.length; row++) {
        double alone = right.get(d, row);
        double given = joint.get(before + d, row);
        terms[row] += (alone * alone - given * given) / 2;
      }
    }
    return terms;
  }
}
