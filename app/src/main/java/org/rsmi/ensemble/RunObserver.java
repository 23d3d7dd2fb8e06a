package org.rsmi.ensemble;

import java.util.List;
import org.rsmi.result.RunRecord;

/// Watches an ensemble from outside: progress bars, log lines. Called from the worker threads.
public interface RunObserver {
  /// Sees nothing.
  RunObserver BLIND = new RunObserver() {};

  /// The folder is the experiment's, and work begins.
  ///
  /// @param open tasks that are left to do
  /// @param all tasks of the experiment
  default void begun(List<Task> open, int all) {}

  /// A task moved on.
  ///
  /// @param share of the task done, 0 … 1, an estimate
  /// @param stage what it does now, in a few words
  default void moved(Task task, double share, String stage) {}

  /// A task is finished and its result is on disk.
  default void finished(Task task, RunRecord record) {}
}
