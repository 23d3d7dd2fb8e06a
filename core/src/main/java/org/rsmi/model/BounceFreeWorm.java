package org.rsmi.model;

import org.rsmi.num.Rng;

/// The directed worm that turns back as rarely as detailed balance allows: never, where the largest
/// of the four weights is below the sum of the others.
///
/// The flows `a_ik = w_i p(i → k)` must be symmetric with row sums w_i. Without a dominating weight
/// `a_ik = x_i x_k` for i ≠ k and `a_ii = 0`; the x follow from `x_i (S − x_i) = w_i`, S = Σ x_i.
/// If
/// w_1 dominates, `a_1k = w_k` and only the first edge bounces, with `a_11 = w_1 − Σ_k w_k`. These
/// flows are unique by symmetry and random at T = ∞, where every other edge has probability ⅓.
///
/// @see <a href="https://doi.org/10.1103/PhysRevE.66.046701">Syljuåsen and Sandvik (2002)</a>
public record BounceFreeWorm() implements DimerUpdate {
  private static final int BISECTIONS = 200;

  @Override
  public Update.Moves on(double attraction, int rows, int columns, byte[] directions, Rng rng) {
    return new Worm(
        "BounceFreeWorm",
        BounceFreeWorm::probabilities,
        attraction,
        rows,
        columns,
        directions,
        rng);
  }

  static double[][] probabilities(double[] weights) {
    int largest = 0;
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += weights[i];
      largest = weights[i] > weights[largest] ? i : largest;
    }
    double others = sum - weights[largest];
    double[][] probabilities = new double[4][4];
    if (weights[largest] >= others) {
      for (int k = 0; k < 4; k++) {
        probabilities[largest][k] = weights[k] / weights[largest];
        probabilities[k][largest] = 1;
      }
      probabilities[largest][largest] = 1 - others / weights[largest];
      return probabilities;
    }
    double[] x = factors(weights, largest);
    for (int i = 0; i < 4; i++) {
      double row = x[0] + x[1] + x[2] + x[3] - x[i];
      for (int k = 0; k < 4; k++) {
        probabilities[i][k] = i == k ? 0 : x[k] / row;
      }
    }
    return probabilities;
  }

  /// x with `x_i (S − x_i) = w_i`: all are the smaller roots of their quadratic equations, or the
  /// largest is the larger root.
  private static double[] factors(double[] weights, int largest) {
    double least = 2 * Math.sqrt(weights[largest]);
    boolean smaller = excess(weights, largest, least, -1) >= 0;
    double sign = smaller ? -1 : 1;
    double low = least;
    double high = 2 * least;
    while (excess(weights, largest, high, sign) * -sign > 0) {
      high *= 2;
    }
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = (low + high) / 2;
      if (excess(weights, largest, middle, sign) * -sign > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double[] x = new double[4];
    for (int i = 0; i < 4; i++) {
      x[i] = root(weights[i], low, i == largest ? sign : -1);
    }
    return x;
  }

  /// `Σ x_i(S) − S`, which falls with S if all roots are the smaller ones and rises otherwise.
  private static double excess(double[] weights, int largest, double sum, double sign) {
    double excess = -sum;
    for (int i = 0; i < 4; i++) {
      excess += root(weights[i], sum, i == largest ? sign : -1);
    }
    return excess;
  }

  private static double root(double weight, double sum, double sign) {
    double discriminant = Math.sqrt(Math.max(0, sum * sum - 4 * weight));
    return sign > 0 ? (sum + discriminant) / 2 : 2 * weight / (sum + discriminant);
  }
}
