package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import org.rsmi.mi.Training;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.Grid;
import org.rsmi.spec.Point;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Whole;

/// The copy of an experiment in its run folder. A folder takes back only the experiment it was made
/// for, of which `repeats` and `training.limit` may have grown, at all points or by overrides, and
/// only the version of RSMI that made it.
///
/// @param folder to become or to be the experiment's
/// @param experiment as it is now
/// @param version of RSMI
record FrozenSpec(RunFolder folder, Experiment experiment, String version) {
  private static final String OVERRIDE = "override";
  private static final String TEMPORARY = ".tmp";

  /// What may grow, and from where if the file does not say.
  static final Map<String, SpecValue> STANDARD =
      Map.of(
          "repeats", new Whole(ExperimentSpec.defaults().repeats()),
          "training.limit", new Whole(Training.defaults().limit()));

  /// Looks whether the folder can be the experiment's; touches nothing.
  ///
  /// @throws IllegalArgumentException if it belongs to another experiment, to another version or to
  /// something else
  void requireFree() {
    if (Files.isRegularFile(folder.spec())) {
      SpecTree old = SpecFile.read(folder.spec()).tree();
      requireSame(Experiment.full(old), experiment.tree());
      made().requireSame();
    } else {
      requireEmpty(folder.root());
    }
  }

  private FolderVersion made() {
    return new FolderVersion(folder, version);
  }

  /// Writes the copy, unless it is there; before the first one, which version made the folder.
  void write() {
    boolean begun = Files.isRegularFile(folder.spec());
    if (begun && SpecFile.read(folder.spec()).text().equals(experiment.text())) {
      return;
    }
    try {
      Files.createDirectories(folder.root());
    } catch (IOException fault) {
      throw new UncheckedIOException(
          folder.root() + " cannot be made: " + fault.getMessage(), fault);
    }
    if (!begun) {
      write(made().file(), made().text());
    }
    write(folder.spec(), experiment.text());
  }

  /// Each of several workers that begin at once writes the same text under a name of its own.
  private void write(Path file, String text) {
    try {
      Path own = folder.root().resolve("new-" + UUID.randomUUID() + TEMPORARY);
      try {
        Files.writeString(own, text);
        Files.move(own, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(own);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be written: " + fault, fault);
    }
  }

  private static void requireEmpty(Path root) {
    if (!Files.exists(root)) {
      return;
    }
    if (!Files.isDirectory(root)) {
      throw new IllegalArgumentException(
          root + " is a file: want a folder, new or of this experiment");
    }
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(root, entry -> !isLeftover(entry.toString()))) {
      if (entries.iterator().hasNext()) {
        throw new IllegalArgumentException(
            root + " is not empty and holds no spec.toml: choose another folder with --out");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(root + " cannot be listed: " + fault.getMessage(), fault);
    }
  }

  /// What a start that was killed leaves.
  private static boolean isLeftover(String name) {
    return name.endsWith(TEMPORARY) || Path.of(name).endsWith(FolderVersion.NAME);
  }

  private void requireSame(SpecTree old, SpecTree now) {
    requireSame(old, now, "");
    if (old.find(OVERRIDE).equals(now.find(OVERRIDE))) {
      return;
    }
    Grid before = Grid.of(old);
    Grid after = Grid.of(now);
    for (Point point : after.points()) {
      requireSame(
          before.substitute(old, point), after.substitute(now, point), " at " + point.folder());
    }
  }

  /// @param place of a point among others, for the error
  private void requireSame(SpecTree old, SpecTree now, String place) {
    Difference.between(old, now)
        .filter(difference -> !difference.key().equals(OVERRIDE))
        .filter(difference -> !grew(difference.key(), old, now))
        .findFirst()
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(
                  "%s belongs to another experiment: %s.%s is %s there and %s here%s; choose another folder with --out"
                      .formatted(
                          folder.root(),
                          now.path(),
                          difference.key(),
                          difference.first(),
                          difference.second(),
                          place));
            });
  }

  private static boolean grew(String key, SpecTree old, SpecTree now) {
    return found(key, old) instanceof Whole(long was)
        && found(key, now) instanceof Whole(long is)
        && STANDARD.containsKey(key)
        && was <= is;
  }

  /// The value of a setting that may grow, its default if the file does not say.
  static SpecValue found(String key, SpecTree tree) {
    return tree.find(key).orElse(STANDARD.getOrDefault(key, Table.EMPTY));
  }
}
