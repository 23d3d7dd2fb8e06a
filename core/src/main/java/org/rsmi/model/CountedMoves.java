package org.rsmi.model;

/// Moves of random size, whose number in a sweep is all that adapts.
interface CountedMoves extends Update.Moves {

  /// How many make a sweep.
  Workload workload();

  @Override
  default void freeze() {
    workload().freeze();
  }

  @Override
  default long[] tuning() {
    return workload().tuning();
  }

  @Override
  default void restore(long[] tuning) {
    workload().restore(tuning);
  }
}
