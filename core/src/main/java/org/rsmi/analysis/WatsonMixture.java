package org.rsmi.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Directions ±u as a mixture of clusters in front of an isotropic background.
///
/// Cluster j has the Watson law `exp(κⱼ (μⱼ·u)²)/M(½, d/2, κⱼ)` against the uniform law on the
/// sphere in d dimensions, the law of axes that normal vectors are for points. The background
/// holds outliers. Fitted by expectation and maximisation, one cluster more at a time, each begun
/// where it explains most of what the others do not.
///
/// @param centres μ, `[k][axes]`, of norm one
/// @param concentrations κ, `[k]`
/// @param shares `[k + 1]`, the last that of the background
/// @param bic `−2 ln L + p ln n`
/// @see <a href="https://doi.org/10.1093/biomet/52.1-2.193">Watson (1965)</a>
/// @see <a href="https://doi.org/10.1162/089976603762553004">Verbeek et al. (2003), the greedy
/// fit</a>
record WatsonMixture(double[][] centres, double[] concentrations, double[] shares, double bic) {
  private static final double TIGHTEST = 0.999;
  private static final double[] STARTS = {0.4, 0.7, 0.95};
  private static final int STEPS = 100;
  private static final int PATIENCE = 2;

  /// The mixture with the smallest BIC.
  ///
  /// @param vectors u, `[n][axes]`, of norm one
  /// @param dimension d of the space that they could fill
  /// @param most clusters
  /// @param smallest number of members of a cluster
  static WatsonMixture of(double[][] vectors, int dimension, int most, int smallest) {
    WatsonMixture last = new WatsonMixture(new double[0][], new double[0], new double[] {1}, 0);
    WatsonMixture best = last;
    boolean possible = true;
    for (int k = 1; possible && k <= most && k - best.clusters() <= PATIENCE; k++) {
      last = last.grown(vectors, dimension).fitted(vectors, dimension);
      possible = last.holds(vectors.length, smallest);
      best = possible && last.bic < best.bic ? last : best;
    }
    return best.divided(vectors, dimension, most, smallest);
  }

  /// Clusters that are better two are cut along their longest axis.
  private WatsonMixture divided(double[][] vectors, int dimension, int most, int smallest) {
    WatsonMixture best = this;
    for (int j = 0; j < best.clusters() && best.clusters() < most; ) {
      WatsonMixture cut = best.cut(vectors, dimension, j).fitted(vectors, dimension);
      boolean better = cut.bic < best.bic && cut.holds(vectors.length, smallest);
      best = better ? cut : best;
      j = better ? 0 : j + 1;
    }
    return best;
  }

  private WatsonMixture cut(double[][] vectors, int dimension, int cluster) {
    int[] owners = members(vectors, dimension);
    double[][] own =
        IntStream.range(0, vectors.length)
            .filter(i -> owners[i] == cluster)
            .mapToObj(i -> vectors[i])
            .toArray(double[][]::new);
    if (own.length < 2) {
      return this;
    }
    SymmetricEigen scatter = Pca.moment(own);
    if (scatter.vectors().length < 2) {
      return this;
    }
    double along = Math.sqrt(Math.max(0, scatter.values()[1]));
    double[] centre = scatter.vectors()[0];
    double[] across = scatter.vectors()[1];
    WatsonMixture cut = with(toward(centre, across, along), concentrations[cluster]);
    cut.centres[cluster] = toward(centre, across, -along);
    cut.shares[cluster] = 0.5 * shares[cluster];
    cut.shares[clusters()] = 0.5 * shares[cluster];
    return cut;
  }

  private static double[] toward(double[] centre, double[] across, double along) {
    double[] moved = new double[centre.length];
    Arrays.setAll(moved, a -> centre[a] + along * across[a]);
    return FilterEnsemble.unit(moved);
  }

  /// Whether every cluster has so many members.
  private boolean holds(int vectors, int smallest) {
    return least() * vectors > smallest - 0.5;
  }

