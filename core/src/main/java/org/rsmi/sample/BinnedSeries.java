package org.rsmi.sample;

import java.util.Arrays;

/// What a chain of any length measured, in constant memory: single values up to 8,192 of them, then
/// means of 2, 4, 8, … successive ones. Of all values the mean square is kept as well, so that
/// [ChainReport] finds autocorrelation times shorter than a bin.
public final class BinnedSeries {
  private static final int CAPACITY = 8192;
  private static final int FIXED = 3;

  private final double[][] bins;
  private final double[] open;
  private final double[] reference;
  private final double[] sums;
  private final double[] squares;
  private int full;
  private int size = 1;
  private long count;

  /// An empty one.
  ///
  /// @param observables values measured together, ≥ 1
  public BinnedSeries(int observables) {
    bins = new double[observables][64];
    open = new double[observables];
    reference = new double[observables];
    sums = new double[observables];
    squares = new double[observables];
  }

  /// Takes what was measured on one sample.
  ///
  /// @param values `[observables]`
  public void add(double[] values) {
    if (count == 0) {
      System.arraycopy(values, 0, reference, 0, reference.length);
    }
    for (int i = 0; i < bins.length; i++) {
      double deviation = values[i] - reference[i];
      sums[i] += deviation;
      squares[i] += deviation * deviation;
      open[i] += values[i];
    }
    count++;
    if (count % size == 0) {
      close();
    }
  }

  private void close() {
    for (int i = 0; i < bins.length; i++) {
      if (full == bins[i].length) {
        bins[i] = Arrays.copyOf(bins[i], 2 * full);
      }
      bins[i][full] = open[i] / size;
      open[i] = 0;
    }
    full++;
    if (full == CAPACITY) {
      coarsen();
    }
  }

  private void coarsen() {
    full = full / 2;
    size *= 2;
    for (double[] row : bins) {
      for (int b = 0; b < full; b++) {
        row[b] = (row[2 * b] + row[2 * b + 1]) / 2;
      }
    }
  }

  /// Samples taken.
  public long count() {
    return count;
  }

  /// Successive samples in a bin, a power of 2.
  int size() {
    return size;
  }

  /// Means of the full bins of one observable.
  ///
  /// @param wanted samples in a bin, a power of 2 not below [#size()]
  double[] bins(int observable, int wanted) {
    double[] row = Arrays.copyOf(bins[observable], full);
    for (int now = size; now < wanted; now *= 2) {
      double[] finer = row;
      row = new double[finer.length / 2];
      Arrays.setAll(row, b -> (finer[2 * b] + finer[2 * b + 1]) / 2);
    }
    return row;
  }

  /// `Σ (x − mean)²` over all samples.
  double squares(int observable, double mean) {
    double shift = reference[observable] - mean;
    return squares[observable] + 2 * shift * sums[observable] + count * shift * shift;
  }

  /// All of it as numbers, for a checkpoint.
  public double[] state() {
    int rows = bins.length;
    double[] state = new double[FIXED + rows * (4 + full)];
    state[0] = full;
    state[1] = size;
    state[2] = count;
    int at = FIXED;
    for (double[] part : new double[][] {open, reference, sums, squares}) {
      System.arraycopy(part, 0, state, at, rows);
      at += rows;
    }
    for (double[] row : bins) {
      System.arraycopy(row, 0, state, at, full);
      at += full;
    }
    return state;
  }

  /// Returns to numbers read from [#state()].
  ///
  /// @throws IllegalArgumentException if they belong to another number of observables
  public void restore(double[] state) {
    int rows = bins.length;
    int saved = state.length < FIXED ? -1 : (int) state[0];
    if (saved < 0 || saved > CAPACITY || state.length != FIXED + (long) rows * (4 + saved)) {
      throw new IllegalArgumentException(
          state.length + " numbers are not the state of a series of " + rows + " observables");
    }
    full = saved;
    size = (int) state[1];
    count = (long) state[2];
    int at = FIXED;
    for (double[] part : new double[][] {open, reference, sums, squares}) {
      System.arraycopy(state, at, part, 0, rows);
      at += rows;
    }
    for (int i = 0; i < rows; i++) {
      bins[i] = Arrays.copyOf(Arrays.copyOfRange(state, at, at + full), Math.max(64, full));
      at += full;
    }
  }
}
