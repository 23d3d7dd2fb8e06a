package org.rsmi.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The folder of an experiment:
///
/// ```
/// spec.toml                                frozen copy
/// points/<key=value,…>/run-0003/result.json filter.npz trace.csv checkpoint.npz
/// report.html
/// ```
///
/// Every file appears whole or not at all.
///
/// @param root the experiment's folder
public record RunFolder(Path root) {

  /// The frozen copy of the experiment file.
  public Path spec() {
    return root.resolve("spec.toml");
  }

  /// Where one run keeps its files.
  ///
  /// @param point folder name of the grid point
  public Path run(String point, int repeat) {
    return root.resolve("points").resolve(point).resolve(String.format(Locale.ROOT, "run-%04d", repeat));
  }

  /// Whether a run is finished.
  public static boolean finished(Path run) {
    return Files.isRegularFile(run.resolve("result.json"));
  }

  /// Records a finished run.
  public static void write(Path run, RunRecord record) {
    ResultFile.write(run, record);
  }

  /// One finished run.
  ///
  /// @throws IllegalArgumentException naming the file if it is damaged
  public static RunRecord read(Path run) {
    return ResultFile.read(run);
  }

  /// What `result.json` of a run says, for printing.
  public static ObjectNode json(RunRecord run) {
    return ResultFile.toJson(run);
  }

  /// All finished runs, by point folder and repeat.
  ///
  /// @throws IllegalArgumentException if the folder holds no experiment, or a result is damaged
  public List<RunRecord> runs() {
    Path points = root.resolve("points");
    if (!Files.isRegularFile(spec())) {
      throw new IllegalArgumentException(root + " is no run folder: it has no spec.toml");
    }
    if (!Files.isDirectory(points)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.walk(points, 2)) {
      return folders.filter(RunFolder::finished).sorted().map(RunFolder::read).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(points + " cannot be listed: " + fault.getMessage(), fault);
    }
  }
}
