package org.rsmi.mi;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How often every symbol was seen, where a row of x, of y, and of both is a symbol.
///
/// @param x symbol of every row of x, `[rows]`, from 0
/// @param y symbol of every row of y
/// @param joint symbol of every pair of rows
/// @param xCounts `[symbols of x]`, each ≥ 1
/// @param yCounts `[symbols of y]`
/// @param jointCounts `[occupied cells]`
record Contingency(int[] x, int[] y, int[] joint, int[] xCounts, int[] yCounts, int[] jointCounts) {

  static Contingency of(PairedSamples samples) {
    int[] x = samples.x().labels();
    int[] y = samples.y().labels();
    Map<Long, Integer> seen = new HashMap<>();
    int[] joint = new int[x.length];
    for (int row = 0; row < x.length; row++) {
      joint[row] = seen.computeIfAbsent((long) x[row] << 32 | y[row], _ -> seen.size());
    }
    return new Contingency(x, y, joint, counts(x), counts(y), counts(joint));
  }

  private static int[] counts(int[] labels) {
    int[] counts = new int[Arrays.stream(labels).max().orElseThrow() + 1];
    for (int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /// Number of observations.
  int rows() {
    return joint.length;
  }

  /// Observations that occur more than once, as a fraction of all.
  double repeated() {
    int unique = (int) Arrays.stream(jointCounts).filter(count -> count == 1).count();
    return 1 - (double) unique / rows();
  }

  /// Whether no observation occurs twice, as for continuous variables.
  boolean allDistinct() {
    return jointCounts.length == rows();
  }
}
