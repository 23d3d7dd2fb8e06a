package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// The directed worm: a dimer is broken, one of its ends stays, and the other walks by turning
/// dimers about pivots until the two meet again.
///
/// At a pivot the dimer came in along one of four edges and leaves along another or the same. If
/// the pivot's dimer lay on edge k it would form n_k = 0, 1 or 2 parallel pairs, so the four
/// weights are `w_k = exp(n_k v/T)`, and any probabilities with `w_i p(i → k) = w_k p(k → i)` leave
/// the law unchanged. n_k depends only on where the four neighbours point: to the left, to the
/// right, or along the line through the pivot, which makes 3⁴ surroundings.
///
/// A sweep is a fixed number of worms, which on average make one pivot step for every vertex.
///
/// @see <a href="https://doi.org/10.1103/PhysRevE.74.041124">Alet et al. (2006), section III</a>
/// @see <a href="https://doi.org/10.1103/PhysRevB.73.144504">Sandvik and Moessner (2006)</a>
final class Worm implements CountedMoves {
  /// Where a vertex points that has no dimer just now.
  private static final byte NONE = 4;

  private static final int SURROUNDINGS = 81;
  private static final long ONE = 1L << 32;
  private static final long LOW = ONE - 1;

  /// Chooses the way out of a pivot.
  @FunctionalInterface
  interface Scattering {
    /// @param weights `[4]`, positive
    /// @return `[4 × 4]`, probabilities by edge in and edge out; each row adds up to 1
    double[][] probabilities(double[] weights);
  }

  private final byte[] directions;
  private final int[] neighbour;
  private final long[] thresholds;
  private final Rng rng;
  private final Workload workload;

  Worm(
      String name,
      Scattering scattering,
      double attraction,
      int rows,
      int columns,
      byte[] directions,
      Rng rng) {
    this.directions = directions;
    this.neighbour = neighbours(rows, columns);
    this.thresholds = thresholds(scattering, attraction);
    this.rng = rng;
    this.workload = new Workload(name, directions.length);
  }

  /// `[4 × sites]`, site by site in the order of the directions.
  static int[] neighbours(int rows, int columns) {
    int[] neighbour = new int[4 * rows * columns];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int at = 4 * (y * columns + x);
        neighbour[at] = y * columns + (x + 1) % columns;
        neighbour[at + 1] = (y + 1) % rows * columns + x;
        neighbour[at + 2] = y * columns + (x + columns - 1) % columns;
        neighbour[at + 3] = (y + rows - 1) % rows * columns + x;
      }
    }
    return neighbour;
  }

  /// `2³²` times the probability to leave along edge 0, 0–1, 0–2: `[81 × 4 × 4]`, by surroundings
  /// and edge in; the fourth is unused.
  private static long[] thresholds(Scattering scattering, double attraction) {
    long[] thresholds = new long[SURROUNDINGS * 16];
    for (int surroundings = 0; surroundings < SURROUNDINGS; surroundings++) {
      int[] parallel = new int[4];
      int digits = surroundings;
      for (int side = 0; side < 4; side++) {
        switch (digits % 3) {
          case 1 -> parallel[side + 1 & 3]++;
          case 2 -> parallel[side + 3 & 3]++;
          default -> {}
        }
        digits /= 3;
      }
      double[] weights =
          Arrays.stream(parallel).mapToDouble(n -> Math.exp(n * attraction)).toArray();
      double[][] probabilities = scattering.probabilities(weights);
      for (int in = 0; in < 4; in++) {
        double sum = 0;
        for (int out = 0; out < 4; out++) {
          sum += probabilities[in][out];
          thresholds[16 * surroundings + 4 * in + out] = Math.round(ONE * Math.min(1, sum));
        }
      }
    }
    return thresholds;
  }

  /// The digit of a neighbour on side 0 … 3 that points to 0 … 4: 1 if parallel to edge side + 1, 2
  /// if to edge side − 1, 0 otherwise; times 3^side. `[4 × 8]`
  private static int[] digits() {
    int[] digits = new int[32];
    int power = 1;
    for (int side = 0; side < 4; side++) {
      digits[8 * side + (side + 1 & 3)] = power;
      digits[8 * side + (side + 3 & 3)] = 2 * power;
      power *= 3;
    }
    return digits;
  }

  private static final int[] DIGITS = digits();

  @Override
  public void sweep() {
    long worms = workload.moves();
    long steps = 0;
    for (long worm = 0; worm < worms; worm++) {
      steps += worm();
    }
    workload.note(worms, steps);
  }

  /// Moves one worm from birth to death; returns its pivot steps. One random long decides two
  /// steps.
  long worm() {
    byte[] to = directions;
    int[] next = neighbour;
    long[] table = thresholds;
    int[] digit = DIGITS;
    int tail = rng.nextInt(to.length);
    int pivot = next[4 * tail + to[tail]];
    int in = to[tail] ^ 2;
    to[tail] = NONE;
    to[pivot] = NONE;
    long steps = 0;
    long draw = 0;
    while (true) {
      int at = 4 * pivot;
      int surroundings =
          digit[to[next[at]]]
              + digit[8 + to[next[at + 1]]]
              + digit[16 + to[next[at + 2]]]
              + digit[24 + to[next[at + 3]]];
      draw = (steps & 1) == 0 ? rng.nextLong() : draw >>> 32;
      long r = draw & LOW;
      steps++;
      int row = 16 * surroundings + 4 * in;
      int out =
          (r >= table[row] ? 1 : 0) + (r >= table[row + 1] ? 1 : 0) + (r >= table[row + 2] ? 1 : 0);
      int met = next[at + out];
      to[pivot] = (byte) out;
      int old = to[met];
      to[met] = (byte) (out ^ 2);
      if (met == tail) {
        return steps;
      }
      pivot = next[4 * met + old];
      to[pivot] = NONE;
      in = old ^ 2;
    }
  }

  @Override
  public Workload workload() {
    return workload;
  }
}
