package org.rsmi.cli;

import java.util.ArrayList;
import java.util.List;
import org.rsmi.ensemble.Status;
import org.rsmi.ensemble.WorkerRecord;
import org.rsmi.result.FailedRun;

/// How far a run folder is, in lines for people.
///
/// @param name of the experiment
/// @param status of its folder
record StatusLines(String name, Status status) {
  private static final int SHOWN = 10;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    for (WorkerRecord worker : status.workers()) {
      lines.add(
          "  %s, process %d, %d %s: %d done, %,.0f steps/s"
              .formatted(
                  worker.host(),
                  worker.pid(),
                  worker.threads(),
                  worker.threads() == 1 ? "thread" : "threads",
                  worker.done(),
                  worker.stepsPerSecond()));
      worker.stages().stream()
          .map(at -> "    %s: %.0f %%, %s".formatted(at.task(), 100 * at.share(), at.stage()))
          .forEach(lines::add);
    }
    status.damaged().stream().limit(SHOWN).map(line -> "  damaged: " + line).forEach(lines::add);
    status.failures().stream().limit(SHOWN).map(StatusLines::failed).forEach(lines::add);
    if (status.failures().size() > SHOWN) {
      lines.add("  … and %d more that failed".formatted(status.failures().size() - SHOWN));
    }
    return lines;
  }

  /// `ising: 12 of 480 runs done, 1 failed, 2 at work, 467 left; 3,200 steps/s, about 14 min left`.
  String head() {
    StringBuilder head = new StringBuilder();
    head.append("%s: %d of %d runs done".formatted(name, status.done().size(), status.tasks()));
    if (!status.failures().isEmpty()) {
      head.append(", %d failed".formatted(status.failures().size()));
    }
    if (status.atWork() > 0) {
      head.append(
          ", %d at work, %d waiting"
              .formatted(status.atWork(), Math.max(0, status.left() - status.atWork())));
      head.append("; %,.0f steps/s".formatted(status.stepsPerSecond()));
    }
    status.secondsLeft().ifPresent(left -> head.append(", about " + duration(left) + " left"));
    return head.toString();
  }

  private static String failed(FailedRun run) {
    String point = run.point().isEmpty() ? "" : run.point() + " ";
    return "  failed: %s#%d: %s".formatted(point, run.repeat(), run.reason());
  }

  /// `40 s`, `14 min`, `3.5 h`.
  static String duration(double seconds) {
    if (seconds < 120) {
      return "%.0f s".formatted(seconds);
    }
    return seconds < 7200 ? "%.0f min".formatted(seconds / 60) : "%.1f h".formatted(seconds / 3600);
  }
}
