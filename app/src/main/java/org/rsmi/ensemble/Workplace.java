package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.rsmi.result.Provenance;
import org.rsmi.result.RunFolder;

/// What all threads of a worker share.
///
/// @param folder of the experiment
/// @param threads for tasks, and for the rows of a task where tasks are fewer
/// @param supply of windows
/// @param worker its id in claims
/// @param presence which other workers live
/// @param provenance of its results
/// @param clock nanoseconds since any moment
/// @param stopped whether it has been asked to stop
/// @param observer watches all tasks
record Workplace(
    RunFolder folder,
    int threads,
    Supply supply,
    String worker,
    Presence presence,
    Provenance provenance,
    LongSupplier clock,
    BooleanSupplier stopped,
    RunObserver observer) {

  /// Where a task keeps its files.
  Path run(Task task) {
    return folder.run(task.point().folder(), task.repeat());
  }

  /// Takes a job, unless a worker that lives has it.
  Optional<Claim> claim(Path job) {
    return Claim.take(job, worker, presence);
  }

  /// Makes a folder, unless it is there.
  ///
  /// @throws IllegalArgumentException if a file stands in its place
  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw new IllegalArgumentException(
          file.getFile() + " is a file: want a folder for the results there", file);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault.getMessage(), fault);
    }
  }
}
