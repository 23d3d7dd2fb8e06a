package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rsmi.ensemble.Experiment;
import org.rsmi.reproduction.Reproduction;
import org.rsmi.reproduction.Size;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;

/// An experiment file with a table `[reproduce]`.
///
/// @param name of the file without its ending
record ReproductionFile(Path path, String name, SpecFile source) {
  private static final String ENDING = ".toml";
  private static final Path EXAMPLES = Path.of("examples", "reproduce");

  /// Where the files are if nobody says: `examples/reproduce` here or beside the program.
  static Path folder() {
    String launcher = System.getProperty("rsmi.launcher", "");
    Path beside = Path.of(launcher).toAbsolutePath().resolveSibling(EXAMPLES);
    return Files.isDirectory(EXAMPLES) || launcher.isEmpty() ? EXAMPLES : beside;
  }

  static ReproductionFile read(Path path) {
    String file = String.valueOf(path.getFileName());
    return new ReproductionFile(
        path, file.substring(0, file.length() - ENDING.length()), SpecFile.read(path));
  }

  /// All files of a folder, by name.
  ///
  /// @throws IllegalArgumentException if there is none
  static List<ReproductionFile> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + " is no folder: --specs names the one with the experiments of the papers");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(ReproductionFile::read)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(folder + " cannot be listed: " + fault, fault);
    }
  }

  /// Whether a word of the command line means it: `all`, its number, or a part of its name.
  boolean isMeant(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("all")
        || (lower.matches("\\d+")
            ? Integer.parseInt(lower) == reproduction(Size.FULL).number()
            : name.toLowerCase(Locale.ROOT).contains(lower));
  }

  Reproduction reproduction(Size size) {
    try {
      return Reproduction.of(tree(size));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(path + ": " + wrong.getMessage(), wrong);
    }
  }

  /// Its own experiment.
  Experiment experiment(Size size) {
    Experiment experiment = Experiment.of(tree(size));
    return size == Size.FULL ? experiment.withText(source.text()) : experiment;
  }

  private SpecTree tree(Size size) {
    return size == Size.QUICK ? Experiment.quick(source.tree()) : source.tree();
  }
}
