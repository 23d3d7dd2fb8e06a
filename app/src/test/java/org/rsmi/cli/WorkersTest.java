package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Processes that work on one run folder, and what may happen to them.
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class WorkersTest {
  private static final String GRID =
      "repeats = 2\n" + Specs.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [10.0, 2.5]\n";
  private static final List<String> TASKS = List.of("T=10 #0", "T=10 #1", "T=2.5 #0", "T=2.5 #1");
  private static final String FIRST = "points/T=10/run-0000/";
  private static final Pattern FINISHED = Pattern.compile("^\\[.*?] (T=.*): I\\(H:E\\) = .*");

  @TempDir private static Path origin;
  @TempDir private Path folder;

  private static Path spec;
  private static Path plain;
  private Path shared;

  @BeforeAll
  static void plainRun() throws IOException {
    spec = Specs.write(origin, GRID);
    plain = origin.resolve("plain");
    assertThat(rsmi("run", spec, "-q", "-o", plain).code()).isZero();
  }

  @BeforeEach
  void prepare() {
    shared = folder.resolve("shared");
    assertThat(rsmi("slurm", spec, "-o", shared).code()).isZero();
  }

  private Program worker(String name, int index) throws IOException {
    return Program.rsmi(
        folder.resolve(name), "worker", shared, "--index", index, "--of", 2, "--threads", 1);
  }

  /// The tasks that a worker did, by its own word.
  private static List<String> finished(Program... workers) {
    return Stream.of(workers)
        .map(Program::lines)
        .flatMap(List::stream)
        .map(FINISHED::matcher)
        .filter(line -> line.matches())
        .map(line -> line.group(1))
        .sorted()
        .toList();
  }

  private void everyNumberIsThatOfAPlainRun() throws IOException {
    for (String file : List.of("ensemble.npz", "ensemble.h5")) {
      assertThat(shared.resolve(file)).hasSameBinaryContentAs(plain.resolve(file));
    }
    assertThat(claims()).isEmpty();
  }

  private void everyWorkerTookLeave() {
    assertThat(shared.resolve("workers")).isEmptyDirectory();
  }

  private List<Path> claims() throws IOException {
    try (Stream<Path> files = Files.walk(shared)) {
      return files.filter(file -> file.getFileName().toString().startsWith("claim-")).toList();
    }
  }

  /// What every file holds, and when it was written.
  private Map<String, String> listing() throws IOException {
    Map<String, String> listing = new TreeMap<>();
    try (Stream<Path> files = Files.walk(shared)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        listing.put(
            file.toString(), Files.getLastModifiedTime(file) + " " + Files.readString(file));
      }
    }
    return listing;
  }

  @Test
  void twoWorkersDoEveryTaskOnce() throws Exception {
    Program one = worker("one", 0);
    Program two = worker("two", 1);
    assertThat(one.end()).as(one.lines().toString()).isZero();
    assertThat(two.end()).as(two.lines().toString()).isZero();
    assertThat(finished(one, two)).isEqualTo(TASKS);
    everyWorkerTookLeave();
    everyNumberIsThatOfAPlainRun();
  }

  /// The first is frozen in its first task, so the other does what is left and waits for it.
  @Test
  void theTaskOfAKilledWorkerIsDoneByTheOther() throws Exception {
    Program killed = worker("killed", 0);
    killed.until("it has a task", () -> Files.exists(shared.resolve(FIRST + "claim-0001")));
    killed.freeze();
    assertThat(shared.resolve(FIRST + "result.json")).doesNotExist();
    Program other = worker("other", 1);
    other.until("the other tasks are done", () -> finished(other).size() == TASKS.size() - 1);
    assertThat(finished(other)).doesNotContain(TASKS.getFirst());
    killed.process().destroyForcibly().waitFor();
    assertThat(other.end()).as(other.lines().toString()).isZero();
    assertThat(finished(other)).isEqualTo(TASKS);
    assertThat(finished(killed)).isEmpty();
    everyNumberIsThatOfAPlainRun();
  }

  @Test
  void aWorkerToldToStopLeavesItsCheckpointAndEndsInPeace() throws Exception {
    Program stopped = worker("stopped", 0);
    Path checkpoint = shared.resolve(FIRST + "checkpoint.npz");
    stopped.until("it has trained", () -> Files.exists(checkpoint));
    stopped.process().destroy();
    assertThat(stopped.end()).isZero();
    assertThat(stopped.lines()).endsWith("stopped; checkpoints are left in " + shared);
    assertThat(shared.resolve(FIRST + "result.json")).doesNotExist();
    assertThat(checkpoint).exists();
    assertThat(claims()).isEmpty();
    everyWorkerTookLeave();
    assertThat(rsmi("run", spec, "-q", "-o", shared).code()).isZero();
    everyNumberIsThatOfAPlainRun();
  }

  /// As after a jump of the clock, or on a file system whose clock is wrong.
  @Test
  void timesOfFilesTakeNoTaskFromAWorkerThatLives() throws Exception {
    Program one = worker("one", 0);
    Path claim = shared.resolve(FIRST + "claim-0001");
    one.until("it has a task", () -> Files.exists(claim) && !Files.readString(claim).isEmpty());
    one.freeze();
    setTime(claim, "1970-01-01T00:00:00Z");
    setTime(shared.resolve("workers/" + Files.readString(claim) + ".json"), "2100-01-01T00:00:00Z");
    Program two = worker("two", 1);
    two.until("the other tasks are done", () -> finished(two).size() == TASKS.size() - 1);
    assertThat(claims()).containsExactly(claim);
    one.thaw();
    assertThat(one.end()).as(one.lines().toString()).isZero();
    assertThat(two.end()).as(two.lines().toString()).isZero();
    assertThat(finished(one)).isEqualTo(TASKS.subList(0, 1));
    everyNumberIsThatOfAPlainRun();
  }

  private static void setTime(Path file, String time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
  }

  @Test
  void aFolderOfAnotherExperimentIsLeftAlone() throws IOException {
    Map<String, String> before = listing();
    Path other = Specs.write(folder, GRID.replace("seed = 5", "seed = 6"));
    for (String command : List.of("run", "slurm")) {
      Console console = rsmi(command, other, "-o", shared);
      assertThat(console.code()).isEqualTo(2);
      assertThat(console.complaint())
          .startsWith("rsmi: " + shared + " belongs to another experiment")
          .contains("seed is 5 there and 6 here");
    }
    assertThat(listing()).isEqualTo(before);
  }

  /// Even one that forgets failures.
  @Test
  void aFolderOfAnotherVersionIsLeftAlone() throws IOException {
    Path failure = Files.createDirectories(shared.resolve(FIRST)).resolve("failure.json");
    Files.writeString(failure, "{\"point\": {\"T\": 10.0}, \"repeat\": 0, \"reason\": \"none\"}");
    Files.writeString(shared.resolve("folder.json"), "{\"format\": 1, \"version\": \"0.0.9\"}");
    Map<String, String> before = listing();
    List<List<Object>> commands =
        List.of(
            List.of("run", spec, "-o", shared),
            List.of("run", spec, "-o", shared, "--retry"),
            List.of("slurm", spec, "-o", shared),
            List.of("worker", shared),
            List.of("worker", shared, "--retry"),
            List.of("merge", plain, "-o", shared),
            List.of("merge", shared, "-o", folder.resolve("merged")));
    for (List<Object> command : commands) {
      Console console = rsmi(command.toArray());
      assertThat(console.code()).as("%s", command).isEqualTo(2);
      assertThat(console.complaint())
          .isEqualTo(
              "rsmi: %s was made by version 0.0.9, this is %s: numbers could differ; choose another folder with --out"
                  .formatted(shared, Version.number()));
    }
    assertThat(listing()).isEqualTo(before);
    assertThat(folder.resolve("merged")).doesNotExist();
  }
}
