package org.rsmi.mi;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.num.Rng;

/// A mixture of bivariate Gaussians, `p(x,y) = Σ_c π_c N(x, y | μ_c, Σ_c)`.
///
/// @param parts at least one, weights summing to 1
record Mixture(List<Part> parts) {
  /// Keeps a part from collapsing onto a point; data have variance of order 1.
  private static final double FLOOR = 1e-6;

  Mixture {
    parts = List.copyOf(parts);
  }

  /// One Gaussian of the mixture.
  ///
  /// @param weight π
  /// @param xx variance of x, > 0
  /// @param yy variance of y, > 0
  /// @param xy covariance, `xy² < xx·yy`
  record Part(double weight, double x, double y, double xx, double yy, double xy) {

    /// `ln π N(x, y)`.
    double logJoint(double atX, double atY) {
      double dx = atX - x;
      double dy = atY - y;
      double determinant = xx * yy - xy * xy;
      double square = (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant;
      return Math.log(weight) - (square + Math.log(determinant)) / 2 - Math.log(2 * Math.PI);
    }

    /// `ln π N(x)`.
    double logX(double atX) {
      return Math.log(weight) - ((atX - x) * (atX - x) / xx + Math.log(2 * Math.PI * xx)) / 2;
    }

    /// `ln π N(y)`.
    double logY(double atY) {
      return Math.log(weight) - ((atY - y) * (atY - y) / yy + Math.log(2 * Math.PI * yy)) / 2;
    }
  }

  /// What one step of expectation and maximisation gives.
  ///
  /// @param mixture after the step
  /// @param logLikelihood of the data under the mixture before the step, per observation
  record Step(Mixture mixture, double logLikelihood) {}

  /// Observations that may count more or less than once.
  ///
  /// @param x `[rows]`
  /// @param y `[rows]`
  /// @param weight how often each counts, `[rows]`, ≥ 0
  record Data(double[] x, double[] y, double[] weight) {}

  /// Equal round parts of variance 1 at randomly picked observations.
  static Mixture at(Data data, int count, Rng rng) {
    List<Part> parts = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      int row = rng.nextInt(data.x().length);
      parts.add(new Part(1.0 / count, data.x()[row], data.y()[row], 1, 1, 0));
    }
    return new Mixture(parts);
  }

  /// A step of the EM algorithm: every part becomes the mean and covariance of the observations in
  /// proportion to its share `π_c N_c / p` in their density.
  Step step(Data data) {
    double[] share = new double[parts.size()];
    double[][] moments = new double[parts.size()][6];
    double total = 0;
    double logLikelihood = 0;
    for (int row = 0; row < data.x().length; row++) {
      double weight = data.weight()[row];
      double x = data.x()[row];
      double y = data.y()[row];
      for (int c = 0; c < share.length; c++) {
        share[c] = parts.get(c).logJoint(x, y);
      }
      double log = LogSum.of(share);
      logLikelihood += weight * log;
      total += weight;
      for (int c = 0; c < share.length; c++) {
        add(moments[c], weight * Math.exp(share[c] - log), x, y);
      }
    }
    return new Step(ofMoments(moments, total), logLikelihood / total);
  }

  private static void add(double[] moments, double share, double x, double y) {
    moments[0] += share;
    moments[1] += share * x;
    moments[2] += share * y;
    moments[3] += share * x * x;
    moments[4] += share * y * y;
    moments[5] += share * x * y;
  }

  private static Mixture ofMoments(double[][] moments, double total) {
    List<Part> parts = new ArrayList<>();
    for (double[] m : moments) {
      double own = Math.max(m[0], Double.MIN_NORMAL);
      double x = m[1] / own;
      double y = m[2] / own;
      double xx = Math.max(0, m[3] / own - x * x) + FLOOR;
      double yy = Math.max(0, m[4] / own - y * y) + FLOOR;
      parts.add(new Part(own / total, x, y, xx, yy, m[5] / own - x * y));
    }
    return new Mixture(parts);
  }

  /// The mean of `ln p(x,y)/(p(x) p(y))` at points drawn from the mixture, nats.
  ///
  /// @param draws at least 1
  LocalInformation information(int draws, Rng rng) {
    double[] terms = new double[draws];
    int[] group = new int[draws];
    double[] joint = new double[parts.size()];
    double[] alongX = new double[parts.size()];
    double[] alongY = new double[parts.size()];
    for (int i = 0; i < draws; i++) {
      Part drawn = pick(rng.nextDouble());
      double normal = rng.nextGaussian();
      double x = drawn.x + Math.sqrt(drawn.xx) * normal;
      double slope = drawn.xy / drawn.xx;
      double rest = Math.sqrt(drawn.yy - slope * drawn.xy);
      double y = drawn.y + slope * (x - drawn.x) + rest * rng.nextGaussian();
      for (int c = 0; c < joint.length; c++) {
        joint[c] = parts.get(c).logJoint(x, y);
        alongX[c] = parts.get(c).logX(x);
        alongY[c] = parts.get(c).logY(y);
      }
      terms[i] = LogSum.of(joint) - LogSum.of(alongX) - LogSum.of(alongY);
      group[i] = i;
    }
    return new LocalInformation(terms, group);
  }

  private Part pick(double uniform) {
    double rest = uniform;
    for (Part part : parts) {
      rest -= part.weight;
      if (rest < 0) {
        return part;
      }
    }
    return parts.getLast();
  }
}
