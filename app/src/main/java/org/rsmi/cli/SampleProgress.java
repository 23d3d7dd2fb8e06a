package org.rsmi.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.rsmi.ensemble.Sampling;

/// Progress of sampling: a bar on a terminal, a line now and then elsewhere, nothing if quiet. Says
/// how to go on when the program is interrupted.
final class SampleProgress implements Sampling.Observer, AutoCloseable {
  private static final int UNITS = 10_000;
  private static final long LINE_NANOS = 10_000_000_000L;

  private final Output output;
  private final PrintWriter err;
  private final Thread farewell;
  private @Nullable ProgressBar bar;
  private long lastLine = System.nanoTime();
  private double begun = -1;
  private long begin = System.nanoTime();

  SampleProgress(Output output, Path file) {
    this.output = output;
    this.err = output.err();
    this.farewell =
        new Thread(() -> err.println("\ninterrupted; the same command goes on with " + file));
    Runtime.getRuntime().addShutdownHook(farewell);
    if (!output.quiet() && output.terminal()) {
      bar = output.bar(String.valueOf(file.getFileName()), UNITS);
    }
  }

  @Override
  public void moved(double share, String stage) {
    if (begun < 0 && share > 0) {
      begun = share; // what an earlier call did says nothing of the time left
      begin = System.nanoTime();
    }
    if (bar != null) {
      bar.stepTo((long) (UNITS * share));
      bar.setExtraMessage(" " + left(share) + stage);
    } else if (!output.quiet() && System.nanoTime() - lastLine > LINE_NANOS) {
      lastLine = System.nanoTime();
      err.printf("[%.0f %%] %s%s%n", 100 * share, left(share), stage);
    }
  }

  private String left(double share) {
    double done = share - begun;
    double seconds = (System.nanoTime() - begin) / 1e9;
    return begun < 0 || done < 0.01 || share >= 1
        ? ""
        : "about %.0f s left, ".formatted(seconds * (1 - share) / done);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException _) {
      // the program is ending already
    }
    if (bar != null) {
      bar.close();
    }
  }
}
