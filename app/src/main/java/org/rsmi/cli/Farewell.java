package org.rsmi.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The end of the program in good order: told to stop by Ctrl-C or SIGTERM, it first lets the work
/// leave its checkpoints.
final class Farewell implements AutoCloseable {
  private static final long GRACE_SECONDS = 60;

  private final AtomicBoolean told = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private Farewell(String words, PrintWriter err, Runnable last) {
    this.hook =
        new Thread(
            () -> {
              told.set(true);
              err.println("\n" + words);
              await();
              last.run();
            });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Says a word; the exit code is that of the signal.
  static Farewell saying(String words, PrintWriter err) {
    return new Farewell(words, err, () -> {});
  }

  /// Says a word; the exit code is 0, for those who told it to stop expect just that.
  static Farewell inPeace(String words, PrintWriter err) {
    return new Farewell(words, err, () -> Runtime.getRuntime().halt(0));
  }

  /// Whether the program has been told to stop.
  boolean told() {
    return told.get();
  }

  private void await() {
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /// The work has ended.
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the program is ending already
    }
  }
}
