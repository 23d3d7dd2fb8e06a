package org.rsmi.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.cli.Main;
import org.rsmi.result.RunFiles;

class RsmiSparkTest {
  /// Four tasks, those at one temperature on the same stored configurations.
  private static final String SPEC =
      """
      name = "small"
      seed = 5
      repeats = 2

      [grid]
      T = [2.5, 2.0]

      [data]
      lattice = { type = "Square", size = 8, boundary = "periodic" }
      model = { type = "Ising", temperature = "$T" }
      chain = { thermalise = 20, samples = 100, every = 1 }
      sharing = { type = "Stored", training = 600, sets = 1 }

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

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path spec = Path.of("");

  @BeforeEach
  void writeSpec() throws IOException {
    spec = Files.writeString(folder.resolve("small.toml"), SPEC);
  }

  private int spark(Path target, String... more) {
    Stream<String> words = Stream.of(spec.toString(), "--out", target.toString());
    return RsmiSpark.run(
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Stream.concat(words, Stream.of(more)).toArray(String[]::new));
  }

  private Path plain() {
    Path target = folder.resolve("plain");
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    assertThat(Main.run(nowhere, nowhere, "run", spec.toString(), "--out", target.toString()))
        .isZero();
    return target;
  }

  @Test
  void aJobThatWasInterruptedDoesTheRestAndEndsWithTheBytesOfOneProcess() throws IOException {
    Path plain = plain();
    Path spark = folder.resolve("spark");
    Path done = Path.of("points", "T=2.5", "run-0001");
    Files.createDirectories(spark);
    Files.copy(plain.resolve("spec.toml"), spark.resolve("spec.toml"));
    RunFiles.read(plain.resolve(done)).write(spark.resolve(done));

    assertThat(spark(spark, "--master", "local[2]")).as(err.toString()).isZero();
    assertThat(err.toString()).contains("1 of 4 runs are done already", "[3/3] ");
    assertThat(out.toString()).contains("I(H:E)", "report: ");
    for (String file : List.of("ensemble.npz", "points/T=2.5/run-0000/trace.csv")) {
      assertThat(spark.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
    }
    assertThat(spark.resolve("samples")).doesNotExist();
  }

  @Test
  void whereNothingIsLeftNoSparkIsStarted() {
    Path plain = plain();
    assertThat(spark(plain, "--master", "spark://nowhere:1")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void badInputIsOneLineAndExitCodeTwo() {
    assertThat(spark(folder.resolve("spark"), "--set", "training.batch=-1")).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).startsWith("rsmi: experiment.training: batch = -1");
  }
}
