package org.rsmi.mi;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The different rows of a variable that has few, in order of first appearance.
///
/// @param numbers of rows of features, from 0
/// @param features `[count × width]`, one row of each
/// @param width features of a row
record States(Map<FloatBuffer, Integer> numbers, float[] features, int width) {
  private static final double UNSEEN = 0.5;

  /// @param rows `[any × width]`
  static States of(float[] rows, int width) {
    Map<FloatBuffer, Integer> numbers = new LinkedHashMap<>();
    for (int from = 0; from < rows.length; from += width) {
      numbers.computeIfAbsent(row(rows, from, width), _ -> numbers.size());
    }
    float[] features = new float[numbers.size() * width];
    numbers.forEach((row, s) -> System.arraycopy(row.array(), 0, features, s * width, width));
    return new States(numbers, features, width);
  }

  private static FloatBuffer row(float[] rows, int from, int width) {
    return FloatBuffer.wrap(Arrays.copyOfRange(rows, from, from + width));
  }

  /// Number of states.
  int count() {
    return numbers.size();
  }

  /// The state of each row.
  ///
  /// @param rows `[count × width]` with the given stride
  /// @throws AssertionError if a row is none of the states
  int[] of(float[] rows, int stride, int count) {
    int[] found = new int[count];
    for (int i = 0; i < count; i++) {
      Integer state = numbers.get(row(rows, i * stride, width));
      if (state == null) {
        throw new AssertionError("row " + i + " is none of " + count() + " states");
      }
      found[i] = state;
    }
    return found;
  }

  /// `ln p(s)` with `p(s) ∝ n_s + ½`, where n_s of some rows are in state s.
  ///
  /// @param shown `[any]`, numbers of states
  float[] logShares(float... shown) {
    double[] counts = new double[count()];
    Arrays.fill(counts, UNSEEN);
    for (float s : shown) {
      counts[(int) s]++;
    }
    double total = Arrays.stream(counts).sum();
    float[] logShares = new float[counts.length];
    for (int s = 0; s < counts.length; s++) {
      logShares[s] = (float) Math.log(counts[s] / total);
    }
    return logShares;
  }
}
