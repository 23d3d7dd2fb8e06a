package org.rsmi.spark;

import java.io.PrintWriter;
import java.util.List;
import org.rsmi.ensemble.RunObserver;
import org.rsmi.ensemble.Task;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunRecord;

/// A line for every result that arrives.
final class ArrivalLines implements RunObserver {
  private final PrintWriter err;
  private int total;
  private int arrived;

  ArrivalLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void begun(List<Task> open, int all) {
    total = open.size();
    if (total < all) {
      err.printf("%d of %d runs are done already%n", all - total, all);
    }
  }

  @Override
  public synchronized void finished(Task task, RunRecord record) {
    line(
        "%s: I(H:E) = %s, %s"
            .formatted(task, record.estimate().information(), record.estimate().outcome().name()));
  }

  @Override
  public synchronized void failed(Task task, FailedRun failure) {
    line(task + " failed: " + failure.reason());
  }

  private void line(String text) {
    err.printf("[%d/%d] %s%n", ++arrived, total, text);
  }
}
