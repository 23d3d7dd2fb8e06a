package org.rsmi.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Principal components of directions ±u: eigenvectors of `M = ⟨u uᵀ⟩`, not centred, since the mean
/// of ±u is zero by the gauge of signs.
///
/// @param shares eigenvalues of M, descending, with their errors from resampled runs; their sum
/// over
///     all directions is 1
/// @param axes `[k][|V|]`, orthonormal
/// @param overlap mean squared scalar product of directions of two runs, `Tr M²` without a run's
///     overlap with itself
/// @param dimension `exp(−Σ λ ln λ)`
/// @param standing components above isotropic noise, at p < 0.01 each
/// @param chance p-value of the first: how often noise has as large a share
record Pca(
    Estimate[] shares,
    double[][] axes,
    Estimate overlap,
    Estimate dimension,
    int standing,
    Chance chance) {
  private static final int KEPT = 16;
  private static final double LEVEL = 0.01;

  /// @param cloud at least two runs
  /// @param resamples of the runs
  static Pca of(FilterCloud cloud, int resamples, Rng rng) {
    SymmetricEigen eigen = moment(cloud.vectors());
    double[] shares = eigen.values();
    int kept = Math.min(KEPT, shares.length);
    double[][] axes = Arrays.copyOf(eigen.vectors(), kept);
    double[][] resampled = resampled(cloud, axes, resamples, rng);
    double[] tail = Arrays.copyOfRange(shares, kept, shares.length);
    double[] dimensions =
        Arrays.stream(resampled).mapToDouble(part -> dimension(part, tail)).toArray();
    Estimate[] measured = new Estimate[kept];
    Arrays.setAll(
        measured,
        k ->
            new Estimate(
                shares[k],
                scatter(Arrays.stream(resampled).mapToDouble(part -> part[k]).toArray()),
                ""));
    int rank = cloud.metric().rank();
    return new Pca(
        measured,
        axes,
        overlap(cloud),
        new Estimate(dimension(shares, new double[0]), scatter(dimensions), ""),
        standing(shares, cloud.size(), rank),
        TracyWidom.exceeds(shares[0], cloud.size(), rank));
  }

  /// Effective number of directions, `1/Tr M²`: 1 if all agree, the rank if they are random.
  Estimate participation() {
    double value = overlap.value();
    return new Estimate(1 / value, overlap.error() / (value * value), "");
  }

  /// `Σ λ` of the first components.
  Estimate explained(int components) {
    double value = 0;
    double variance = 0;
    for (Estimate share : Arrays.copyOf(shares, components)) {
      value += share.value();
      variance += share.error() * share.error();
    }
    return new Estimate(value, Math.sqrt(variance), "");
  }

  /// Eigenvalues and axes of `⟨u uᵀ⟩` over its support, by the smaller of the two matrices that
  /// know them.
  static SymmetricEigen moment(double[][] vectors) {
    int sites = vectors[0].length;
    if (sites <= vectors.length) {
      return SymmetricEigen.of(scaled(products(transposed(vectors)), vectors.length));
    }
    SymmetricEigen gram = SymmetricEigen.of(scaled(products(vectors), vectors.length));
    int support = (int) Arrays.stream(gram.values()).filter(value -> value > 1e-10).count();
    double[][] axes = new double[support][sites];
    for (int k = 0; k < support; k++) {
      for (int i = 0; i < vectors.length; i++) {
        add(gram.vectors()[k][i], vectors[i], axes[k]);
      }
      axes[k] = FilterEnsemble.unit(axes[k]);
    }
    return new SymmetricEigen(Arrays.copyOf(gram.values(), support), axes);
  }

  /// `⟨u uᵀ⟩` with a weight for every vector, `[k × k]`.
  static double[][] moment(double[][] vectors, double[] weights) {
    int axes = vectors[0].length;
    double[][] moment = new double[axes][axes];
    double total = 0;
    for (int i = 0; i < vectors.length; i++) {
      total += weights[i];
      for (int a = 0; a < axes; a++) {
        add(weights[i] * vectors[i][a], vectors[i], moment[a]);
      }
    }
    return scaled(moment, total);
  }

  /// The leading eigenvalues for runs drawn with replacement, `[resamples][k]`.
  private static double[][] resampled(FilterCloud cloud, double[][] axes, int resamples, Rng rng) {
    double[][] scores = cloud.coordinates(axes);
    return Arrays.stream(cloud.resampled(resamples, rng))
        .map(weights -> SymmetricEigen.values(moment(scores, weights)))
        .toArray(double[][]::new);
  }

  private static double dimension(double[] shares, double[] tail) {
    return Math.exp(
        IntStream.range(0, shares.length + tail.length)
            .mapToDouble(k -> k < shares.length ? shares[k] : tail[k - shares.length])
            .filter(share -> share > 0)
            .map(share -> -share * Math.log(share))
            .sum());
  }

  private static int standing(double[] shares, int vectors, int rank) {
    double rest = 1;
    int standing = 0;
    while (standing < shares.length
        && standing < rank - 1
        && rest > 1e-9
        && TracyWidom.exceeds(shares[standing] / rest, vectors, rank - standing).p() < LEVEL) {
      rest -= shares[standing++];
    }
    return standing;
  }

  /// Mean of `(u·u')²` over pairs of runs, its error by leaving out one run at a time.
  ///
  /// @param cloud at least two runs
  static Estimate overlap(FilterCloud cloud) {
    double[] sums = new double[cloud.runs()];
    double[] pairs = new double[cloud.runs()];
    pairSums(cloud, sums, pairs);
    double sum = Arrays.stream(sums).sum();
    double count = Arrays.stream(pairs).sum();
    int runs = sums.length;
    if (runs < 3) {
      return new Estimate(sum / count, Double.NaN, "");
    }
    double[] without = new double[runs];
    Arrays.setAll(without, r -> (sum - 2 * sums[r]) / (count - 2 * pairs[r]));
    return new Estimate(sum / count, scatter(without) * (runs - 1) / Math.sqrt(runs), "");
  }

  /// For every run, the sum of its squared overlaps with the other runs and how many these are.
  private static void pairSums(FilterCloud cloud, double[] sums, double[] pairs) {
    double[][] vectors = cloud.vectors();
    int[] owners = cloud.owners();
    double[][] moment = products(transposed(vectors));
    int[] members = new int[sums.length];
    Arrays.stream(owners).forEach(owner -> members[owner]++);
    for (int i = 0; i < vectors.length; i++) {
      double with = 0;
      for (int a = 0; a < moment.length; a++) {
        with += vectors[i][a] * FilterEnsemble.dot(moment[a], vectors[i]);
      }
      for (int j = i; j >= 0 && owners[j] == owners[i]; j--) {
        with -= (j == i ? 1 : 2) * square(FilterEnsemble.dot(vectors[i], vectors[j]));
      }
      sums[owners[i]] += with;
      pairs[owners[i]] += vectors.length - members[owners[i]];
    }
  }

  /// `[n × n]`, scalar products of rows.
  private static double[][] products(double[][] rows) {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = FilterEnsemble.dot(rows[i], rows[j]);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int a = 0; a < columns.length; a++) {
        columns[a][i] = rows[i][a];
      }
    }
    return columns;
  }

  private static double[][] scaled(double[][] matrix, double total) {
    for (double[] row : matrix) {
      Arrays.setAll(row, j -> row[j] / total);
    }
    return matrix;
  }

  private static void add(double factor, double[] vector, double[] to) {
    for (int a = 0; a < to.length; a++) {
      to[a] += factor * vector[a];
    }
  }

  /// Standard deviation, `n − 1` in the denominator.
  static double scatter(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> square(value - mean)).sum();
    return Math.sqrt(squares / Math.max(1, values.length - 1));
  }

  private static double square(double x) {
    return x * x;
  }
}