  /// The share of the smallest cluster.
  private double least() {
    return Arrays.stream(shares, 0, clusters()).min().orElse(1);
  }

  int clusters() {
    return concentrations.length;
  }

  /// One cluster more, where that raises the likelihood most.
  private WatsonMixture grown(double[][] vectors, int dimension) {
    double[] known = new double[vectors.length];
    double[] norms = norms(dimension);
    Arrays.setAll(known, i -> logSum(logs(vectors[i], norms)));
    double most = Double.NEGATIVE_INFINITY;
    double[] centre = vectors[0];
    double kappa = 1;
    for (double start : STARTS) {
      double concentration = concentration(start, dimension);
      double norm = logKummer(concentration, dimension);
      for (double[] candidate : vectors) {
        double gain = gain(vectors, known, candidate, concentration, norm);
        if (gain > most) {
          most = gain;
          centre = candidate;
          kappa = concentration;
        }
      }
    }
    return with(centre, kappa);
  }

  private static double gain(
      double[][] vectors, double[] known, double[] candidate, double kappa, double norm) {
    double share = Math.log(0.1);
    double gain = 0;
    for (int i = 0; i < vectors.length; i++) {
      double cosine = FilterEnsemble.dot(vectors[i], candidate);
      gain += Math.max(0, share + kappa * cosine * cosine - norm - known[i]);
    }
    return gain;
  }

  private WatsonMixture with(double[] centre, double kappa) {
    int k = clusters();
    double[][] more = Arrays.copyOf(centres, k + 1);
    double[] concentrated = Arrays.copyOf(concentrations, k + 1);
    double[] parts = new double[k + 2];
    more[k] = centre.clone();
    concentrated[k] = kappa;
    for (int j = 0; j < k; j++) {
      parts[j] = 0.9 * shares[j];
    }
    parts[k] = 0.1;
    parts[k + 1] = 0.9 * shares[k];
    return new WatsonMixture(more, concentrated, parts, bic);
  }

