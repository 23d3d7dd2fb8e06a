package org.rsmi.ensemble;

import java.nio.file.Path;

/// Something that exactly one worker has to do, with a folder of its own.
sealed interface Job {

  /// Where its claims and its results lie.
  Path folder();

  /// Configurations that several tasks share.
  ///
  /// @param task the first of them
  record Sample(SharedSamples samples, Task task) implements Job {
    @Override
    public Path folder() {
      return samples.folder();
    }
  }

  /// A task.
  record Train(Task task, Path folder) implements Job {}
}
