package org.rsmi.ensemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// How far a run folder is, by what its files say; looking changes nothing.
///
/// @param tasks of the experiment
/// @param done finished runs, in the order of the tasks
/// @param failures failed runs with their reasons
/// @param damaged one line for each result that cannot be read; its task is done again
/// @param workers that have not taken leave and whose process, where it can be seen, lives
public record Status(
    int tasks,
    List<RunRecord> done,
    List<FailedRun> failures,
    List<String> damaged,
    List<WorkerRecord> workers) {
  public Status {
    done = List.copyOf(done);
    failures = List.copyOf(failures);
    damaged = List.copyOf(damaged);
    workers = List.copyOf(workers);
  }

  /// Reads a folder.
  public static Status of(Experiment experiment, RunFolder folder) {
    return of(experiment, folder, List.of());
  }

  /// Looks at a folder again.
  ///
  /// @param before results of the last look, which are not read again
  public static Status of(Experiment experiment, RunFolder folder, List<RunRecord> before) {
    Map<Key, RunRecord> known = new HashMap<>();
    before.forEach(run -> known.put(new Key(run.point(), run.repeat()), run));
    List<RunRecord> done = new ArrayList<>();
    List<String> damaged = new ArrayList<>();
    for (Task task : experiment.tasks()) {
      switch (standing(task, folder, known)) {
        case Standing.Done(RunRecord result) -> done.add(result);
        case Standing.Damaged(String reason) -> damaged.add(reason);
        case Standing.Open(), Standing.Failed() -> {}
      }
    }
    Machine here = Machine.here();
    List<WorkerRecord> workers =
        WorkerRecord.of(folder).stream().filter(worker -> !worker.endedHere(here)).toList();
    return new Status(experiment.tasks().size(), done, folder.failures(), damaged, workers);
  }

  /// What tells a run from the others.
  private record Key(Map<String, Object> point, int repeat) {}

  private static Standing standing(Task task, RunFolder folder, Map<Key, RunRecord> known) {
    RunRecord before = known.get(new Key(task.point().plain(), task.repeat()));
    return before == null
        ? Standing.of(task, folder.run(task.point().folder(), task.repeat()))
        : new Standing.Done(before);
  }

  /// Tasks that wait for a worker or are with one.
  public int left() {
    return tasks - done.size() - failures.size();
  }

  /// Tasks that a worker has.
  public int atWork() {
    return workers.stream().mapToInt(worker -> worker.stages().size()).sum();
  }

  /// Training steps of all workers, lately.
  public double stepsPerSecond() {
    return workers.stream().mapToDouble(WorkerRecord::stepsPerSecond).sum();
  }

  /// Seconds until all is done, by the mean time of the runs so far; empty if none is done or
  /// nobody works.
  public OptionalDouble secondsLeft() {
    int threads = workers.stream().mapToInt(WorkerRecord::threads).sum();
    OptionalDouble mean = done.stream().mapToDouble(RunRecord::seconds).average();
    if (threads == 0 || mean.isEmpty()) {
      return OptionalDouble.empty();
    }
    double begun =
        workers.stream()
            .flatMap(worker -> worker.stages().stream())
            .mapToDouble(WorkerRecord.Stage::share)
            .sum();
    return OptionalDouble.of(Math.max(0, left() - begun) * mean.getAsDouble() / threads);
  }
}
