package org.rsmi.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.sample.Replacement;

/// What a run that ended has left, to be carried from one run folder to another.
///
/// @param contents by name: `trace.csv`, `block.npz`, `filter.npz`, `checkpoint.npz`,
/// `failure.json`
///     and `result.json`, as far as the run has them
public record RunFiles(Map<String, byte[]> contents) {
  private static final String CHECKPOINT = "checkpoint.npz";

  /// In the order in which they are written: the last one completes the run.
  private static final List<String> NAMES =
      List.of(
          "trace.csv", "block.npz", "filter.npz", CHECKPOINT, ResultFile.FAILURE, "result.json");

  /// Takes up what a run has left.
  public static RunFiles read(Path run) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : NAMES) {
      Path file = run.resolve(name);
      try {
        if (Files.isRegularFile(file)) {
          contents.put(name, Files.readAllBytes(file));
        }
      } catch (IOException fault) {
        throw new UncheckedIOException(file + " cannot be read: " + fault, fault);
      }
    }
    return new RunFiles(contents);
  }

  /// Puts it down, each file whole or not at all, so that a run that is interrupted here is still
  /// open. A checkpoint that leads nowhere any more is deleted.
  ///
  /// @param run its folder, made if there is none
  public void write(Path run) {
    try {
      Files.createDirectories(run);
      for (String name : NAMES) {
        byte[] content = contents.get(name);
        if (content != null) {
          new Replacement(run.resolve(name)).write(part -> Files.write(part, content));
        }
      }
      if (!contents.containsKey(CHECKPOINT)) {
        Files.deleteIfExists(run.resolve(CHECKPOINT));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(run + " cannot be written: " + fault, fault);
    }
  }
}
