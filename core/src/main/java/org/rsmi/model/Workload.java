package org.rsmi.model;

/// How many moves of random size make a sweep: as many as do about the wanted work on average,
/// learned while the chain thermalises and then fixed.
///
/// Stopping a sweep "when the work is done" would bias the sample towards configurations that
/// follow a large move, because the last move is longer than the average one.
final class Workload {
  private static final double SHORTEST_MEMORY = 64;

  private final String name;
  private final long wanted;
  private long fixed;
  private double sweeps;
  private double moves;
  private double work;

  /// @param name of the moves, for errors
  /// @param wanted work of a sweep, e.g. one flip for every site
  Workload(String name, long wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  /// Moves of the next sweep, ≥ 1.
  long moves() {
    return fixed > 0 ? fixed : learned();
  }

  /// Notes what a sweep did. The average forgets the first half of what it has seen, when the
  /// chain was not yet thermal.
  void note(long moved, long worked) {
    if (fixed > 0) {
      return;
    }
    sweeps++;
    double memory = Math.max(SHORTEST_MEMORY, sweeps / 2);
    moves += moved - moves / memory;
    work += worked - work / memory;
  }

  private long learned() {
    return work == 0 ? 1 : Math.max(1, Math.round(wanted * moves / work));
  }

  /// Fixes the number of moves.
  void freeze() {
    fixed = moves();
  }

  /// Four numbers, the first 0 while it still learns.
  long[] tuning() {
    return new long[] {
      fixed,
      Double.doubleToLongBits(sweeps),
      Double.doubleToLongBits(moves),
      Double.doubleToLongBits(work)
    };
  }

  /// Returns to numbers read from [#tuning()]; changes nothing if they are refused.
  void restore(long[] tuning) {
    if (tuning.length != 4 || tuning[0] < 0) {
      throw new IllegalArgumentException(
          "%s resumes from 4 tuning numbers, the first ≥ 0; found %d"
              .formatted(name, tuning.length));
    }
    fixed = tuning[0];
    sweeps = Double.longBitsToDouble(tuning[1]);
    moves = Double.longBitsToDouble(tuning[2]);
    work = Double.longBitsToDouble(tuning[3]);
  }
}
