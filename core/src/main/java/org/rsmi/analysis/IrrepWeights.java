package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// How the leading principal vectors of an ensemble transform under a point group: the share of
/// their norm in each representation, errors by the bootstrap over runs.
///
/// @param irreps of the group
/// @param shares `[vectors]` of the ensemble's norm
/// @param weights `[vectors][irreps]`, each row adds up to 1
/// @param whole `[irreps]`, of the ensemble
record IrrepWeights(List<Irrep> irreps, Estimate[] shares, Estimate[][] weights, Estimate[] whole) {
  private static final int VECTORS = 4;
  private static final int BASIS = 8;
  private static final int RESAMPLES = 100;

  /// @param runs `[components][|V|]` each, unit vectors
  /// @param group elements of a point group about one place
  static IrrepWeights of(
      List<double[][]> runs,
      PrincipalLines principal,
      BlockMotions block,
      List<Motion> group,
      Rng rng) {
    List<Irrep> irreps = Irrep.of(group.stream().map(Motion::point).toList());
    int basis = Math.min(BASIS, principal.vectors().length);
    double[][][] projectors = new double[irreps.size()][basis][basis];
    for (int k = 0; k < projectors.length; k++) {
      for (int b = 0; b < basis; b++) {
        double[] part = irreps.get(k).project(block, group, principal.vectors()[b]);
        for (int a = 0; a < basis; a++) {
          projectors[k][a][b] = FilterEnsemble.dot(principal.vectors()[a], part);
        }
      }
    }
    double[][][] scatters =
        runs.stream().map(run -> reduced(run, principal, basis)).toArray(double[][][]::new);
    int vectors = Math.min(VECTORS, basis);
    double[][] shares = new double[RESAMPLES][vectors];
    double[][][] weights = new double[RESAMPLES][vectors][irreps.size()];
    for (int b = 0; b < RESAMPLES; b++) {
      PrincipalLines resampled = PrincipalLines.of(resampled(scatters, rng));
      for (int v = 0; v < vectors; v++) {
        int like = like(resampled.vectors(), v);
        shares[b][v] = resampled.values()[like];
        for (int k = 0; k < irreps.size(); k++) {
          weights[b][v][k] = form(projectors[k], resampled.vectors()[like]);
        }
      }
    }
    Estimate[] share = new Estimate[vectors];
    Estimate[][] weight = new Estimate[vectors][irreps.size()];
    for (int v = 0; v < vectors; v++) {
      int vector = v;
      share[v] = new Estimate(principal.values()[v], deviation(shares, s -> s[vector]), "");
      for (int k = 0; k < irreps.size(); k++) {
        int irrep = k;
        weight[v][k] =
            new Estimate(projectors[k][v][v], deviation(weights, w -> w[vector][irrep]), "");
      }
    }
    return new IrrepWeights(irreps, share, weight, whole(runs, irreps, block, group));
  }

  private static double[][] reduced(double[][] run, PrincipalLines principal, int basis) {
    double[][] scatter = new double[basis][basis];
    for (double[] u : run) {
      double[] x = new double[basis];
      Arrays.setAll(x, a -> FilterEnsemble.dot(u, principal.vectors()[a]));
      for (int a = 0; a < basis; a++) {
        for (int b = 0; b < basis; b++) {
          scatter[a][b] += x[a] * x[b] / run.length;
        }
      }
    }
    return scatter;
  }

  private static double[][] resampled(double[][][] scatters, Rng rng) {
    int basis = scatters[0].length;
    double[][] sum = new double[basis][basis];
    for (int i = 0; i < scatters.length; i++) {
      double[][] scatter = scatters[rng.nextInt(scatters.length)];
      for (int a = 0; a < basis; a++) {
        for (int b = 0; b < basis; b++) {
          sum[a][b] += scatter[a][b] / scatters.length;
        }
      }
    }
    return sum;
  }

  /// The resampled vector most like the v-th of the ensemble.
  private static int like(double[][] vectors, int v) {
    int best = 0;
    for (int k = 1; k < vectors.length; k++) {
      best = Math.abs(vectors[k][v]) > Math.abs(vectors[best][v]) ? k : best;
    }
    return best;
  }

  private static double form(double[][] matrix, double[] vector) {
    double sum = 0;
    for (int a = 0; a < vector.length; a++) {
      sum += vector[a] * FilterEnsemble.dot(matrix[a], vector);
    }
    return sum;
  }

  private static Estimate[] whole(
      List<double[][]> runs, List<Irrep> irreps, BlockMotions block, List<Motion> group) {
    List<Estimate> whole = new ArrayList<>();
    for (Irrep irrep : irreps) {
      double[] each =
          runs.stream()
              .mapToDouble(
                  run ->
                      Arrays.stream(run)
                          .mapToDouble(u -> FilterEnsemble.dot(u, irrep.project(block, group, u)))
                          .average()
                          .orElseThrow())
              .toArray();
      double mean = Arrays.stream(each).average().orElseThrow();
      double squares = Arrays.stream(each).map(w -> (w - mean) * (w - mean)).sum();
      double error = Math.sqrt(squares / (each.length - 1) / each.length);
      whole.add(new Estimate(mean, error, ""));
    }
    return whole.toArray(Estimate[]::new);
  }

  private interface Entry<T> {
    double of(T sample);
  }

  private static <T> double deviation(T[] samples, Entry<T> entry) {
    double[] values = Arrays.stream(samples).mapToDouble(entry::of).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }
}
