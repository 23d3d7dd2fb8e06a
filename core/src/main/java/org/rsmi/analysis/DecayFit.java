package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.hipparchus.special.Gamma;
import org.rsmi.num.Estimate;

/// A [DecayLaw] fitted to the information at several buffers by generalised least squares: `χ² =
/// rᵀ Σ⁻¹ r` with `r = I − A e^{−θu}`, Σ the known covariance of the errors.
///
/// @param law that was fitted
/// @param amplitude A, nats
/// @param rate θ with its error
/// @param chiSquared at the minimum
/// @param freedom points minus parameters
/// @param evidence `−½(χ² + ln|Σ| + ln|Jᵀ Σ⁻¹ J|)`, the restricted log-likelihood
record DecayFit(
    DecayLaw law,
    double amplitude,
    Estimate rate,
    double chiSquared,
    int freedom,
    double evidence) {
  private static final int PARAMETERS = 2;
  private static final int SCAN = 84;

  /// @param points at least two
  /// @param correlation ρ between the errors of shared configurations, 0 … 1
  static DecayFit of(DecayLaw law, List<InformationPoint> points, double correlation) {
    return new Problem(law, points, correlation).solve();
  }

  /// I at a buffer, nats.
  double at(double buffer) {
    return amplitude * Math.exp(-rate.value() * law.coordinate(buffer));
  }

  /// How often noise alone leaves a larger χ²; NaN without degrees of freedom.
  double probability() {
    return freedom > 0 ? Gamma.regularizedGammaQ(freedom / 2.0, chiSquared / 2) : Double.NaN;
  }

  /// Σ: what is a point's own, and what is shared.
  static DMatrixRMaj covariance(List<InformationPoint> points, double correlation) {
    DMatrixRMaj covariance = new DMatrixRMaj(points.size(), points.size());
    for (int i = 0; i < points.size(); i++) {
      InformationPoint a = points.get(i);
      for (int j = 0; j < points.size(); j++) {
        InformationPoint b = points.get(j);
        double common = i == j ? 1 : a.shares(b) ? correlation : 0;
        double own = i == j ? a.own() * a.own() : 0;
        covariance.set(i, j, own + common * a.shared() * b.shared());
      }
    }
    return covariance;
  }

  /// One fit under way: the amplitude is linear and profiled out, the rate is searched.
  private static final class Problem {
    private final DecayLaw law;
    private final double[] u;
    private final double[] y;
    private final DMatrixRMaj precision;
    private final double logDeterminant;

    Problem(DecayLaw law, List<InformationPoint> points, double correlation) {
      this.law = law;
      u = points.stream().mapToDouble(point -> law.coordinate(point.x())).toArray();
      y = points.stream().mapToDouble(InformationPoint::value).toArray();
      precision = covariance(points, correlation);
      logDeterminant = Math.log(CommonOps_DDRM.det(precision));
      CommonOps_DDRM.invert(precision);
    }

    DecayFit solve() {
      double rate = minimum();
      double[] g = shape(rate);
      double amplitude = amplitude(g);
      double[] slope = new double[u.length];
      Arrays.setAll(slope, i -> -amplitude * u[i] * g[i]);
      double gg = product(g, g);
      double determinant = gg * product(slope, slope) - product(g, slope) * product(g, slope);
      double error = Math.sqrt(gg / determinant);
      double chiSquared = misfit(rate);
      return new DecayFit(
          law,
          amplitude,
          new Estimate(rate, error >= 0 ? error : Double.NaN, ""),
          chiSquared,
          u.length - PARAMETERS,
          -(chiSquared + logDeterminant + Math.log(determinant)) / 2);
    }

    /// The best rate: a scan over all that could be seen, then golden sections.
    private double minimum() {
      double reach = Arrays.stream(u).max().orElse(1) - Arrays.stream(u).min().orElse(0);
      double low = -3 / reach;
      double step = 28 / reach / SCAN;
      int best = 0;
      for (int k = 1; k <= SCAN; k++) {
        if (misfit(low + k * step) < misfit(low + best * step)) {
          best = k;
        }
      }
      return golden(low + (best - 1) * step, low + (best + 1) * step);
    }

    private double golden(double low, double high) {
      double section = (Math.sqrt(5) - 1) / 2;
      double a = low;
      double b = high;
      while (b - a > 1e-8 * (high - low)) {
        double left = b - section * (b - a);
        double right = a + section * (b - a);
        if (misfit(left) < misfit(right)) {
          b = right;
        } else {
          a = left;
        }
      }
      return (a + b) / 2;
    }

    private double[] shape(double rate) {
      return Arrays.stream(u).map(x -> Math.exp(-rate * x)).toArray();
    }

    private double amplitude(double[] shape) {
      return Math.max(0, product(shape, y) / product(shape, shape));
    }

    private double misfit(double rate) {
      double[] shape = shape(rate);
      double amplitude = amplitude(shape);
      double[] residual = new double[y.length];
      Arrays.setAll(residual, i -> y[i] - amplitude * shape[i]);
      return product(residual, residual);
    }

    private double product(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          sum += a[i] * precision.get(i, j) * b[j];
        }
      }
      return sum;
    }
  }
}
