package org.rsmi.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rsmi.sample.Replacement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What one analysis found: `analysis/<analysis>.json` of a run folder.
///
/// @param analysis name of the analysis
/// @param findings in its order
public record Findings(String analysis, List<Finding> findings) {
  private static final String FOLDER = "analysis";
  private static final JsonMapper JSON = FiniteJson.mapper();

  public Findings {
    findings = List.copyOf(findings);
  }

  /// Writes them into a run folder.
  ///
  /// @param root the run folder
  public void write(Path root) {
    Path folder = root.resolve(FOLDER);
    try {
      Files.createDirectories(folder);
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be made: " + fault, fault);
    }
    new Replacement(folder.resolve(analysis + ".json"))
        .write(file -> Files.writeString(file, json()));
  }

  /// As JSON; numbers that are not finite are `null`.
  public String json() {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
  }

  /// All findings that lie in a run folder, by the names of their analyses.
  ///
  /// @throws IllegalArgumentException naming the file if one is damaged
  public static List<Findings> read(Path root) {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Findings::parse)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be listed: " + fault, fault);
    }
  }

  private static Findings parse(Path file) {
    try {
      return JSON.readValue(file, Findings.class);
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(
          file + " holds no findings: " + damage.getOriginalMessage(), damage);
    }
  }
}
