package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.List;
import org.rsmi.result.RunFolder;

/// A folder in which a process does single tasks of an experiment that somebody else hands out, in
/// any order and several at a time. What tasks share is made there once.
public final class Workshop {
  private final Experiment experiment;
  private final Supply supply;

  /// @param folder need not exist, and is nobody else's but other processes' workshops for the same
  ///     experiment
  public Workshop(Experiment experiment, RunFolder folder) {
    this.experiment = experiment;
    this.supply = new Supply(folder, experiment.files());
  }

  /// Does a task, unless it is done there already.
  ///
  /// @param runner on as many threads as it has
  /// @param index of the task in the order of the experiment, from 0
  /// @return where its result or its failure is
  /// @throws java.util.concurrent.CancellationException if it was stopped
  public Path work(Runner runner, int index) {
    Task task = experiment.tasks().get(index);
    runner.work(experiment, supply, List.of(task), RunObserver.BLIND, () -> {});
    return supply.root().run(task.point().folder(), task.repeat());
  }
}
