package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rsmi.ensemble.WorkerRecord.Stage;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Replacement;

/// Keeps the [WorkerRecord] of this process fresh while it works on a run folder, and deletes it at
/// the end, by which all claims of this worker fall.
final class Heartbeat implements RunObserver, AutoCloseable {
  private static final long PERIOD_MILLIS = 2_000;

  private final RunFolder folder;
  private final Machine machine = Machine.here();
  private final long pid = ProcessHandle.current().pid();
  private final String id;
  private final int threads;
  private final LongSupplier clock;
  private final ScheduledExecutorService timer;
  private final Map<Task, Stage> stages = new LinkedHashMap<>();
  private long beat;
  private int done;
  private int failed;
  private long steps;
  private long since;
  private double rate;

  /// Clears what killed workers of this machine left, and writes the first beat.
  ///
  /// @param threads tasks at a time
  /// @param clock nanoseconds since any moment
  Heartbeat(RunFolder folder, int threads, LongSupplier clock) {
    this.folder = folder;
    this.threads = threads;
    this.clock = clock;
    this.since = clock.getAsLong();
    this.id =
        "%s-%d-%s".formatted(machine.host(), pid, UUID.randomUUID().toString().substring(0, 8));
    Path workers = WorkerRecord.workers(folder);
    try {
      Files.createDirectories(workers);
    } catch (IOException fault) {
      throw new UncheckedIOException(workers + " cannot be made: " + fault.getMessage(), fault);
    }
    for (WorkerRecord other : WorkerRecord.of(folder)) {
      if (other.endedHere(machine)) {
        WorkerRecord.file(folder, other.id()).toFile().delete();
      }
    }
    write();
    this.timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    timer.scheduleWithFixedDelay(this::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /// The worker's name in claims.
  String id() {
    return id;
  }

  private void beat() {
    try {
      write();
    } catch (UncheckedIOException full) {
      // a beat that is missed is made up for by the next; if the fault lasts, a task will meet it
    }
  }

  private void write() {
    String text = record().json() + "\n";
    new Replacement(WorkerRecord.file(folder, id)).write(file -> Files.writeString(file, text));
  }

  private synchronized WorkerRecord record() {
    long now = clock.getAsLong();
    double seconds = (now - since) / 1e9;
    if (seconds > 0) {
      double lately = steps / seconds;
      rate = beat < 2 ? lately : 0.7 * rate + 0.3 * lately;
    }
    steps = 0;
    since = now;
    List<Stage> work = List.copyOf(stages.values());
    return new WorkerRecord(
        id, machine.host(), machine.identity(), pid, threads, ++beat, done, failed, rate, work);
  }

  @Override
  public synchronized void moved(Task task, double share, String stage) {
    stages.put(task, new Stage(task.toString(), share, stage));
  }

  @Override
  public synchronized void stepped(Task task, long count) {
    steps += count;
  }

  @Override
  public synchronized void finished(Task task, RunRecord record) {
    stages.remove(task);
    done++;
  }

  @Override
  public synchronized void failed(Task task, FailedRun failure) {
    stages.remove(task);
    failed++;
  }

  /// Takes leave.
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    WorkerRecord.file(folder, id).toFile().delete();
  }
}
