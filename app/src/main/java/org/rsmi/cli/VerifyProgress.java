package org.rsmi.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/// Progress of the oracles: a bar on a terminal, a line now and then elsewhere, nothing if quiet.
final class VerifyProgress implements AutoCloseable {
  private static final int UNITS = 1000;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final String CLEARED = "\r\u001b[2K";

  private final Output output;
  private final int total;
  private final Map<String, Double> open = new LinkedHashMap<>();
  private final @Nullable ProgressBar bar;
  private long lastLine = System.nanoTime();
  private int finished;

  VerifyProgress(Output output, int total) {
    this.output = output;
    this.total = total;
    this.bar =
        output.quiet() || !output.terminal() ? null : output.bar("verify", (long) total * UNITS);
  }

  /// An oracle has done this share of its work.
  synchronized void moved(String name, double share) {
    open.put(name, share);
    show();
  }

  /// An oracle has answered; its row can be printed.
  synchronized void finished(String name) {
    open.remove(name);
    finished++;
    show();
    if (bar != null) {
      output.err().print(CLEARED);
      output.err().flush();
    }
  }

  private void show() {
    double done = finished + open.values().stream().mapToDouble(Double::doubleValue).sum();
    if (bar != null) {
      bar.stepTo((long) (done * UNITS));
      bar.setExtraMessage(" %d/%d %s".formatted(finished, total, running()));
    } else if (!output.quiet() && System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      output.err().printf("[%d/%d] %s%n", finished, total, running());
    }
  }

  private String running() {
    return open.entrySet().stream()
        .map(entry -> "%s %.0f %%".formatted(entry.getKey(), 100 * entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
