package org.rsmi.analysis;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.special.Beta;

/// Does I(H:E) depend on the angle of a filter in its plane? The weighted fit
/// `I(ϑ) = I₀ + Σ_h a_h cos hϑ + b_h sin hϑ` of two harmonics against a constant.
///
/// Errors that do not explain the scatter about the fit are widened by `√(χ²/ν)`.
///
/// @param coefficients `[5]`, I₀, a and b of the first harmonic, a and b of the second, nats
/// @param orders of the harmonics
/// @param amplitude of the stronger harmonic relative to I₀
/// @param limit that no harmonic's relative amplitude exceeds, 95 %
/// @param p that a constant gives a fit as much worse (F-test); NaN if there is nothing to fit
record AngularInformation(
    double[] coefficients, int[] orders, double amplitude, double limit, double p) {
  private static final int TERMS = 5;

  /// The fit of nothing.
  static AngularInformation unknown() {
    return new AngularInformation(
        new double[TERMS], new int[] {2, 4}, Double.NaN, Double.NaN, Double.NaN);
  }

  /// @param angle `[n]`, radians
  /// @param information `[n]`, nats
  /// @param error `[n]`, one standard error; all weigh the same if one is not positive
  /// @param orders two harmonics: 2 and 4 for single lines, 4 and 8 for pairs of lines at right
  ///     angles
  static AngularInformation of(double[] angle, double[] information, double[] error, int[] orders) {
    int n = angle.length;
    boolean finite = Arrays.stream(information).allMatch(Double::isFinite);
    if (n < 2 * TERMS || !finite) {
      return unknown();
    }
    boolean weighted = Arrays.stream(error).allMatch(e -> e > 0 && Double.isFinite(e));
    DMatrixRMaj normal = new DMatrixRMaj(TERMS, TERMS);
    DMatrixRMaj right = new DMatrixRMaj(TERMS, 1);
    for (int i = 0; i < n; i++) {
      double weight = weighted ? 1 / (error[i] * error[i]) : 1;
      double[] row = row(angle[i], orders);
      for (int a = 0; a < TERMS; a++) {
        right.add(a, 0, weight * row[a] * information[i]);
        for (int b = 0; b < TERMS; b++) {
          normal.add(a, b, weight * row[a] * row[b]);
        }
      }
    }
    double mean = right.get(0) / normal.get(0, 0);
    DMatrixRMaj covariance = new DMatrixRMaj(TERMS, TERMS);
    if (!CommonOps_DDRM.invert(normal, covariance)) {
      return unknown();
    }
    DMatrixRMaj fit = new DMatrixRMaj(TERMS, 1);
    CommonOps_DDRM.mult(covariance, right, fit);
    double flat = 0;
    double full = 0;
    for (int i = 0; i < n; i++) {
      double weight = weighted ? 1 / (error[i] * error[i]) : 1;
      flat += weight * square(information[i] - mean);
      full += weight * square(information[i] - value(fit.data, orders, angle[i]));
    }
    double scale = weighted ? Math.max(1, full / (n - TERMS)) : full / (n - TERMS);
    return verdict(fit.data, covariance, orders, (flat - full) / scale, n, scale);
  }

  private static AngularInformation verdict(
      double[] fit, DMatrixRMaj covariance, int[] orders, double gain, int n, double scale) {
    double amplitude = 0;
    double limit = 0;
    for (int h = 0; h < 2; h++) {
      int a = 1 + 2 * h;
      double size = Math.hypot(fit[a], fit[a + 1]);
      double error =
          Math.sqrt(scale * Math.max(covariance.get(a, a), covariance.get(a + 1, a + 1)));
      amplitude = Math.max(amplitude, size / Math.abs(fit[0]));
      limit = Math.max(limit, (size + 1.645 * error) / Math.abs(fit[0]));
    }
    double ratio = gain / (TERMS - 1);
    double freedom = n - TERMS;
    double p =
        gain > 0
            ? Beta.regularizedBeta(
                freedom / (freedom + (TERMS - 1) * ratio), freedom / 2, (TERMS - 1) / 2.0)
            : 1;
    return new AngularInformation(
        fit, orders, amplitude, limit, Double.isFinite(limit) ? p : Double.NaN);
  }

  private static double[] row(double angle, int[] orders) {
    return new double[] {
      1,
      Math.cos(orders[0] * angle),
      Math.sin(orders[0] * angle),
      Math.cos(orders[1] * angle),
      Math.sin(orders[1] * angle)
    };
  }

  private static double value(double[] coefficients, int[] orders, double angle) {
    return FilterEnsemble.dot(coefficients, row(angle, orders));
  }

  /// The fitted information at an angle, nats.
  double at(double angle) {
    return value(coefficients, orders, angle);
  }

  /// Whether there was something to fit.
  boolean known() {
    return Double.isFinite(p);
  }

  private static double square(double x) {
    return x * x;
  }
}
