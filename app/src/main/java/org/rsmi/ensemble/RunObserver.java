package org.rsmi.ensemble;

import java.util.List;
import org.rsmi.result.FailedRun;
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

  /// Training steps were done.
  ///
  /// @param count steps since the last call
  default void stepped(Task task, long count) {}

  /// A task is finished and its result is on disk.
  default void finished(Task task, RunRecord record) {}

  /// A task failed; the reason is on disk, and the others go on.
  default void failed(Task task, FailedRun failure) {}

  /// Another worker finished a task, or has it.
  default void leftToOthers(Task task) {}

  /// Something the user should know that stops nothing.
  ///
  /// @param line what, where, and what was done about it
  default void noticed(String line) {}
}
