package org.rsmi.analysis;

import org.hipparchus.special.Gamma;
import org.rsmi.num.Rng;

/// Whether runs `f_i` and their images `g f_i` have one law: the kernel two-sample distance
/// `T = ‖Σᵢ (1 − g) φ(fᵢ)‖²/2` against its exact randomisation law.
///
/// If the law is invariant, `f_i` and `g^k f_i` are equally likely for every k, run by run. So T is
/// drawn again with every run replaced by `g^k f_i`, all its components by one k, k uniform in the
/// cyclic group of g; the share of draws that reach the T observed is p. Draws end at the twentieth
/// that does (Besag and Clifford), and early at the smallest p they could give where a gamma law
/// with the exact mean and variance of T says that not one more in a hundred times as many would.
///
/// @param distance `1 − ⟨k(f, g f')⟩/⟨k(f, f')⟩` over pairs of runs: 0 for an invariant law, 1 if
///     images have nothing in common with the runs
/// @param p of the randomisation
/// @param mean of T over the randomisation, exact
/// @param deviation of T over the randomisation, exact
/// @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. (2012)</a>
/// @see <a href="https://doi.org/10.1093/biomet/78.2.301">Besag and Clifford (1991)</a>
record Invariance(double distance, double p, double mean, double deviation) {
  private static final int ENOUGH = 20;
  private static final int FIRST = 199;
  private static final double ROUNDING = 1e-10;

  /// @param powers `[m][n][n]`, `k(f_i, g^k f_j)` for k = 0 … m − 1, m ≥ 2 the order of g
  /// @param draws at most
  static Invariance of(double[][][] powers, int draws, Rng rng) {
    double[] pairs = pairs(powers);
    int order = powers.length;
    int runs = powers[0].length;
    double own = 0;
    for (int i = 0; i < runs; i++) {
      own += powers[0][i][i] - (powers[1][i][i] + powers[order - 1][i][i]) / 2;
    }
    double squares = 0;
    for (double w : pairs) {
      squares += w * w;
    }
    double deviation = Math.sqrt(4 * squares / order);
    double p = p(pairs, order, runs, new Law(own, deviation), draws, rng);
    return new Invariance(distance(powers), p, own, deviation);
  }

  /// `½‖(1 − g)…‖²` between runs j < i for each `k_j − k_i`, `[n(n−1)/2 · m]`.
  private static double[] pairs(double[][][] powers) {
    int order = powers.length;
    int runs = powers[0].length;
    double[] pairs = new double[runs * (runs - 1) / 2 * order];
    int at = 0;
    for (int i = 0; i < runs; i++) {
      for (int j = 0; j < i; j++) {
        for (int k = 0; k < order; k++) {
          pairs[at++] =
              powers[k][i][j]
                  - (powers[(k + 1) % order][i][j] + powers[(k + order - 1) % order][i][j]) / 2;
        }
      }
    }
    return pairs;
  }

  private static double distance(double[][][] powers) {
    double same = 0;
    double image = 0;
    for (int i = 0; i < powers[0].length; i++) {
      for (int j = 0; j < i; j++) {
        same += powers[0][i][j];
        image += (powers[1][i][j] + powers[1][j][i]) / 2;
      }
    }
    return same > 0 ? 1 - image / same : Double.NaN;
  }

  private static double p(double[] pairs, int order, int runs, Law law, int draws, Rng rng) {
    double observed = law.mean + 2 * sum(pairs, order, new int[runs]);
    double reach = observed - ROUNDING * (1 + law.mean);
    if (!(law.deviation > ROUNDING)) {
      return 1;
    }
    int[] turns = new int[runs];
    int exceeding = 0;
    for (int draw = 1; draw <= draws; draw++) {
      for (int i = 0; i < runs; i++) {
        turns[i] = rng.nextInt(order);
      }
      if (law.mean + 2 * sum(pairs, order, turns) >= reach && ++exceeding == ENOUGH) {
        return (double) ENOUGH / draw;
      }
      if (draw == FIRST && exceeding == 0 && law.above(observed) < 0.01 / draws) {
        break;
      }
    }
    return (exceeding + 1.0) / (draws + 1.0);
  }

  private static double sum(double[] pairs, int order, int[] turns) {
    double sum = 0;
    int at = 0;
    for (int i = 0; i < turns.length; i++) {
      for (int j = 0; j < i; j++) {
        int turn = turns[j] - turns[i];
        sum += pairs[at + (turn < 0 ? turn + order : turn)];
        at += order;
      }
    }
    return sum;
  }

  /// p of the invariance under a whole group: every run replaced by its image under an element of
  /// its own, uniform in the group.
  ///
  /// @param draws at most
  static double joint(RunKernel runs, MotionGroup group, int draws, Rng rng) {
    double reach = alike(runs) * (1 - ROUNDING);
    int exceeding = 0;
    for (int draw = 1; draw <= draws; draw++) {
      if (alike(runs.mixed(group, rng)) >= reach && ++exceeding == ENOUGH) {
        return (double) ENOUGH / draw;
      }
    }
    return (exceeding + 1.0) / (draws + 1.0);
  }

  private static double alike(RunKernel runs) {
    double sum = 0;
    for (int i = 0; i < runs.runs(); i++) {
      for (int j = 0; j < i; j++) {
        sum += runs.between(i, runs, j);
      }
    }
    return sum;
  }

  /// The least share of runs whose common preference for one of the images would have been seen at
  /// a level in four of five ensembles; above 1 if not even all of them would.
  ///
  /// A share ε adds `ε² n(n − 1) κ` to T.
  ///
  /// @param coherence κ, the kernel between two runs that found the same
  double detectable(double level, int runs, double coherence) {
    double missing = new Law(mean, deviation).quantile(level) - mean + 0.84 * deviation;
    return Math.sqrt(Math.max(0, missing) / (runs * (runs - 1.0) * coherence));
  }

  /// A gamma law by its first two moments.
  private record Law(double mean, double deviation) {

    double above(double value) {
      if (!(mean > 0) || !(deviation > 0)) {
        return value > mean ? 0 : 1;
      }
      double shape = mean * mean / (deviation * deviation);
      return Gamma.regularizedGammaQ(shape, Math.max(0, value) * mean / (deviation * deviation));
    }

    double quantile(double level) {
      double low = mean;
      double high = mean + 200 * deviation;
      for (int step = 0; step < 40; step++) {
        double middle = (low + high) / 2;
        if (above(middle) > level) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }
  }
}
