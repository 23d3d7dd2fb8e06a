package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunFolder;

/// What all threads of a worker share.
///
/// @param folder of the experiment
/// @param worker its id in claims
/// @param presence which other workers live
/// @param provenance of its results
/// @param clock nanoseconds since any moment
/// @param stopped whether it has been asked to stop
/// @param rows threads for the rows of each task, ≥ 1
/// @param observer watches all tasks
record Workplace(
    RunFolder folder,
    String worker,
    Presence presence,
    Provenance provenance,
    LongSupplier clock,
    BooleanSupplier stopped,
    int rows,
    RunObserver observer) {

  /// Where a task keeps its files.
  Path run(Task task) {
    return folder.run(task.point().folder(), task.repeat());
  }

  /// Takes a job, unless a worker that lives has it.
  Optional<Claim> claim(Path job) {
    return Claim.take(job, worker, presence);
  }

  /// The first thing to do for a task: what makes its data, or the task itself.
  Job first(Task task) {
    return new Job.Train(task, run(task));
  }
}
