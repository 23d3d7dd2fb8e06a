package org.rsmi.ensemble;

import org.rsmi.result.RunRecord;

/// Watches an ensemble from outside: progress bars, log lines. Called from the worker threads.
public interface RunObserver {
  /// Sees nothing.
  RunObserver BLIND = new RunObserver() {};

  /// A task moved on.
  ///
  /// @param share of the task done, 0 … 1, an estimate
  /// @param stage what it does now, in a few words
  default void moved(Task task, double share, String stage) {}

  /// A task is finished and its result is on disk.
  default void finished(Task task, RunRecord record) {}
}
