package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
import org.rsmi.model.Model;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.Chain;
import org.rsmi.sample.SampleFile;
import org.rsmi.spec.SpecTree;

/// Experiments that take a fraction of a second, and what is left of them on disk.
final class Small {
  static final String ISING = simulated("{ type = \"Ising\", temperature = 2.5 }");

  private static final String REST =
      """

      [partition]
      block = [2, 2]
      buffer = 1
      environment = 1

      [critic]
      hidden = [8]
      embedding = 4

      [training]
      batch = 500
      epoch = 10
      limit = 60
      """;

  private Small() {}

  /// An experiment on a built-in model.
  static String simulated(String model) {
    return """
        name = "small"
        seed = 5

        [data]
        lattice = { type = "Square", size = 8, boundary = "periodic" }
        model = %s
        chain = { thermalise = 20, samples = 100, every = 1 }
        """
            .formatted(model)
        + REST;
  }

  /// An experiment on a file of 8 × 8 configurations.
  static String recorded(Path file) {
    return """
        name = "small"
        seed = 5

        [data]
        file = '%s'
        lattice = { type = "Square", size = 8, boundary = "periodic" }
        symmetries = ["translation"]
        """
            .formatted(file)
        + REST;
  }

  /// As many configurations of a model as a batch of [#recorded(Path)] needs.
  static void write(Path file, Model model) {
    Square torus = new Square(List.of(8), Boundary.PERIODIC);
    SampleFile.write(file, new Chain(20, 500, 1).run(model, torus, Rng.of(3)).configurations());
  }

  static Experiment experiment(String toml) {
    return Experiment.of(SpecTree.parse(toml, "small.toml", "experiment"));
  }

  /// Runs an experiment on one thread with a checkpoint after every epoch.
  static List<RunRecord> run(String toml, Path folder, RunObserver observer) {
    return runner(1).run(experiment(toml), new RunFolder(folder), observer);
  }

  /// Its clock jumps far ahead at every look.
  static Runner runner(int threads) {
    AtomicLong nanos = new AtomicLong();
    return new Runner(threads, "test", () -> nanos.addAndGet(6_000_000_000L));
  }

  /// What every file of the results says, apart from the time it took.
  static Map<String, String> bits(Path folder) {
    Map<String, String> bits = contents(folder.resolve("points"));
    bits.keySet().removeIf(name -> name.endsWith("checkpoint.npz"));
    bits.replaceAll(
        (name, content) ->
            name.endsWith("result.json")
                ? content.replaceAll("\"seconds\" : [^,]*,", "")
                : content);
    return bits;
  }

  /// Content and time of every file, to see whether anything was touched.
  static Map<String, String> listing(Path folder) {
    Map<String, String> listing = contents(folder);
    listing.replaceAll((name, content) -> time(folder.resolve(name)) + " " + content);
    return listing;
  }

  private static Map<String, String> contents(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> contents = new TreeMap<>();
      for (Path file : files.toList()) {
        contents.put(folder.relativize(file).toString(), content(file));
      }
      return contents;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static String content(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      return "folder";
    }
    boolean text = Stream.of(".json", ".csv", ".toml").anyMatch(file.toString()::endsWith);
    byte[] bytes = Files.readAllBytes(file);
    return text
        ? new String(bytes, StandardCharsets.UTF_8)
        : bytes.length + " bytes " + HexFormat.of().toHexDigits(Arrays.hashCode(bytes));
  }

  private static String time(Path file) {
    try {
      return Files.getLastModifiedTime(file).toString();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /// Kills a run when it has been in a stage for a while, as a crash would.
  ///
  /// @param stage first word of the stage
  /// @param after how many times it is let pass
  record Killer(String stage, AtomicLong after) implements RunObserver {
    /// The crash.
    static final class Killed extends Error {
      private static final long serialVersionUID = 1;
    }

    static Killer in(String stage, int after) {
      return new Killer(stage, new AtomicLong(after));
    }

    @Override
    public void moved(Task task, double share, String now) {
      if (now.startsWith(stage) && after.getAndDecrement() == 0) {
        throw new Killed();
      }
    }
  }
}