  private WatsonMixture fitted(double[][] vectors, int dimension) {
    WatsonMixture mixture = this;
    double before = Double.NEGATIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      double[][] parts = new double[vectors.length][];
      double likelihood = mixture.responsibilities(vectors, dimension, parts);
      mixture = mixture.maximised(vectors, parts, dimension, likelihood);
      if (likelihood - before < 1e-3) {
        break;
      }
      before = likelihood;
    }
    return mixture;
  }

  /// Who each vector belongs to, `[n][k + 1]`.
  ///
  /// @param parts filled
  /// @return the log likelihood against the uniform law
  private double responsibilities(double[][] vectors, int dimension, double[][] parts) {
    double[] norms = norms(dimension);
    double likelihood = 0;
    for (int i = 0; i < vectors.length; i++) {
      double[] logs = logs(vectors[i], norms);
      double sum = logSum(logs);
      likelihood += sum;
      parts[i] = Arrays.stream(logs).map(log -> Math.exp(log - sum)).toArray();
    }
    return likelihood;
  }

  private WatsonMixture maximised(
      double[][] vectors, double[][] parts, int dimension, double likelihood) {
    int k = clusters();
    double[][] moved = new double[k][];
    double[] concentrated = new double[k];
    double[] weights = new double[k + 1];
    for (int j = 0; j <= k; j++) {
      int cluster = j;
      weights[j] = Arrays.stream(parts).mapToDouble(part -> part[cluster]).sum() / vectors.length;
      if (j < k) {
        moved[j] = moved(vectors, parts, j);
        double spread = spread(vectors, parts, j, moved[j], dimension);
        concentrated[j] = concentration(spread, dimension);
      }
    }
    double bic = -2 * likelihood + k * (dimension + 1) * Math.log(vectors.length);
    return new WatsonMixture(moved, concentrated, weights, bic);
  }

  /// The leading eigenvector of a cluster's scatter, by power iterations from the present one.
  private double[] moved(double[][] vectors, double[][] parts, int cluster) {
    double[] centre = centres[cluster];
    for (int power = 0; power < 3; power++) {
      double[] next = new double[centre.length];
      for (int i = 0; i < vectors.length; i++) {
        double weight = parts[i][cluster] * FilterEnsemble.dot(vectors[i], centre);
        for (int a = 0; a < next.length; a++) {
          next[a] += weight * vectors[i][a];
        }
      }
      double norm = Math.sqrt(FilterEnsemble.dot(next, next));
      if (!(norm > 0)) {
        return centre;
      }
      centre = FilterEnsemble.unit(next);
    }
    return centre;
  }

  /// Mean squared cosine with the centre, with one random axis beside the members: a single member
  /// makes no infinitely tight cluster.
  private static double spread(
      double[][] vectors, double[][] parts, int cluster, double[] centre, int dimension) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < vectors.length; i++) {
      double cosine = FilterEnsemble.dot(vectors[i], centre);
      sum += parts[i][cluster] * cosine * cosine;
      weight += parts[i][cluster];
    }
    return (sum + 1.0 / dimension) / (weight + 1);
  }

  /// The likeliest owner of every vector; the background is −1.
  int[] members(double[][] vectors, int dimension) {
    double[] norms = norms(dimension);
    int k = clusters();
    return Arrays.stream(vectors)
        .mapToInt(
            vector -> {
              double[] logs = logs(vector, norms);
              int best = k;
              for (int j = 0; j < k; j++) {
                best = logs[j] > logs[best] ? j : best;
              }
              return best == k ? -1 : best;
            })
        .toArray();
  }

  private double[] norms(int dimension) {
    return Arrays.stream(concentrations).map(kappa -> logKummer(kappa, dimension)).toArray();
  }

  private double[] logs(double[] vector, double[] norms) {
    int k = clusters();
    double[] logs = new double[k + 1];
    for (int j = 0; j < k; j++) {
      double cosine = FilterEnsemble.dot(vector, centres[j]);
      logs[j] = Math.log(shares[j]) + concentrations[j] * cosine * cosine - norms[j];
    }
    logs[k] = Math.log(shares[k]);
    return logs;
  }

  private static double logSum(double[] logs) {
    double largest = Arrays.stream(logs).max().orElse(Double.NEGATIVE_INFINITY);
    return largest + Math.log(Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum());
  }

  /// κ for a mean squared cosine r, the solution of `∂ ln M/∂κ = r`: by four steps of Newton from
  /// the bound of Sra and Karp.
  ///
  /// @see <a href="https://doi.org/10.1016/j.jmva.2012.08.010">Sra and Karp (2013), eq. 3.7</a>
  static double concentration(double meanSquare, int dimension) {
    double a = 0.5;
    double c = 0.5 * dimension;
    double r = Math.clamp(meanSquare, 1.0 / dimension, TIGHTEST);
    double root = Math.sqrt(1 + 4 * (c + 1) * r * (1 - r) / (a * (c - a)));
    double kappa = (r * c - a) / (2 * r * (1 - r)) * (1 + root);
    for (int step = 0; step < 4 && kappa > 1e-6; step++) {
      double slope = a / c * Math.exp(logKummer(a + 1, c + 1, kappa) - logKummer(a, c, kappa));
      double curvature = (1 - c / kappa) * slope + a / kappa - slope * slope;
      kappa = Math.max(0, kappa - (slope - r) / curvature);
    }
    return kappa;
  }

  /// `ln M(½, d/2, κ)`, the norm of the Watson law, κ ≥ 0.
  static double logKummer(double kappa, int dimension) {
    return logKummer(0.5, 0.5 * dimension, kappa);
  }

  private static double logKummer(double a, double c, double kappa) {
    double term = 1;
    double sum = 1;
    double scale = 0;
    for (int n = 0; term > 1e-14 * sum; n++) {
      term *= (n + a) / (n + c) * kappa / (n + 1);
      sum += term;
      if (sum > 1e200) {
        scale += Math.log(1e200);
        sum /= 1e200;
        term /= 1e200;
      }
    }
    return scale + Math.log(sum);
  }
}
