package org.rsmi.mi;

import java.util.Arrays;
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
    if (Standardised.of(samples.x()).hasConstantColumn()
        || Standardised.of(samples.y()).hasConstantColumn()) {
      return Unmeasured.because("a column is constant: it correlates with nothing");
    }
    LocalInformation local = local(samples);
    if (Double.isNaN(local.value())) {
      return Unmeasured.because(
          "a column is a linear function of others: drop it, or the information is infinite");
    }
    Estimate raw = local.mean(dx * dy, rng.split("bootstrap"));
    double bias = dx * dy / (2.0 * rows);
    return new Result(new Estimate(raw.value() - bias, raw.error(), raw.unit()), List.of());
  }

  /// The influence of every row plus the information, without a correction of its bias; NaN if a
  /// column is a linear function of others.
  ///
  /// @param samples none of whose columns is constant
  static LocalInformation local(PairedSamples samples) {
    Fit fit = Fit.of(samples);
    double information = fit.information();
    double[] terms = new double[samples.rows()];
    Arrays.fill(terms, information);
    if (!Double.isNaN(information)) {
      fit.addInfluence(terms);
    }
    return new LocalInformation(terms, samples.group());
  }

  /// The mean of [#local] alone, nats.
  static double raw(PairedSamples samples) {
    return Fit.of(samples).information();
  }

  /// Centred rows of both variables and of y, with the roots of their covariances.
  private record Fit(
      DMatrixRMaj joint, DMatrixRMaj right, DMatrixRMaj jointRoot, DMatrixRMaj rightRoot) {

    static Fit of(PairedSamples samples) {
      DMatrixRMaj left = centred(samples.x());
      DMatrixRMaj right = centred(samples.y());
      DMatrixRMaj joint = new DMatrixRMaj(right.numRows, left.numCols + right.numCols);
      CommonOps_DDRM.concatColumns(left, right, joint);
      return new Fit(joint, right, root(joint), root(right));
    }

    double information() {
      return isSingular(jointRoot) || isSingular(rightRoot)
          ? Double.NaN
          : logDeterminant(rightRoot, 0) - logDeterminant(jointRoot, joint.numCols - right.numCols);
    }

    /// Adds `½ (|L_Y⁻¹y|² − |(L⁻¹(x,y))_Y|²)` of every row.
    void addInfluence(double[] terms) {
      DMatrixRMaj both = whitened(joint, jointRoot);
      DMatrixRMaj alone = whitened(right, rightRoot);
      int before = both.numRows - alone.numRows;
      for (int d = 0; d < alone.numRows; d++) {
        for (int row = 0; row < terms.length; row++) {
          double y = alone.get(d, row);
          double given = both.get(before + d, row);
          terms[row] += (y * y - given * given) / 2;
        }
      }
    }
  }

  /// All rows with their own mean and covariance taken away, `[columns × rows]`; NaN if a column is
  /// a linear function of others.
  static DMatrixRMaj white(Variable variable) {
    DMatrixRMaj columns = centred(variable);
    DMatrixRMaj root = root(columns);
    DMatrixRMaj white = whitened(columns, root);
    if (isSingular(root)) {
      CommonOps_DDRM.fill(white, Double.NaN);
    }
    return white;
  }

  /// Standardised columns, `[rows × columns]`.
  private static DMatrixRMaj centred(Variable variable) {
    double[] values = Standardised.of(variable).values();
    return new DMatrixRMaj(variable.rows(), variable.columns(), true, values);
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
}
