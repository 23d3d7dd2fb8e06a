package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The report sets that a run folder keeps, `samples/<set>/report.npy`.
final class StoredReports {
  private StoredReports() {}

  /// Their files, by name; none if the folder keeps none.
  static List<String> of(Path root) {
    Path samples = root.resolve("samples");
    if (!Files.isDirectory(samples)) {
      return List.of();
    }
    try (Stream<Path> sets = Files.list(samples)) {
      return sets.map(set -> set.resolve("report.npy"))
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .sorted()
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(samples + " cannot be listed: " + fault, fault);
    }
  }
}
