package org.rsmi.mi;

import java.util.Arrays;

/// A fixed set of joint pairs (x, y), held out for evaluation.
///
/// @param x `[size × |x|]`
/// @param y `[size × |y|]`
/// @param group which independent unit (configuration) each pair was cut from, ascending, `[size]`;
///     errors count groups, not pairs
public record Pairs(float[] x, float[] y, int[] group) {
  public Pairs {
    int size = group.length;
    if (size < 2 || x.length % size != 0 || y.length % size != 0) {
      throw new IllegalArgumentException(
          size + " pairs with " + x.length + " and " + y.length + " values: want 2 pairs or more");
    }
  }

  /// Number of pairs.
  public int size() {
    return group.length;
  }

  /// Features of x.
  public int xWidth() {
    return x.length / size();
  }

  /// Features of y.
  public int yWidth() {
    return y.length / size();
  }

  /// The same y with other x, as when a rule is frozen.
  ///
  /// @param x `[size × any]`
  public Pairs withX(float[] x) {
    return new Pairs(x, y, group);
  }

  /// The first pairs, or all if there are fewer.
  public Pairs first(int count) {
    int kept = Math.min(count, size());
    return new Pairs(
        Arrays.copyOf(x, kept * xWidth()),
        Arrays.copyOf(y, kept * yWidth()),
        Arrays.copyOf(group, kept));
  }
}
