package org.rsmi.analysis;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.IntStream;
import org.hipparchus.distribution.discrete.BinomialDistribution;

/// Whether two clusters of axes are apart: whether there are fewer members half way between their
/// centres than around either.
///
/// Members of both are seen at their angle in the plane of the two centres. If their density has
/// one
/// peak, as many lie in a window half way as in an equal one around the emptier centre; the
/// chance of so few is binomial. A cluster that a mixture has cut in pieces, because it is long or
/// a
/// ring, so becomes one again.
///
/// @see <a href="https://doi.org/10.1007/s11634-010-0058-3">Hennig (2010)</a>
final class Valley {
  private static final double LEVEL = 0.05;

  private Valley() {}

  /// The clusters after those that no valley divides are joined.
  ///
  /// @param vectors `[n][axes]`, of norm one
  /// @param owners `[n]`, cluster or −1
  /// @param centres `[k][axes]`
  /// @return `[k]`, the new cluster of each, counted from 0
  static int[] joined(double[][] vectors, int[] owners, double[][] centres) {
    int k = centres.length;
    boolean[][] one = new boolean[k][k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < a; b++) {
        one[a][b] = !(chance(vectors, owners, centres, a, b).p() < LEVEL);
        one[b][a] = one[a][b];
      }
    }
    int[] label = new int[k];
    Arrays.fill(label, -1);
    int labels = 0;
    for (int from = 0; from < k; from++) {
      if (label[from] < 0) {
        spread(one, from, labels++, label);
      }
    }
    return label;
  }

  private static void spread(boolean[][] one, int from, int name, int[] label) {
    Deque<Integer> reached = new ArrayDeque<>();
    reached.push(from);
    label[from] = name;
    while (!reached.isEmpty()) {
      int at = reached.pop();
      for (int next = 0; next < label.length; next++) {
        if (one[at][next] && label[next] < 0) {
          label[next] = name;
          reached.push(next);
        }
      }
    }
  }

  /// The p-value of one peak, the larger one of the two ways from centre to centre.
  private static Chance chance(double[][] vectors, int[] owners, double[][] centres, int a, int b) {
    double cosine = FilterEnsemble.dot(centres[a], centres[b]);
    double between = Math.acos(Math.min(1, Math.abs(cosine)));
    if (!(between > 1e-6)) {
      return new Chance(1);
    }
    double[] angles =
        IntStream.range(0, vectors.length)
            .filter(i -> owners[i] == a || owners[i] == b)
            .mapToDouble(i -> angle(vectors[i], centres[a], centres[b], cosine))
            .toArray();
    Chance near = chance(angles, 0, between);
    Chance far = chance(angles, between, Math.PI);
    return near.p() > far.p() ? near : far;
  }

  /// The angle of an axis in the plane of two centres, from the first one towards the second,
  /// in `[0, π)`.
  private static double angle(double[] vector, double[] first, double[] second, double cosine) {
    double x = FilterEnsemble.dot(vector, first);
    double sign = cosine < 0 ? -1 : 1;
    double y =
        (sign * FilterEnsemble.dot(vector, second) - sign * cosine * x)
            / Math.sqrt(1 - cosine * cosine);
    double angle = Math.atan2(y, x);
    return angle < 0 ? angle + Math.PI : angle;
  }

  private static Chance chance(double[] angles, double from, double to) {
    double half = (to - from) / 6;
    long middle = near(angles, 0.5 * (from + to), half);
    long ends = Math.min(near(angles, from, half), near(angles, to, half));
    return new Chance(
        new BinomialDistribution(Math.toIntExact(middle + ends), 0.5)
            .cumulativeProbability(Math.toIntExact(middle)));
  }

  private static long near(double[] angles, double centre, double half) {
    return Arrays.stream(angles)
        .filter(angle -> Math.abs(Math.IEEEremainder(angle - centre, Math.PI)) <= half)
        .count();
  }
}
