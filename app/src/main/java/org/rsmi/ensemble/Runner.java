package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.rsmi.net.FloatMath;
import org.rsmi.result.Outcome;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Chain;

/// Does the tasks of an experiment on the threads of one machine, one task a thread. Which thread
/// does which task when has no influence on any number.
///
/// @param threads tasks at a time, ≥ 1
/// @param version of RSMI, for provenance
/// @param clock nanoseconds since any moment, for checkpoints now and then and the time a run took
public record Runner(int threads, String version, LongSupplier clock) {
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
    Path run = place(task, folder);
    if (!RunFolder.finished(run)) {
      return false;
    }
    return !(RunFolder.read(run).estimate().outcome() instanceof Outcome.StepLimit(long step)
        && step < task.spec().limit());
  }

  /// Does what is left to do and returns all results, old and new, in the order of the tasks.
  ///
  /// @throws IllegalArgumentException if the folder belongs to another experiment
  public List<RunRecord> run(Experiment experiment, RunFolder folder, RunObserver observer) {
    FrozenSpec frozen = new FrozenSpec(folder, experiment);
    frozen.requireFree();
    List<Task> open = open(experiment, folder);
    frozen.write();
    Provenance provenance =
        Provenance.here(
            experiment.tree().sha256(),
            version,
            "%d lanes, %d cores"
                .formatted(FloatMath.LANES, Runtime.getRuntime().availableProcessors()));
    observer.begun(open, experiment.tasks().size());
    Supply supply = new Supply(folder, experiment.files());
    open.forEach(task -> sample(task, folder, observer));
    try (ExecutorService pool =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      CompletionService<RunRecord> started = new ExecutorCompletionService<>(pool);
      for (Task task : open) {
        started.submit(
            () -> {
              RunRecord record =
                  new Run(task, supply, place(task, folder), provenance, clock, observer).execute();
              observer.finished(task, record);
              return record;
            });
      }
      await(started, open.size(), pool);
    }
    return results(experiment, folder);
  }

  /// Samples the set that a task shares with others, unless it is there.
  private void sample(Task task, RunFolder folder, RunObserver observer) {
    SharedSamples.of(task.spec(), task.repeat(), folder)
        .filter(set -> !set.finished())
        .ifPresent(
            set ->
                set.sample(
                    clock,
                    new Chain.Observer() {
                      @Override
                      public void recorded(int samples, int of) {
                        observer.moved(
                            task, 0, "sampling, configuration %,d of %,d".formatted(samples, of));
                      }
                    }));
  }

  /// The results so far, in the order of the tasks.
  public static List<RunRecord> results(Experiment experiment, RunFolder folder) {
    return experiment.tasks().stream()
        .map(task -> place(task, folder))
        .filter(RunFolder::finished)
        .map(RunFolder::read)
        .toList();
  }

  private static Path place(Task task, RunFolder folder) {
    return folder.run(task.point().folder(), task.repeat());
  }

  /// Waits for all; the first failure stops those still at work and is thrown.
  private static void await(CompletionService<RunRecord> started, int count, ExecutorService pool) {
    try {
      for (int i = 0; i < count; i++) {
        started.take().get();
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
