package org.rsmi.exact;

import java.util.Arrays;

/// A coarse-graining rule `P(h|v)`: what a block becomes, ties and coin tosses included.
///
/// Blocks of spins are numbered as in [SpinStates]: bit `i` of `v` is set where spin `i` is +1.
///
/// @param probabilities `[v × h]`, each row ≥ 0 and summing to 1
public record BlockRule(double[][] probabilities) {
  public BlockRule {
    if (probabilities.length == 0) {
      throw new IllegalArgumentException("rule: a block has at least one state");
    }
    probabilities = Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
    for (int v = 0; v < probabilities.length; v++) {
      double[] row = probabilities[v];
      if (row.length != probabilities[0].length
          || !(Math.abs(Arrays.stream(row).sum() - 1) < 1e-9)
          || Arrays.stream(row).anyMatch(p -> p < 0)) {
        throw new IllegalArgumentException(
            "rule: P(h|v = %d) = %s is not a distribution over %d labels"
                .formatted(v, Arrays.toString(row), probabilities[0].length));
      }
    }
  }

  /// A deterministic rule, `h = labels[v]`.
  ///
  /// @param labels `[v]`, each ≥ 0
  public static BlockRule labels(int... labels) {
    if (Arrays.stream(labels).anyMatch(label -> label < 0)) {
      throw new IllegalArgumentException(
          "labels = %s: wanted 0 or more".formatted(Arrays.toString(labels)));
    }
    double[][] rule = new double[labels.length][Arrays.stream(labels).max().orElse(0) + 1];
    for (int v = 0; v < labels.length; v++) {
      rule[v][labels[v]] = 1;
    }
    return new BlockRule(rule);
  }

  /// `h = sign(Λ·v)`, a tie decided by a fair coin.
  ///
  /// @param filter `[spins]`, Λ
  public static BlockRule sign(double... filter) {
    double[][] rule = new double[SpinStates.count(filter.length)][];
    for (int v = 0; v < rule.length; v++) {
      double up = (1 + signum(field(filter, v), filter)) / 2;
      rule[v] = new double[] {1 - up, up};
    }
    return new BlockRule(rule);
  }

  /// `h = sign(Λ·v)`, a tie decided by spin 0.
  ///
  /// @param filter `[spins]`, Λ
  public static BlockRule signTieByFirst(double... filter) {
    int[] labels = new int[SpinStates.count(filter.length)];
    for (int v = 0; v < labels.length; v++) {
      double sign = signum(field(filter, v), filter);
      labels[v] = sign == 0 ? v & 1 : sign > 0 ? 1 : 0;
    }
    return labels(labels);
  }

  /// `h = v_k`, decimation.
  ///
  /// @param spins number of spins in the block
  /// @param kept k, from 0
  public static BlockRule decimation(int spins, int kept) {
    int[] labels = new int[SpinStates.count(spins)];
    Arrays.setAll(labels, v -> v >>> kept & 1);
    return labels(labels);
  }

  /// `h = Πᵢ vᵢ`, as the number of up spins modulo 2.
  public static BlockRule parity(int spins) {
    int[] labels = new int[SpinStates.count(spins)];
    Arrays.setAll(labels, v -> Integer.bitCount(v) & 1);
    return labels(labels);
  }

  /// Number of block states.
  int states() {
    return probabilities.length;
  }

  /// Number of labels.
  int values() {
    return probabilities[0].length;
  }

  private static double field(double[] filter, int v) {
    double sum = 0;
    for (int i = 0; i < filter.length; i++) {
      sum += (v >>> i & 1) == 0 ? -filter[i] : filter[i];
    }
    return sum;
  }

  /// The sign of a filter's field; what rounding alone could have made is a tie.
  private static double signum(double field, double[] filter) {
    double scale = Arrays.stream(filter).map(Math::abs).sum();
    return Math.abs(field) <= 1e-12 * scale ? 0 : Math.signum(field);
  }
}
