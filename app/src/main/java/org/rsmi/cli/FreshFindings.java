package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.RunSet;

/// What all analyses say of a run folder: what lies in `analysis/*.json` and is younger than every
/// result, and the rest anew.
///
/// @param root the run folder
/// @param runs what it holds
record FreshFindings(Path root, RunSet runs) {
  /// Reads or finds them, and leaves new ones in the folder if that can be written.
  ///
  /// @param watcher is told the name of every analysis before it runs
  List<Findings> of(Consumer<String> watcher) {
    Analyses analyses = Analyses.all();
    List<Findings> lying = kept();
    Map<String, Findings> kept = new LinkedHashMap<>();
    lying.forEach(findings -> kept.put(findings.analysis(), findings));
    FileTime newest = newest();
    List<Findings> all =
        new ArrayList<>(
            analyses.names().parallelStream()
                .map(
                    name ->
                        kept.containsKey(name) && isFresh(name, newest)
                            ? kept.get(name)
                            : found(name, analyses, watcher))
                .toList());
    lying.stream()
        .filter(findings -> !analyses.names().contains(findings.analysis()))
        .forEach(all::add);
    return all;
  }

  /// None, if one is damaged.
  private List<Findings> kept() {
    try {
      return Findings.read(root);
    } catch (IllegalArgumentException | UncheckedIOException _) {
      return List.of();
    }
  }

  private boolean isFresh(String name, FileTime newest) {
    try {
      Path file = root.resolve("analysis").resolve(name + ".json");
      return Files.getLastModifiedTime(file).compareTo(newest) >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// When the last result was written.
  private FileTime newest() {
    Path points = root.resolve("points");
    try (Stream<Path> files = Files.find(points, 3, (file, _) -> file.endsWith("result.json"))) {
      return files
          .map(FreshFindings::time)
          .max(Comparator.naturalOrder())
          .orElse(FileTime.fromMillis(0));
    } catch (IOException fault) {
      throw new UncheckedIOException(points + " cannot be listed: " + fault, fault);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be read: " + fault, fault);
    }
  }

  private Findings found(String name, Analyses analyses, Consumer<String> watcher) {
    watcher.accept(name);
    Findings findings = asked(name, analyses);
    try {
      findings.write(root);
    } catch (UncheckedIOException _) {
      // a folder that cannot be written can still be read
    }
    return findings;
  }

  /// An analysis that breaks is said, and stops no other.
  private Findings asked(String name, Analyses analyses) {
    try {
      return analyses.of(name, runs);
    } catch (RuntimeException bug) {
      Finding broken =
          new Finding.Warning(
              name + " broke off",
              "It ended with \"%s\"; this is a bug, and the other analyses are not touched by it."
                  .formatted(bug));
      return new Findings(name, List.of(broken));
    }
  }
}
