package org.rsmi.mi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.rsmi.net.FloatMath;
import org.rsmi.net.ScoreTile;

/// The weights `w ≥ 0` with which several critics are best added up, `f = Σ_m w_m f_m`: those of
/// the largest InfoNCE on pairs that no critic learned from.
///
/// InfoNCE is concave in w, with the gradient `⟨f_m,ii − E_i f_m⟩` and the Hessian
/// `−⟨Cov_i(f_m, f_n)⟩`, where E_i and Cov_i are over the softmax of row i; Newton steps find the
/// maximum, and a critic with a negative weight is left out. The weights are few, so that a
/// thousand pairs know them well. Where critics know nothing, their weights stay above 0 together,
/// so that the error of the bound still tells what the data can resolve.
///
/// @param looks sets of pairs, each with the scores of its own critics
/// @see <a href="https://doi.org/10.2202/1544-6115.1309">van der Laan et al. (2007)</a>
record Stacking(List<Look> looks) {
  private static final int STEPS = 12;
  private static final double SETTLED = 1e-7;
  private static final double RIDGE = 1e-6;
  private static final double LEAST = 0.05;

  /// @param scores of the pairs, by critic
  /// @param pairs the pairs
  record Look(List<Scorer> scores, Pairs pairs) {}

  /// The best weights of some of the critics.
  ///
  /// @param critics their numbers
  /// @return `[critics]`
  double[] weights(int... critics) {
    double[] weights = nonNegative(critics);
    if (Arrays.stream(weights).sum() < LEAST) {
      Arrays.fill(weights, LEAST / weights.length);
    }
    return weights;
  }

  private double[] nonNegative(int[] critics) {
    double[] weights = new double[critics.length];
    int[] free = IntStream.range(0, critics.length).toArray();
    while (free.length > 0) {
      double[] best = unconstrained(IntStream.of(free).map(m -> critics[m]).toArray());
      int worst =
          IntStream.range(0, best.length)
              .reduce((a, b) -> best[a] <= best[b] ? a : b)
              .orElseThrow();
      if (best[worst] >= 0) {
        for (int m = 0; m < free.length; m++) {
          weights[free[m]] = best[m];
        }
        return weights;
      }
      int left = free[worst];
      free = IntStream.of(free).filter(m -> m != left).toArray();
    }
    return weights;
  }

  private double[] unconstrained(int[] critics) {
    double[] weights = new double[critics.length];
    Arrays.fill(weights, 1.0 / weights.length);
    Quadratic here = at(critics, weights);
    for (int step = 0; step < STEPS; step++) {
      double[] move = here.newton();
      double[] next = sum(weights, move);
      Quadratic there = at(critics, next);
      while (there.value < here.value && largest(move) > SETTLED) {
        move = Arrays.stream(move).map(d -> d / 2).toArray();
        next = sum(weights, move);
        there = at(critics, next);
      }
      if (!(there.value - here.value > SETTLED)) {
        return there.value > here.value ? next : weights;
      }
      weights = next;
      here = there;
    }
    return weights;
  }

  private static double largest(double[] move) {
    return Arrays.stream(move).map(Math::abs).max().orElseThrow();
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> a[i] + b[i]);
    return sum;
  }

  private Quadratic at(int[] critics, double[] weights) {
    Quadratic all = new Quadratic(weights.length);
    for (Look look : looks) {
      List<Scorer> scores = new ArrayList<>();
      for (int critic : critics) {
        scores.add(look.scores.get(critic));
      }
      all.add(scores, weights, look.pairs);
    }
    return all;
  }

  /// InfoNCE to second order in the weights, summed over rows.
  private static final class Quadratic {
    private final double[] gradient;
    private final double[][] curvature;
    private double value;

    Quadratic(int critics) {
      gradient = new double[critics];
      curvature = new double[critics][critics];
    }

    void add(List<Scorer> scores, double[] weights, Pairs pairs) {
      int k = pairs.size();
      List<ScoreTile> tiles = scores.stream().map(_ -> new ScoreTile(k)).toList();
      ScoreTile sum = new ScoreTile(k);
      scores.forEach(one -> one.forward(pairs.x(), pairs.xWidth(), pairs.y(), pairs.yWidth(), k));
      for (int first = 0; first < k; first += ScoreTile.ROWS) {
        int rows = Math.min(ScoreTile.ROWS, k - first);
        for (int m = 0; m < weights.length; m++) {
          scores.get(m).scores(first, rows, tiles.get(m));
        }
        StackedScores.add(tiles, weights, sum);
        for (int r = 0; r < rows; r++) {
          addRow(tiles, sum, r);
        }
      }
    }

    private void addRow(List<ScoreTile> tiles, ScoreTile sum, int r) {
      int row = r * sum.stride;
      float own = sum.values[sum.own(r)];
      double[] sumAndShift = new double[2];
      FloatMath.exponentiate(sum.values, row, row + sum.stride, sumAndShift);
      value += Math.log(sum.columns) + own - sumAndShift[1] - Math.log(sumAndShift[0]);
      double[] mean = new double[gradient.length];
      for (int m = 0; m < mean.length; m++) {
        float[] f = tiles.get(m).values;
        mean[m] = product(sum.values, f, row, sum.columns) / sumAndShift[0];
        gradient[m] += f[sum.own(r)] - mean[m];
      }
      for (int m = 0; m < mean.length; m++) {
        for (int n = 0; n <= m; n++) {
          double both =
              product(sum.values, tiles.get(m).values, tiles.get(n).values, row, sum.columns);
          curvature[m][n] += both / sumAndShift[0] - mean[m] * mean[n];
        }
      }
    }

    private static double product(float[] p, float[] f, int row, int columns) {
      double sum = 0;
      for (int j = row; j < row + columns; j++) {
        sum += p[j] * f[j];
      }
      return sum;
    }

    private static double product(float[] p, float[] f, float[] g, int row, int columns) {
      double sum = 0;
      for (int j = row; j < row + columns; j++) {
        sum += p[j] * f[j] * g[j];
      }
      return sum;
    }

    double[] newton() {
      int critics = gradient.length;
      DMatrixRMaj hessian = new DMatrixRMaj(critics, critics);
      double trace = 0;
      for (int m = 0; m < critics; m++) {
        trace += curvature[m][m];
        for (int n = 0; n <= m; n++) {
          hessian.set(m, n, curvature[m][n]);
          hessian.set(n, m, curvature[m][n]);
        }
      }
      for (int m = 0; m < critics; m++) {
        hessian.add(m, m, RIDGE * (trace + 1));
      }
      DMatrixRMaj step = new DMatrixRMaj(critics, 1);
      CommonOps_DDRM.solve(hessian, new DMatrixRMaj(critics, 1, true, gradient), step);
      return step.data.clone();
    }
  }
}
