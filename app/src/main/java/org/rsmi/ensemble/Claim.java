package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The right of one worker to do one job: a file `claim-0001` in the job's folder that holds the
/// worker's id and that only one process can create.
///
/// The claim of a dead worker is overtaken by the next number. A worker that was only thought dead
/// sees that in [#holds] before it writes anything, and leaves the job to the other.
///
/// @param folder of the job
/// @param number from 1
/// @param worker whose it is
record Claim(Path folder, int number, String worker) {
  private static final String NAME = "claim-\\d{4,}";

  /// Takes a job, unless a worker that lives has it.
  ///
  /// @param worker who takes it
  /// @throws IllegalArgumentException if a file stands where the folder belongs
  static Optional<Claim> take(Path folder, String worker, Presence presence) {
    Workplace.create(folder);
    int last = last(folder);
    if (last > 0 && lives(folder, last, presence)) {
      return Optional.empty();
    }
    Path file = file(folder, last + 1);
    try {
      Files.writeString(file, worker, StandardOpenOption.CREATE_NEW);
      return Optional.of(new Claim(folder, last + 1, worker));
    } catch (FileAlreadyExistsException taken) {
      return Optional.empty();
    } catch (IOException fault) {
      file.toFile().delete();
      throw fault(file, "written", fault);
    }
  }

  private static boolean lives(Path folder, int number, Presence presence) {
    Path file = file(folder, number);
    String owner = owner(file);
    // between creation and writing a claim is empty; a process that ended there leaves it so
    return owner.isEmpty() ? presence.beats(file.toString(), 0) : presence.lives(owner);
  }

  /// Who has it; empty if that is not known.
  private static String owner(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException gone) {
      return "";
    } catch (IOException fault) {
      throw fault(file, "read", fault);
    }
  }

  /// Whether it still stands and nobody has overtaken it.
  boolean holds() {
    return owner(file(folder, number)).equals(worker) && !Files.exists(file(folder, number + 1));
  }

  /// Gives the job back or, when it is done, clears the folder of claims.
  void release() {
    for (int n = 1; n <= number; n++) {
      file(folder, n).toFile().delete();
    }
  }

  private static Path file(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "claim-%04d", number));
  }

  private static int last(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.matches(NAME))
          .mapToInt(name -> Integer.parseInt(name.substring(name.indexOf('-') + 1)))
          .max()
          .orElse(0);
    } catch (IOException fault) {
      throw fault(folder, "listed", fault);
    }
  }

  private static UncheckedIOException fault(Path file, String what, IOException fault) {
    return new UncheckedIOException(file + " cannot be " + what + ": " + fault, fault);
  }
}
