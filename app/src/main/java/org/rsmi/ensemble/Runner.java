package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rsmi.net.FloatMath;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// Does the tasks of an experiment on the threads of one process, alone or beside other processes
/// that work on the same folder. Who does which task when has no influence on any number.
///
/// @param threads tasks at a time, ≥ 1; a task that begins when fewer are left shares the rows of
/// its
///     batches over the threads that would have nothing to do
/// @param version of RSMI, for provenance
/// @param clock nanoseconds since any moment: for checkpoints, the time a run took, and the silence
///     of other workers
/// @param stopped asked at every epoch: once true, all tasks at work leave a checkpoint and end
public record Runner(int threads, String version, LongSupplier clock, BooleanSupplier stopped) {
  public Runner {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
  }

  /// That nobody stops.
  public Runner(int threads, String version, LongSupplier clock) {
    this(threads, version, clock, () -> false);
  }

  /// Which part of the tasks a worker begins with; when it is done it goes on with the others.
  ///
  /// @param index from 0
  /// @param of parts, ≥ 1
  public record Share(int index, int of) {
    /// Begins at the first task.
    public static final Share ALL = new Share(0, 1);

    public Share {
      if (of < 1 || index < 0 || index >= of) {
        throw new IllegalArgumentException(
            "index = %d of %d: want 0 … of − 1, of at least 1".formatted(index, of));
      }
    }

    List<Task> order(List<Task> tasks) {
      List<Task> order = new ArrayList<>(tasks);
      Collections.rotate(order, -(int) ((long) tasks.size() * index / of));
      return order;
    }
  }

  /// Tasks that have no result yet, or one that stopped at a limit which has been raised since, or
  /// one that is damaged. Failed tasks are not among them.
  public static List<Task> open(Experiment experiment, RunFolder folder) {
    return experiment.tasks().stream()
        .filter(
            task ->
                switch (Standing.of(task, place(task, folder))) {
                  case Standing.Open(), Standing.Damaged _ -> true;
                  case Standing.Done _, Standing.Failed() -> false;
                })
        .toList();
  }

  /// Tasks that a run in the folder would do; touches nothing.
  ///
  /// @param version of RSMI
  /// @throws IllegalArgumentException if the folder belongs to another experiment or version
  public static List<Task> left(Experiment experiment, RunFolder folder, String version) {
    new FrozenSpec(folder, experiment, version).requireFree();
    return open(experiment, folder);
  }

  /// Does what is left to do and returns all results, old and new, in the order of the tasks.
  ///
  /// Tasks that other workers have are waited for. A task that fails leaves its reason in the
  /// folder, and the others go on. At the end `ensemble.npz` and `ensemble.h5` are written.
  ///
  /// @throws IllegalArgumentException if the folder belongs to another experiment
  /// @throws java.util.concurrent.CancellationException if it was stopped
  public List<RunRecord> run(Experiment experiment, RunFolder folder, RunObserver observer) {
    prepare(experiment, folder, version);
    work(experiment, folder, Share.ALL, observer, new Harvest(experiment, folder)::write);
    return results(experiment, folder);
  }

  /// Makes a folder the experiment's, for workers to come.
  ///
  /// @param version of RSMI
  /// @throws IllegalArgumentException if it belongs to another experiment or another version
  public static void prepare(Experiment experiment, RunFolder folder, String version) {
    FrozenSpec frozen = new FrozenSpec(folder, experiment, version);
    frozen.requireFree();
    frozen.write();
  }

  /// Does what is left to do in a folder that is the experiment's.
  ///
  /// @param share where it begins
  /// @param gather what is done once nothing is left, by one worker at a time
  /// @throws java.util.concurrent.CancellationException if it was stopped
  public void work(
      Experiment experiment, RunFolder folder, Share share, RunObserver observer, Runnable gather) {
    List<Task> open = open(experiment, folder);
    observer.begun(open, experiment.tasks().size());
    Supply supply = new Supply(folder, experiment.files());
    work(experiment, supply, share.order(open), observer, gather);
  }

  /// Does tasks in a folder that is the experiment's, as far as they are not done there.
  void work(
      Experiment experiment,
      Supply supply,
      List<Task> open,
      RunObserver observer,
      Runnable gather) {
    RunFolder folder = supply.root();
    int hands = Math.clamp(open.size(), 1, threads);
    try (Heartbeat heartbeat = new Heartbeat(folder, threads, clock)) {
      Workplace place =
          new Workplace(
              folder,
              threads,
              supply,
              heartbeat.id(),
              new Presence(folder, heartbeat.id(), clock),
              provenance(experiment),
              clock,
              stopped,
              new Observers(List.of(heartbeat, observer)));
      new Hands(place, new Agenda(place, open)).work(hands);
      Optional<Claim> claim = place.claim(folder.root());
      claim.ifPresent(
          held -> {
            gather.run();
            held.release();
          });
    }
  }

  private Provenance provenance(Experiment experiment) {
    return Provenance.here(
        experiment.tree().sha256(),
        version,
        "%d lanes, %d cores"
            .formatted(FloatMath.LANES, Runtime.getRuntime().availableProcessors()));
  }

  /// The results so far, in the order of the tasks.
  public static List<RunRecord> results(Experiment experiment, RunFolder folder) {
    return experiment.tasks().stream()
        .map(task -> place(task, folder))
        .filter(RunFolder::finished)
        .map(RunFolder::read)
        .toList();
  }

  /// Forgets the failures of an experiment, so that its failed tasks are open again.
  ///
  /// @return how many there were
  public static int retry(Experiment experiment, RunFolder folder) {
    int count = 0;
    for (Task task : experiment.tasks()) {
      count += RunFolder.forget(place(task, folder)) ? 1 : 0;
    }
    return count;
  }

  private static Path place(Task task, RunFolder folder) {
    return folder.run(task.point().folder(), task.repeat());
  }
}
