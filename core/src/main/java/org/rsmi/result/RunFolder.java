package org.rsmi.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The folder of an experiment:
///
/// ```
/// spec.toml                                frozen copy
/// points/<key=value,…>/run-0003/result.json filter.npz block.npz trace.csv checkpoint.npz
///                              failure.json
/// ensemble.npz ensemble.h5                 all runs in one file
/// report.html
/// ```
///
/// Every file appears whole or not at all.
///
/// @param root the experiment's folder
public record RunFolder(Path root) {

  /// A folder that holds an experiment.
  ///
  /// @throws IllegalArgumentException if it does not
  public static RunFolder existing(Path root) {
    RunFolder folder = new RunFolder(root);
    if (!Files.isRegularFile(folder.spec())) {
      throw new IllegalArgumentException(root + " is no run folder: it has no spec.toml");
    }
    return folder;
  }

  /// The frozen copy of the experiment file.
  public Path spec() {
    return root.resolve("spec.toml");
  }

  /// Where one run keeps its files.
  ///
  /// @param point folder name of the grid point
  public Path run(String point, int repeat) {
    return root.resolve("points")
        .resolve(point)
        .resolve(String.format(Locale.ROOT, "run-%04d", repeat));
  }

  /// Whether a run is finished.
  public static boolean finished(Path run) {
    return Files.isRegularFile(run.resolve("result.json"));
  }

  /// Records a finished run.
  public static void write(Path run, RunRecord record) {
    ResultFile.write(run, record);
  }

  /// Records a run that failed.
  public static void write(Path run, FailedRun failure) {
    ResultFile.write(run, failure);
  }

  /// Whether a run failed and has not been finished since.
  public static boolean failed(Path run) {
    return Files.isRegularFile(run.resolve(ResultFile.FAILURE)) && !finished(run);
  }

  /// Deletes the record of a failure.
  ///
  /// @return whether there was one
  public static boolean forget(Path run) {
    return run.resolve(ResultFile.FAILURE).toFile().delete();
  }

  /// One run that failed.
  ///
  /// @throws IllegalArgumentException naming the file if it is damaged
  public static FailedRun readFailure(Path run) {
    return ResultFile.readFailure(run);
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

  /// All finished runs, by the values of their points, numbers in their order, and by repeat.
  ///
  /// Whatever else lies in the folder is passed over.
  ///
  /// @throws IllegalArgumentException if a result is damaged
  public List<RunRecord> runs() {
    List<RunRecord> runs = new ArrayList<>();
    each((_, run) -> runs.add(run));
    return runs;
  }

  /// Visits all finished runs with their folders, in the order of [#runs()].
  ///
  /// @throws IllegalArgumentException if a result is damaged
  public void each(BiConsumer<Path, RunRecord> visitor) {
    each(
        visitor,
        damage -> {
          throw damage;
        });
  }

  /// Visits the finished runs that can be read, in the order of [#runs()].
  ///
  /// @param damaged is told of every other, by name of its file
  public void each(
      BiConsumer<Path, RunRecord> visitor, Consumer<IllegalArgumentException> damaged) {
    Map<RunRecord, Path> folders = new IdentityHashMap<>();
    for (Path place : places().filter(RunFolder::finished).toList()) {
      try {
        folders.put(read(place), place);
      } catch (IllegalArgumentException damage) {
        damaged.accept(damage);
      }
    }
    folders.keySet().stream()
        .sorted(RunFolder::compare)
        .forEach(run -> visitor.accept(Objects.requireNonNull(folders.get(run)), run));
  }

  /// All runs that failed and have not been finished since, in the order of [#runs()].
  ///
  /// @throws IllegalArgumentException if a failure is damaged
  public List<FailedRun> failures() {
    return places()
        .filter(RunFolder::failed)
        .map(RunFolder::readFailure)
        .sorted(RunFolder::compare)
        .toList();
  }

  private Stream<Path> places() {
    return folders(root.resolve("points"), ".+").stream()
        .flatMap(point -> folders(point, "run-\\d{4,}").stream());
  }

  private static List<Path> folders(Path parent, String name) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(name))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(parent + " cannot be listed: " + fault.getMessage(), fault);
    }
  }

  private static int compare(Ended a, Ended b) {
    for (String axis : a.point().keySet()) {
      int order = compare(a.point().get(axis), b.point().getOrDefault(axis, ""));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.repeat(), b.repeat());
  }

  /// Numbers by size, lists by their first difference, a shorter one first, all else by spelling.
  private static int compare(Object a, Object b) {
    if (a instanceof List<?> x && b instanceof List<?> y) {
      for (int i = 0; i < Math.min(x.size(), y.size()); i++) {
        int order = compare((Object) x.get(i), y.get(i));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(x.size(), y.size());
    }
    return a instanceof Number x && b instanceof Number y
        ? Double.compare(x.doubleValue(), y.doubleValue())
        : a.toString().compareTo(b.toString());
  }
}
