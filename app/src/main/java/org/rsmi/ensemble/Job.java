package org.rsmi.ensemble;

import java.nio.file.Path;

/// Something that exactly one worker has to do, with a folder of its own.
sealed interface Job {

  /// Where its claims and its results lie.
  Path folder();

  /// A task.
  record Train(Task task, Path folder) implements Job {}
}
