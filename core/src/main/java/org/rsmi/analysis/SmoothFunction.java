package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.rsmi.num.Rng;

/// What a smooth function through measured points, and its slope, can be: a Gaussian process with
/// the Matérn covariance `a (1 + s + s²/3) e^{−s}`, `s = √5 |x − x'|/ℓ`, twice differentiable in
/// the
/// mean, with the known errors of the points.
///
/// Amplitude a, length ℓ and, where errors are shared with what was subtracted, their effective
/// scale q are not chosen but drawn from their posterior on a grid, so that a curve seen at few
/// points is as uncertain between them as it should be.
///
/// @see <a href="https://gaussianprocess.org/gpml/">Rasmussen and Williams (2006), ch. 5 and sec.
///     9.4</a>
final class SmoothFunction {
  private static final double JITTER = 1e-8;
  private static final double ROOT5 = Math.sqrt(5);

  private final double[] x;
  private final double[] y;
  private final double mean;
  private final double variance;
  private final double[] own;
  private final double[] shared;
  private final List<Model> models = new ArrayList<>();
  private final double[] weights;

  /// One choice of the parameters, with the Cholesky factor of the points' covariance.
  private record Model(double amplitude, double length, double scale, double evidence) {}

  /// What is drawn.
  enum Order {
    VALUE,
    SLOPE
  }

  /// @param x `[n]`, ascending, n ≥ 3
  /// @param y `[n]`
  /// @param own `[n]`, error of each point
  /// @param shared `[n]`, error that is at most this: its variance is scaled by q in 0.02 … 1
  SmoothFunction(double[] x, double[] y, double[] own, double[] shared) {
    this.x = x.clone();
    this.own = own.clone();
    this.shared = shared.clone();
    mean = Arrays.stream(y).average().orElse(0);
    this.y = Arrays.stream(y).map(value -> value - mean).toArray();
    double error = Arrays.stream(own).map(e -> e * e).average().orElse(0);
    variance = Math.max(square(this.y) / y.length, Math.max(error, Double.MIN_NORMAL));
    double range = x[x.length - 1] - x[0];
    for (double length : logarithmic(0.6 * range / (x.length - 1), 2 * range, 10)) {
      for (double amplitude : logarithmic(0.03 * variance, 30 * variance, 8)) {
        for (double scale : scales()) {
          models.add(model(amplitude, length, scale));
        }
      }
    }
    double best = models.stream().mapToDouble(Model::evidence).max().orElse(0);
    weights = models.stream().mapToDouble(m -> Math.exp(m.evidence() - best)).toArray();
  }

  private double[] scales() {
    boolean any = Arrays.stream(shared).anyMatch(error -> error > 0);
    return any ? logarithmic(0.02, 1, 7) : new double[] {1};
  }

  private static double square(double[] values) {
    return FilterEnsemble.dot(values, values);
  }

