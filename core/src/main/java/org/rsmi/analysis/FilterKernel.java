package org.rsmi.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.rsmi.num.Rng;

/// The filters of several ensembles in a space where sign and order of their components mean
/// nothing.
///
/// A run is the matrix `M = Σ_c u_c u_cᵀ/C` of its C filters of norm one. Two runs are `‖M − M'‖² =
/// (M, M) + (M', M') − 2 (M, M')` apart, `(M, M') = Σ (u_c·u'_d)²/CC'`, and the kernel is
/// `exp(−‖M − M'‖²/median)`: two ensembles have the same mean in its space if and only if they
/// are the same law.
///
/// @see <a href="https://jmlr.org/papers/v13/gretton12a.html">Gretton et al. (2012)</a>
final class FilterKernel {
  private static final int MOST = 800;
  private static final int NEIGHBOURS = 5;

  private final int[] start;
  private final double[][] distance;
  private final double[][] kernel;

  /// Whether two ensembles differ.
  ///
  /// @param discrepancy MMD², 0 on average if they do not
  /// @param probability p of the discrepancy among permutations of the runs
  /// @param accuracy share of runs whose ensemble their nearest neighbours tell
  /// @param accuracyProbability p of the accuracy among permutations
  record Difference(
      double discrepancy, double probability, double accuracy, double accuracyProbability) {}

  /// At most 800 runs are compared, evenly spread over each ensemble.
  ///
  /// @param ensembles at least two, each of at least two runs
  FilterKernel(List<List<FilterEnsemble.Member>> ensembles) {
    int each = Math.max(2, MOST / ensembles.size());
    start = new int[ensembles.size() + 1];
    for (int g = 0; g < ensembles.size(); g++) {
      start[g + 1] = start[g] + Math.min(each, ensembles.get(g).size());
    }
    List<double[][]> members =
        ensembles.stream()
            .flatMap(ensemble -> thinned(ensemble, each))
            .map(FilterEnsemble.Member::vectors)
            .toList();
    distance = distances(members);
    double scale = median(distance);
    kernel =
        Arrays.stream(distance)
            .map(row -> Arrays.stream(row).map(d -> Math.exp(-d / scale)).toArray())
            .toArray(double[][]::new);
  }

  private static Stream<FilterEnsemble.Member> thinned(
      List<FilterEnsemble.Member> members, int each) {
    int count = Math.min(members.size(), each);
    return IntStream.range(0, count)
        .mapToObj(k -> members.get((int) ((long) k * members.size() / count)));
  }

