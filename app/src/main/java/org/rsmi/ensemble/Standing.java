package org.rsmi.ensemble;

import java.nio.file.Path;
import org.rsmi.result.Outcome;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// Where a task stands, by what its folder holds.
sealed interface Standing {

  /// There is nothing yet, or what a higher limit continues.
  record Open() implements Standing {}

  /// The result is there and final.
  record Done(RunRecord result) implements Standing {}

  /// It failed.
  record Failed() implements Standing {}

  /// A result is there that cannot be read.
  ///
  /// @param reason in one line that names the file
  record Damaged(String reason) implements Standing {}

  /// Looks into the folder of a run.
  static Standing of(Task task, Path run) {
    if (RunFolder.finished(run)) {
      return ofResult(task, run);
    }
    return RunFolder.failed(run) ? new Failed() : new Open();
  }

  private static Standing ofResult(Task task, Path run) {
    try {
      RunRecord result = RunFolder.read(run);
      boolean limited =
          result.estimate().outcome() instanceof Outcome.StepLimit(long step)
              && step < task.spec().limit();
      return limited ? new Open() : new Done(result);
    } catch (IllegalArgumentException damage) {
      return new Damaged(String.valueOf(damage.getMessage()));
    }
  }
}