  private static double[] logarithmic(double from, double to, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, k -> from * Math.pow(to / from, k / (count - 1.0)));
    return values;
  }

  private Model model(double amplitude, double length, double scale) {
    Model model = new Model(amplitude, length, scale, 0);
    DMatrixRMaj factor = factor(model);
    double[] white = forward(factor, y);
    double logs = 0;
    for (int i = 0; i < x.length; i++) {
      logs += Math.log(factor.get(i, i));
    }
    return new Model(amplitude, length, scale, -square(white) / 2 - logs);
  }

  /// L of `K + noise = L Lᵀ`; a wide constant stands for the unknown mean.
  private DMatrixRMaj factor(Model model) {
    DMatrixRMaj covariance = new DMatrixRMaj(x.length, x.length);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        double smooth = model.amplitude() * value((x[i] - x[j]) / model.length());
        covariance.set(i, j, 100 * variance + smooth);
      }
      double noise = own[i] * own[i] + model.scale() * shared[i] * shared[i];
      covariance.add(i, i, noise + JITTER * variance);
    }
    return cholesky(covariance);
  }

  private static DMatrixRMaj cholesky(DMatrixRMaj covariance) {
    CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
        DecompositionFactory_DDRM.chol(covariance.numRows, true);
    if (!cholesky.decompose(covariance)) {
      throw new AssertionError("a covariance with jitter is positive");
    }
    return cholesky.getT(null);
  }

  /// `L⁻¹ v`.
  private static double[] forward(DMatrixRMaj factor, double[] vector) {
    double[] solved = vector.clone();
    for (int i = 0; i < solved.length; i++) {
      for (int j = 0; j < i; j++) {
        solved[i] -= factor.get(i, j) * solved[j];
      }
      solved[i] /= factor.get(i, i);
    }
    return solved;
  }

  private static double value(double r) {
    double s = ROOT5 * Math.abs(r);
    return (1 + s + s * s / 3) * Math.exp(-s);
  }

  /// `d/dr` of [#value].
  private static double slope(double r) {
    double s = ROOT5 * Math.abs(r);
    return -5.0 / 3 * r * (1 + s) * Math.exp(-s);
  }

  /// `−d²/dr²` of [#value].
  private static double curvature(double r) {
    double s = ROOT5 * Math.abs(r);
    return 5.0 / 3 * (1 + s - s * s) * Math.exp(-s);
  }

  /// Draws from the posterior.
  ///
  /// @param at `[m]`, where
  /// @return `[count][m]`
  double[][] draws(Order order, double[] at, int count, Rng rng) {
    int[] picks = new int[models.size()];
    double total = Arrays.stream(weights).sum();
    for (int n = 0; n < count; n++) {
      picks[pick(total * rng.nextDouble())]++;
    }
    double[][] draws = new double[count][];
    int done = 0;
    for (int m = 0; m < picks.length; m++) {
      if (picks[m] > 0) {
        Posterior posterior = new Posterior(models.get(m), order, at);
        for (int n = 0; n < picks[m]; n++) {
          draws[done++] = posterior.draw(rng);
        }
      }
    }
    return draws;
  }

  private int pick(double threshold) {
    double sum = weights[0];
    int m = 0;
    while (sum < threshold && m < weights.length - 1) {
      sum += weights[++m];
    }
    return m;
  }

  /// A normal law of values or slopes, for one choice of the parameters.
  private final class Posterior {
    private final double[] centre;
    private final DMatrixRMaj root;

    Posterior(Model model, Order order, double[] at) {
      DMatrixRMaj factor = factor(model);
      double[] white = forward(factor, y);
      DMatrixRMaj explained = new DMatrixRMaj(at.length, x.length);
      centre = new double[at.length];
      for (int g = 0; g < at.length; g++) {
        double[] row = forward(factor, cross(model, order, at[g]));
        centre[g] = FilterEnsemble.dot(row, white) + (order == Order.VALUE ? mean : 0);
        System.arraycopy(row, 0, explained.data, g * x.length, x.length);
      }
      DMatrixRMaj covariance = prior(model, order, at);
      double jitter = JITTER * (covariance.get(0, 0) + variance);
      CommonOps_DDRM.multAddTransB(-1, explained, explained, covariance);
      for (int g = 0; g < at.length; g++) {
        covariance.add(g, g, jitter);
      }
      root = cholesky(covariance);
    }

    private double[] cross(Model model, Order order, double at) {
      double[] row = new double[x.length];
      Arrays.setAll(
          row,
          i -> {
            double r = (at - x[i]) / model.length();
            return order == Order.VALUE
                ? 100 * variance + model.amplitude() * value(r)
                : model.amplitude() / model.length() * slope(r);
          });
      return row;
    }

    private DMatrixRMaj prior(Model model, Order order, double[] at) {
      DMatrixRMaj prior = new DMatrixRMaj(at.length, at.length);
      double stiffness = model.amplitude() / (model.length() * model.length());
      for (int g = 0; g < at.length; g++) {
        for (int h = 0; h < at.length; h++) {
          double r = (at[g] - at[h]) / model.length();
          double covariance =
              order == Order.VALUE
                  ? 100 * variance + model.amplitude() * value(r)
                  : stiffness * curvature(r);
          prior.set(g, h, covariance);
        }
      }
      return prior;
    }

    double[] draw(Rng rng) {
      double[] noise = new double[centre.length];
      Arrays.setAll(noise, _ -> rng.nextGaussian());
      double[] drawn = centre.clone();
      for (int g = 0; g < drawn.length; g++) {
        for (int h = 0; h <= g; h++) {
          drawn[g] += root.get(g, h) * noise[h];
        }
      }
      return drawn;
    }
  }
}