  private static double[][] distances(List<double[][]> members) {
    int n = members.size();
    double[] norm = members.stream().mapToDouble(member -> overlap(member, member)).toArray();
    double[][] distance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double across = overlap(members.get(i), members.get(j));
        distance[i][j] = Math.max(0, norm[i] + norm[j] - 2 * across);
        distance[j][i] = distance[i][j];
      }
    }
    return distance;
  }

  private static double overlap(double[][] a, double[][] b) {
    double sum = 0;
    for (double[] u : a) {
      for (double[] v : b) {
        double dot = FilterEnsemble.dot(u, v);
        sum += dot * dot;
      }
    }
    return sum / (a.length * b.length);
  }

  private static double median(double[][] distance) {
    double[] sorted =
        Arrays.stream(distance)
            .flatMapToDouble(Arrays::stream)
            .filter(d -> d > 0)
            .sorted()
            .toArray();
    return sorted.length == 0 ? 1 : sorted[sorted.length / 2];
  }

  private int ensembles() {
    return start.length - 1;
  }

  /// How often `Σ_g ⟨k⟩_gg n_g`, the closeness of runs of one ensemble, is as large for permuted
  /// runs: whether the ensembles differ at all.
  double dependence(int permutations, Rng rng) {
    double observed = closeness(IntStream.range(0, kernel.length).toArray());
    int larger = 0;
    for (int n = 0; n < permutations; n++) {
      larger += closeness(rng.permutation(kernel.length)) >= observed ? 1 : 0;
    }
    return (1.0 + larger) / (1 + permutations);
  }

  private double closeness(int[] order) {
    double total = 0;
    for (int g = 0; g < ensembles(); g++) {
      double sum = 0;
      for (int i = start[g]; i < start[g + 1]; i++) {
        double[] row = kernel[order[i]];
        for (int j = start[g]; j < i; j++) {
          sum += row[order[j]];
        }
      }
      total += 2 * sum / (start[g + 1] - start[g] - 1);
    }
    return total;
  }

  /// MMD² of ensembles g and g + 1, and the accuracy of a nearest-neighbour classifier, each beside
  /// its values for permuted runs.
  ///
  /// @see <a href="https://arxiv.org/abs/1610.06545">Lopez-Paz and Oquab (2017)</a>
  Difference neighbours(int g, int permutations, Rng rng) {
    int from = start[g];
    int left = start[g + 1] - from;
    int total = start[g + 2] - from;
    int[][] nearest = nearest(from, total, Math.min(left, total - left));
    int[] order = IntStream.range(0, total).toArray();
    double discrepancy = discrepancy(from, order, left);
    double accuracy = accuracy(nearest, order, left);
    int larger = 0;
    int better = 0;
    for (int n = 0; n < permutations; n++) {
      int[] permuted = rng.permutation(total);
      larger += discrepancy(from, permuted, left) >= discrepancy ? 1 : 0;
      better += accuracy(nearest, permuted, left) >= accuracy ? 1 : 0;
    }
    double all = 1.0 + permutations;
    return new Difference(discrepancy, (1 + larger) / all, accuracy, (1 + better) / all);
  }

  /// The unbiased `⟨k⟩_aa + ⟨k⟩_bb − 2⟨k⟩_ab`, a the first `split` of the order.
  private double discrepancy(int from, int[] order, int split) {
    double left = 0;
    double right = 0;
    double across = 0;
    for (int i = 0; i < order.length; i++) {
      double[] row = kernel[from + order[i]];
      for (int j = 0; j < i; j++) {
        double value = row[from + order[j]];
        if (i < split) {
          left += value;
        } else if (j >= split) {
          right += value;
        } else {
          across += value;
        }
      }
    }
    double m = split;
    double n = order.length - split;
    return 2 * left / (m * (m - 1)) + 2 * right / (n * (n - 1)) - 2 * across / (m * n);
  }

  /// The nearest of the other runs: an odd number, fewer than the smaller ensemble has.
  private int[][] nearest(int from, int total, int smaller) {
    int count = Math.clamp((smaller - 1) | 1, 1, NEIGHBOURS);
    int[][] nearest = new int[total][];
    for (int i = 0; i < total; i++) {
      int self = i;
      double[] row = distance[from + i];
      nearest[i] =
          IntStream.range(0, total)
              .filter(j -> j != self)
              .boxed()
              .sorted((a, b) -> Double.compare(row[from + a], row[from + b]))
              .limit(count)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return nearest;
  }

  private static double accuracy(int[][] nearest, int[] order, int split) {
    boolean[] left = new boolean[order.length];
    for (int k = 0; k < split; k++) {
      left[order[k]] = true;
    }
    int right = 0;
    for (int i = 0; i < order.length; i++) {
      int votes = 0;
      for (int j : nearest[i]) {
        votes += left[j] == left[i] ? 1 : 0;
      }
      right += 2 * votes > nearest[i].length ? 1 : 0;
    }
    return (double) right / order.length;
  }

  /// How far every run has moved along the direction in which the means of the ensembles differ
  /// most: the leading component of their Gram matrix. A run is not compared with itself.
  ///
  /// @return `[ensembles][runs]`, in no unit and of either sign
  double[][] drift() {
    double[] direction = direction();
    double[][] drift = new double[ensembles()][];
    for (int g = 0; g < drift.length; g++) {
      drift[g] = new double[start[g + 1] - start[g]];
      for (int r = 0; r < drift[g].length; r++) {
        int run = start[g] + r;
        for (int h = 0; h < direction.length; h++) {
          drift[g][r] += direction[h] * mean(run, h);
        }
      }
    }
    return drift;
  }

  /// Mean kernel of a run with the other runs of an ensemble.
  private double mean(int run, int ensemble) {
    double sum = 0;
    int count = 0;
    for (int j = start[ensemble]; j < start[ensemble + 1]; j++) {
      if (j != run) {
        sum += kernel[run][j];
        count++;
      }
    }
    return sum / count;
  }

  private double[] direction() {
    int n = ensembles();
    double[][] gram = new double[n][n];
    for (int g = 0; g < n; g++) {
      for (int h = 0; h < n; h++) {
        int other = h;
        gram[g][h] =
            IntStream.range(start[g], start[g + 1])
                .mapToDouble(run -> mean(run, other))
                .average()
                .orElse(0);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
    if (!eigen.decompose(new DMatrixRMaj(centred(gram)))) {
      throw new AssertionError("a finite symmetric matrix has eigenvectors");
    }
    int leading =
        IntStream.range(0, n)
            .boxed()
            .max((a, b) -> Double.compare(eigen.getEigenvalue(a).real, eigen.getEigenvalue(b).real))
            .orElseThrow();
    return eigen.getEigenVector(leading).data.clone();
  }

  private static double[][] centred(double[][] gram) {
    int n = gram.length;
    double[] rows = Arrays.stream(gram).mapToDouble(row -> Arrays.stream(row).sum() / n).toArray();
    double all = Arrays.stream(rows).average().orElse(0);
    double[][] centred = new double[n][n];
    for (int g = 0; g < n; g++) {
      for (int h = 0; h < n; h++) {
        double mean = (gram[g][h] + gram[h][g]) / 2;
        centred[g][h] = mean - rows[g] - rows[h] + all;
      }
    }
    return centred;
  }
}
