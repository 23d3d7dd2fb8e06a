package org.rsmi.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.rsmi.ensemble.RunObserver;
import org.rsmi.ensemble.Task;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunRecord;

/// Progress of an ensemble: a bar on a terminal, a line for every finished run and now and then for
/// the running ones elsewhere, nothing if quiet.
final class ProgressLines implements RunObserver, AutoCloseable {
  private static final int UNITS = 1000;
  private static final long LINE_NANOS = 10_000_000_000L;

  private final Output output;
  private final PrintWriter err;
  private final String name;
  private final long begin = System.nanoTime();
  private final Map<Task, Double> shares = new HashMap<>();
  private @Nullable ProgressBar bar;
  private long lastLine = System.nanoTime();
  private int total;
  private int finished;
  private int failed;
  private int elsewhere;
  private long steps;

  ProgressLines(Output output, String name) {
    this.output = output;
    this.err = output.err();
    this.name = name;
  }

  @Override
  public synchronized void begun(List<Task> open, int all) {
    total = open.size();
    if (output.quiet()) {
      return;
    }
    if (total < all) {
      err.printf("%d of %d runs are done already%n", all - total, all);
    }
    if (output.terminal() && total > 0) {
      bar = output.bar(name, (long) total * UNITS);
    }
  }

  @Override
  public synchronized void moved(Task task, double share, String stage) {
    shares.put(task, Math.clamp(share, shares.getOrDefault(task, 0.0), 1.0));
    show(task, stage);
  }

  @Override
  public synchronized void finished(Task task, RunRecord record) {
    shares.put(task, 1.0);
    finished++;
    String result =
        "I(H:E) = %s, %s"
            .formatted(record.estimate().information(), record.estimate().outcome().name());
    if (bar == null && !output.quiet()) {
      line(task + ": " + result);
    } else {
      show(task, result);
    }
  }

  @Override
  public synchronized void failed(Task task, FailedRun failure) {
    shares.put(task, 1.0);
    failed++;
    if (total > 1) { // the only task's reason is what the command itself ends with
      say(task + " failed: " + failure.reason());
    }
  }

  @Override
  public synchronized void leftToOthers(Task task) {
    shares.put(task, 1.0);
    elsewhere++;
    show(task, "done by another worker");
  }

  @Override
  public synchronized void noticed(String line) {
    say(line);
  }

  @Override
  public synchronized void stepped(Task task, long count) {
    steps += count;
  }

  /// What the user has to know even where nobody watches a bar.
  private void say(String text) {
    if (bar == null && !output.quiet()) {
      line(text);
    } else {
      err.println("rsmi: " + text);
    }
  }

  private void show(Task task, String stage) {
    double done = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (bar != null) {
      bar.stepTo((long) (done * UNITS));
      bar.setExtraMessage(" %s %s%s".formatted(count(), left(done), task + ": " + stage));
    } else if (!output.quiet() && System.nanoTime() - lastLine > LINE_NANOS) {
      line(task + ": " + stage);
    }
  }

  private void line(String text) {
    lastLine = System.nanoTime();
    double done = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    err.printf(
        "[%s, %.0f %%, %s%.0f steps/s] %s%n",
        count(), 100 * done / total, left(done), steps / seconds(), text);
  }

  /// `12/480, 1 failed`.
  private String count() {
    return "%d/%d%s"
        .formatted(finished + elsewhere, total, failed == 0 ? "" : ", %d failed".formatted(failed));
  }

  private double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  private String left(double done) {
    return done < 0.05 * total || done == total
        ? ""
        : "about %s left, ".formatted(StatusLines.duration(seconds() * (total - done) / done));
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
