package org.rsmi.ensemble;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rsmi.ensemble.Agenda.Assignment;
import org.rsmi.net.Crew;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Chain;

/// The threads of a worker: each takes a job, does it, writes what came of it, and takes the next.
///
/// What is wrong with one task becomes its [FailedRun]. What is wrong with the machine (a full
/// disk, no memory) ends the worker: the tasks at work are left as their checkpoints have them.
final class Hands {
  private static final long PAUSE_MILLIS = 100;

  private final Workplace place;
  private final Agenda agenda;
  private final AtomicBoolean ending = new AtomicBoolean();

  Hands(Workplace place, Agenda agenda) {
    this.place = place;
    this.agenda = agenda;
  }

  /// Works until nothing is left.
  ///
  /// @throws CancellationException if the worker was asked to stop before
  void work(int count) {
    List<Future<?>> hands = new ArrayList<>();
    try (ExecutorService pool =
        Executors.newFixedThreadPool(count, Thread.ofPlatform().daemon().factory())) {
      for (int n = 0; n < count; n++) {
        hands.add(pool.submit(this::hand));
      }
      await(hands);
    }
    if (place.stopped().getAsBoolean() && !agenda.isEmpty()) {
      throw new CancellationException("stopped");
    }
  }

  /// The first failure ends the others and is thrown when they have.
  private void await(List<Future<?>> hands) {
    Throwable first = null;
    for (Future<?> hand : hands) {
      try {
        hand.get();
      } catch (ExecutionException failure) {
        first = first == null ? failure.getCause() : first;
      } catch (InterruptedException stop) {
        ending.set(true);
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
    switch (first) {
      case null -> {}
      case RuntimeException cause -> throw cause;
      case Error cause -> throw cause;
      default -> throw new AssertionError(first);
    }
  }

  private void hand() {
    try {
      while (!isEnding() && !agenda.isEmpty()) {
        Optional<Assignment> next = agenda.next();
        if (next.isPresent()) {
          carryOut(next.get());
        } else {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException | CancellationException stop) {
      // the worker was asked to end
    } catch (RuntimeException | Error fault) {
      ending.set(true);
      throw fault;
    }
  }

  private boolean isEnding() {
    return ending.get() || place.stopped().getAsBoolean();
  }

  private void carryOut(Assignment assignment) {
    Job job = assignment.job();
    Claim claim = assignment.claim();
    try {
      switch (job) {
        case Job.Sample(SharedSamples samples, Task task) -> sample(samples, task);
        case Job.Train(Task task, Path folder) -> train(task, folder, claim);
      }
      claim.release();
      agenda.ended(job);
    } catch (Run.Overtaken other) {
      place.observer().noticed(String.valueOf(other.getMessage()));
      agenda.lost(job);
    } catch (CancellationException | UncheckedIOException stop) {
      claim.release();
      throw stop;
    }
  }

  /// Samples what several tasks share; if it cannot be had, all of them fail.
  private void sample(SharedSamples samples, Task task) {
    try {
      samples.sample(place.clock(), new Sampling(task));
    } catch (CancellationException | UncheckedIOException stop) {
      throw stop;
    } catch (RuntimeException | AssertionError wrong) {
      agenda.strikeOff(samples).forEach(each -> fail(each, place.run(each), wrong));
    }
  }

  private final class Sampling implements Chain.Observer {
    private final Task task;

    private Sampling(Task task) {
      this.task = task;
    }

    @Override
    public void thermalised(int sweeps, int of) {
      moved("thermalising, sweep %,d of %,d".formatted(sweeps, of));
    }

    @Override
    public void recorded(int samples, int of) {
      moved("sampling, configuration %,d of %,d".formatted(samples, of));
    }

    private void moved(String stage) {
      if (isEnding()) {
        throw new CancellationException("the sampling for " + task + " was stopped");
      }
      place.observer().moved(task, 0, stage);
    }
  }

  private void train(Task task, Path folder, Claim claim) {
    try (Crew crew = new Crew(share())) {
      RunRecord record = new Run(task, folder, place, claim, crew, this::isEnding).execute();
      place.observer().finished(task, record);
    } catch (CancellationException | UncheckedIOException | Run.Overtaken stop) {
      throw stop;
    } catch (RuntimeException | AssertionError wrong) {
      fail(task, folder, wrong);
    }
  }

  /// How many threads a task that begins now has for its rows. Those that began when more were left
  /// have no more than their part, so together they have no more than there are.
  private int share() {
    return Math.max(1, place.threads() / Math.max(1, agenda.size()));
  }

  private void fail(Task task, Path folder, Throwable wrong) {
    FailedRun failure = new FailedRun(task.point().plain(), task.repeat(), reason(wrong));
    Workplace.create(folder);
    RunFolder.write(folder, failure);
    place.observer().failed(task, failure);
  }

  /// What can only be a bug says where it happened.
  private static String reason(Throwable wrong) {
    String message = String.valueOf(wrong.getMessage());
    return wrong instanceof IllegalArgumentException
        ? message
        : "%s: %s at %s".formatted(wrong.getClass().getSimpleName(), message, where(wrong));
  }

  private static Object where(Throwable wrong) {
    StackTraceElement[] trace = wrong.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0];
  }
}
