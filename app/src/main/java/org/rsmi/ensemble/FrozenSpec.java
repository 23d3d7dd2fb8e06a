package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rsmi.mi.Training;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.Replacement;
import org.rsmi.spec.Grid;
import org.rsmi.spec.Point;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Whole;

/// The copy of an experiment in its run folder. A folder takes back only the experiment it was made
/// for, of which `repeats` and `training.limit` may have grown, at all points or by overrides.
///
/// @param folder to become or to be the experiment's
/// @param experiment as it is now
record FrozenSpec(RunFolder folder, Experiment experiment) {
  private static final String OVERRIDE = "override";

  /// What may grow, and from where if the file does not say.
  private static final Map<String, SpecValue> STANDARD =
      Map.of(
          "repeats", new Whole(ExperimentSpec.defaults().repeats()),
          "training.limit", new Whole(Training.defaults().limit()));

  /// Looks whether the folder can be the experiment's; touches nothing.
  ///
  /// @throws IllegalArgumentException if it belongs to another experiment or to something else
  void requireFree() {
    if (Files.isRegularFile(folder.spec())) {
      SpecTree old = SpecFile.read(folder.spec()).tree();
      requireSame(new SpecTree(old.path(), old.root().without("quick")), experiment.tree());
    } else {
      requireEmpty(folder.root());
    }
  }

  /// Writes the copy, unless it is there.
  void write() {
    if (Files.isRegularFile(folder.spec())
        && SpecFile.read(folder.spec()).text().equals(experiment.text())) {
      return;
    }
    try {
      Files.createDirectories(folder.root());
    } catch (IOException fault) {
      throw new UncheckedIOException(
          folder.root() + " cannot be made: " + fault.getMessage(), fault);
    }
    new Replacement(folder.spec()).write(file -> Files.writeString(file, experiment.text()));
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
        Files.newDirectoryStream(root, entry -> !entry.endsWith("spec.toml.tmp"))) {
      if (entries.iterator().hasNext()) {
        throw new IllegalArgumentException(
            root + " is not empty and holds no spec.toml: choose another folder with --out");
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(root + " cannot be listed: " + fault.getMessage(), fault);
    }
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

  private void requireSame(SpecTree old, SpecTree now, String place) {
    Map<String, String> before = settings(old);
    Map<String, String> after = settings(now);
    for (String key : new TreeMap<>(joined(before, after)).keySet()) {
      String was = before.getOrDefault(key, "absent");
      String is = after.getOrDefault(key, "absent");
      if (!was.equals(is) && !grew(key, old, now)) {
        throw new IllegalArgumentException(
            "%s belongs to another experiment: %s.%s is %s there and %s here%s; choose another folder with --out"
                .formatted(folder.root(), now.path(), key, was, is, place));
      }
    }
  }

  private static Map<String, String> joined(Map<String, String> a, Map<String, String> b) {
    Map<String, String> joined = new TreeMap<>(a);
    joined.putAll(b);
    return joined;
  }

  private static boolean grew(String key, SpecTree old, SpecTree now) {
    return found(key, old) instanceof Whole(long was)
        && found(key, now) instanceof Whole(long is)
        && STANDARD.containsKey(key)
        && was <= is;
  }

  private static SpecValue found(String key, SpecTree tree) {
    return tree.find(key).orElse(STANDARD.getOrDefault(key, Table.EMPTY));
  }

  /// Every setting that all points share, by its full key.
  private static Map<String, String> settings(SpecTree tree) {
    Map<String, String> settings = new TreeMap<>();
    collect("", tree.root().without(OVERRIDE), settings);
    settings.put("grid", "axes " + List.copyOf(Grid.of(tree).axes().keySet()));
    return settings;
  }

  private static void collect(String prefix, Table table, Map<String, String> settings) {
    for (Map.Entry<String, SpecValue> entry : table.entries().entrySet()) {
      String key = prefix + entry.getKey();
      if (entry.getValue() instanceof Table below) {
        collect(key + ".", below, settings);
      } else {
        settings.put(key, entry.getValue().toml());
      }
    }
  }
}
