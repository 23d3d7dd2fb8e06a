package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rsmi.net.FloatMath;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// Does the tasks of an experiment on the threads of one machine, one task a thread. Which thread does
/// which task when has no influence on any number.
///
/// @param threads tasks at a time, ≥ 1
/// @param version of RSMI, for provenance
public record Runner(int threads, String version) {
  public Runner {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
  }

  /// Tasks that have no result yet, or one that stopped at a limit which has been raised since.
  public static List<Task> open(Experiment experiment, RunFolder folder) {
    return experiment.tasks().stream().filter(task -> !done(task, folder)).toList();
  }

  private static boolean done(Task task, RunFolder folder) {
    Path run = folder.run(task.point().folder(), task.repeat());
    if (!RunFolder.finished(run)) {
      return false;
    }
    return !(RunFolder.read(run).estimate().outcome() instanceof Outcome.StepLimit(long step)
        && step < task.spec().training().limit());
  }

  /// Does what is left to do and returns all results, old and new, in the order of the tasks.
  ///
  /// @throws IllegalArgumentException if the folder belongs to another experiment
  public List<RunRecord> run(Experiment experiment, RunFolder folder, RunObserver observer) {
    FrozenSpec.claim(folder, experiment);
    Provenance provenance =
        Provenance.here(
            experiment.tree().sha256(),
            version,
            "%d lanes, %d cores"
                .formatted(FloatMath.LANES, Runtime.getRuntime().availableProcessors()));
    try (ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      List<Future<?>> started = new ArrayList<>();
      for (Task task : open(experiment, folder)) {
        Path run = folder.run(task.point().folder(), task.repeat());
        started.add(
            pool.submit(
                () -> {
                  RunRecord record = new Run(task, run, provenance, observer).execute();
                  observer.finished(task, record);
                }));
      }
      await(started, pool);
    }
    return experiment.tasks().stream()
        .map(task -> RunFolder.read(folder.run(task.point().folder(), task.repeat())))
        .toList();
  }

  private static void await(List<Future<?>> started, ExecutorService pool) {
    try {
      for (Future<?> task : started) {
        task.get();
      }
    } catch (ExecutionException failure) {
      pool.shutdownNow();
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new AssertionError(failure);
      }
    } catch (InterruptedException stop) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }
}
