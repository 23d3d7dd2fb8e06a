package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Lines that lie close together: k medoids in the angle between lines, k by the mean silhouette.
///
/// Lines in groups of fewer than one in twenty count as scattered.
///
/// @param centres `[clusters][|V|]`, unit vectors, the largest cluster first
/// @param sizes `[clusters]`, lines in each
/// @param labels cluster of each line, −1 for scattered ones
/// @param silhouette mean over lines, −1 … 1; above ½ clusters stand well apart
/// @see <a href="https://doi.org/10.1016/0377-0427(87)90125-7">Rousseeuw (1987)</a>
record LineClusters(double[][] centres, int[] sizes, int[] labels, double silhouette) {
  private static final int MOST = 8;
  private static final double APART = 0.25;
  private static final double SMALLEST = 0.05;

  /// @param lines unit vectors, at least one
  static LineClusters of(List<double[]> lines) {
    double[][] angles = angles(lines);
    int[] best = new int[lines.size()];
    double silhouette = APART;
    int[] medoids = new int[0];
    for (int k = 1; k <= Math.min(MOST, lines.size() / 3); k++) {
      medoids = Arrays.copyOf(medoids, k);
      medoids[k - 1] = next(angles, Arrays.copyOf(medoids, k - 1));
      int[] labels = settle(angles, medoids.clone());
      double quality = k == 1 ? APART : silhouette(angles, labels, k);
      if (quality > silhouette) {
        silhouette = quality;
        best = labels;
      }
    }
    return collected(lines, best, silhouette);
  }

  private static double[][] angles(List<double[]> lines) {
    double[][] angles = new double[lines.size()][lines.size()];
    for (int i = 0; i < angles.length; i++) {
      for (int j = 0; j < i; j++) {
        double overlap = Math.abs(RunKernel.overlap(lines.get(i), lines.get(j)));
        angles[i][j] = Math.acos(Math.min(1, overlap));
        angles[j][i] = angles[i][j];
      }
    }
    return angles;
  }

  /// The line whose choice as a further medoid brings all lines closest to one.
  private static int next(double[][] angles, int[] medoids) {
    double[] nearest = new double[angles.length];
    Arrays.setAll(
        nearest,
        i -> Arrays.stream(medoids).mapToDouble(m -> angles[i][m]).min().orElse(Math.PI / 2));
    int best = 0;
    double largest = -1;
    for (int i = 0; i < angles.length; i++) {
      double gain = 0;
      for (int j = 0; j < angles.length; j++) {
        gain += Math.max(0, nearest[j] - angles[i][j]);
      }
      if (gain > largest) {
        largest = gain;
        best = i;
      }
    }
    return best;
  }

  private static int[] settle(double[][] angles, int[] medoids) {
    int[] labels = assign(angles, medoids);
    for (int round = 0; round < 10; round++) {
      for (int k = 0; k < medoids.length; k++) {
        medoids[k] = middle(angles, labels, k, medoids[k]);
      }
      int[] moved = assign(angles, medoids);
      if (Arrays.equals(moved, labels)) {
        break;
      }
      labels = moved;
    }
    return labels;
  }

  private static int[] assign(double[][] angles, int[] medoids) {
    int[] labels = new int[angles.length];
    for (int i = 0; i < labels.length; i++) {
      for (int k = 1; k < medoids.length; k++) {
        labels[i] = angles[i][medoids[k]] < angles[i][medoids[labels[i]]] ? k : labels[i];
      }
    }
    return labels;
  }

  private static int middle(double[][] angles, int[] labels, int cluster, int before) {
    int best = before;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == cluster) {
        double sum = 0;
        for (int j = 0; j < labels.length; j++) {
          sum += labels[j] == cluster ? angles[i][j] : 0;
        }
        if (sum < least) {
          least = sum;
          best = i;
        }
      }
    }
    return best;
  }

  private static double silhouette(double[][] angles, int[] labels, int clusters) {
    double total = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] sums = new double[clusters];
      int[] counts = new int[clusters];
      for (int j = 0; j < labels.length; j++) {
        sums[labels[j]] += angles[i][j];
        counts[labels[j]]++;
      }
      double own = sums[labels[i]] / Math.max(1, counts[labels[i]] - 1);
      double other = Double.POSITIVE_INFINITY;
      for (int k = 0; k < clusters; k++) {
        other = k != labels[i] && counts[k] > 0 ? Math.min(other, sums[k] / counts[k]) : other;
      }
      if (counts[labels[i]] > 1 && Double.isFinite(other) && Math.max(own, other) > 0) {
        total += (other - own) / Math.max(own, other);
      }
    }
    return total / labels.length;
  }

  private static LineClusters collected(List<double[]> lines, int[] labels, double silhouette) {
    List<List<double[]>> groups = new ArrayList<>();
    for (int k = 0; k < MOST; k++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < labels.length; i++) {
      groups.get(labels[i]).add(lines.get(i));
    }
    int[] order =
        IntStream.range(0, MOST)
            .filter(k -> groups.get(k).size() >= Math.max(1, SMALLEST * labels.length))
            .boxed()
            .sorted(Comparator.comparingInt(k -> -groups.get(k).size()))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] rank = new int[MOST];
    Arrays.fill(rank, -1);
    for (int k = 0; k < order.length; k++) {
      rank[order[k]] = k;
    }
    return new LineClusters(
        Arrays.stream(order).mapToObj(k -> centre(groups.get(k))).toArray(double[][]::new),
        Arrays.stream(order).map(k -> groups.get(k).size()).toArray(),
        Arrays.stream(labels).map(label -> rank[label]).toArray(),
        silhouette);
  }

  /// The leading principal vector of a cluster's lines.
  private static double[] centre(List<double[]> lines) {
    double[] centre = lines.getFirst();
    for (int step = 0; step < 20; step++) {
      double[] sum = new double[centre.length];
      for (double[] line : lines) {
        double overlap = FilterEnsemble.dot(line, centre);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += overlap * line[i];
        }
      }
      double norm = Math.sqrt(FilterEnsemble.dot(sum, sum));
      centre = Arrays.stream(sum).map(x -> x / norm).toArray();
    }
    return PrincipalLines.signed(centre);
  }
}
