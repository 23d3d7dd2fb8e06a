package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;
import org.rsmi.num.Estimate;

/// A straight line through `ln C(r)` against `g(r)`: `ln C = ln A − κ g(r)`, with `g = ln d(r)` for
/// a
/// power and `g = r` for an exponential.
///
/// Each point has the weight of its own error; the error of κ and the test know the covariance of
/// the
/// points, which all come from the same configurations. The deviation is Hotelling's T², the least
/// squares in the inverse covariance, which knows that the covariance was measured too. (A line
/// fitted
/// with that inverse would pass beside strongly correlated points.)
///
/// @param kappa κ, with its error
/// @param logarithm ln A
/// @param p probability of a deviation at least as large if the law holds; NaN for two points
/// @param points their indices r
record CorrelatorFit(Estimate kappa, double logarithm, double p, int[] points) {
  /// More points than these cost more in the covariance than they bring.
  private static final int MOST = 8;

  /// A point that is not so many errors above zero ends the window.
  private static final double SIGNIFICANT = 4;

  /// An error that is a smaller part of its value is rounding: all blocks are the same.
  private static final double ROUNDING = 1e-9;

  private static final int BLOCKS_A_POINT = 4;

  /// The points that can be fitted: from `first` on as long as C is above its error, thinned evenly
  /// in the logarithm of r.
  static int[] window(Resampled c, int first, int last) {
    int end = first;
    while (end <= last && isSignificant(c, end)) {
      end++;
    }
    int most = Math.clamp(c.blocks() / BLOCKS_A_POINT, 2, MOST);
    List<Integer> points = new ArrayList<>();
    double ratio = Math.pow((double) (end - 1) / first, 1.0 / (most - 1));
    for (int k = 0; k < most && end > first; k++) {
      int r = (int) Math.round(first * Math.pow(ratio, k));
      if (points.isEmpty() || r > points.getLast()) {
        points.add(r);
      }
    }
    return points.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Whether C(r) is far enough above zero for its logarithm to have an honest error.
  static boolean isSignificant(Resampled c, int r) {
    double error = Math.sqrt(c.covariance(r, r));
    return error > ROUNDING * c.all()[r]
        && c.all()[r] > SIGNIFICANT * error
        && Arrays.stream(c.without()).allMatch(row -> row[r] > 0);
  }

  /// Fits C at some points.
  ///
  /// @param points at least two
  /// @param g coordinate of index r
  static CorrelatorFit of(Resampled c, int[] points, DoubleUnaryOperator g) {
    Resampled logs =
        c.map(all -> Arrays.stream(points).mapToDouble(r -> Math.log(all[r])).toArray());
    int n = points.length;
    double[][] covariance = new double[n][n];
    double[][] design = new double[n][];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = logs.estimate(i, "").value();
      design[i] = new double[] {1, -g.applyAsDouble(points[i])};
      for (int j = 0; j < n; j++) {
        covariance[i][j] = logs.covariance(i, j);
      }
    }
    RealMatrix x = MatrixUtils.createRealMatrix(design);
    RealVector values = MatrixUtils.createRealVector(y);
    RealMatrix scatter = MatrixUtils.createRealMatrix(covariance);
    RealMatrix line = line(x, scatter);
    RealVector found = line.operate(values);
    double variance = line.multiply(scatter).multiply(line.transpose()).getEntry(1, 1);
    return new CorrelatorFit(
        new Estimate(found.getEntry(1), Math.sqrt(variance), ""),
        found.getEntry(0),
        probability(deviation(x, scatter, values), n - 2, c.blocks() - 1),
        points);
  }

  /// The matrix that makes intercept and slope of the points, `(Xᵀ W X)⁻¹ Xᵀ W` with W = 1/σ².
  private static RealMatrix line(RealMatrix x, RealMatrix scatter) {
    double[] weights = new double[scatter.getRowDimension()];
    Arrays.setAll(weights, i -> 1 / scatter.getEntry(i, i));
    RealMatrix weighted = x.transpose().multiply(MatrixUtils.createRealDiagonalMatrix(weights));
    return inverse(weighted.multiply(x)).multiply(weighted);
  }

  /// Least squares in the inverse covariance.
  private static double deviation(RealMatrix x, RealMatrix scatter, RealVector values) {
    RealMatrix weights = inverse(scatter);
    RealMatrix weighted = x.transpose().multiply(weights);
    RealVector best = inverse(weighted.multiply(x)).multiply(weighted).operate(values);
    RealVector off = values.subtract(x.operate(best));
    return off.dotProduct(weights.operate(off));
  }

  private static RealMatrix inverse(RealMatrix symmetric) {
    return new SingularValueDecomposition(symmetric).getSolver().getInverse();
  }

  /// `T² (m − f + 1)/(m f)` is distributed as F(f, m − f + 1).
  private static double probability(double deviation, int free, int measured) {
    if (free < 1 || measured <= free) {
      return Double.NaN;
    }
    double f = deviation * (measured - free + 1) / ((double) measured * free);
    return 1 - new FDistribution(free, measured - free + 1.0).cumulativeProbability(f);
  }
}
