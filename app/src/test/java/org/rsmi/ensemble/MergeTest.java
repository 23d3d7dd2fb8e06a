package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Estimate;
import org.rsmi.result.Ensemble;
import org.rsmi.result.FailedRun;
import org.rsmi.result.Outcome;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.spec.SpecFile;

class MergeTest {
  private static final String GRID =
      Small.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [2.5, 10.0]\n";
  private static final List<String> POINTS = List.of("T=2.5", "T=10");

  @TempDir private static Path origin;
  @TempDir private Path folder;

  private static Path whole;
  private static String spec;

  @BeforeAll
  static void run() throws IOException {
    whole = origin.resolve("whole");
    spec = "repeats = 3\n" + GRID;
    Small.run(spec, whole, new RunObserver() {});
    for (Path file : files(whole)) {
      Files.deleteIfExists(file.resolveSibling("checkpoint.npz"));
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /// A folder that knows some of the repeats.
  private Path part(String name, int repeats, int... held) throws IOException {
    Path part = Files.createDirectories(folder.resolve(name));
    Files.writeString(part.resolve("spec.toml"), "repeats = " + repeats + "\n" + GRID);
    Files.copy(whole.resolve("folder.json"), part.resolve("folder.json"));
    for (String point : POINTS) {
      for (int repeat : held) {
        Path from = new RunFolder(whole).run(point, repeat);
        Path to = Files.createDirectories(new RunFolder(part).run(point, repeat));
        for (String file : List.of("result.json", "filter.npz", "block.npz", "trace.csv")) {
          Files.copy(from.resolve(file), to.resolve(file));
        }
      }
    }
    return part;
  }

  private static void change(Path part, int repeat, Outcome outcome, double value) {
    Path place = new RunFolder(part).run("T=2.5", repeat);
    RunRecord run = RunFolder.read(place);
    RsmiEstimate e = run.estimate();
    RsmiEstimate changed =
        new RsmiEstimate(
            outcome,
            new Estimate(value, e.information().error(), "nats"),
            e.nullInformation(),
            e.blockInformation(),
            e.ceiling(),
            e.entropyBound(),
            e.pairs(),
            e.configurations(),
            e.effectiveSamples(),
            outcome.step(),
            e.reasons());
    RunFolder.write(
        place,
        new RunRecord(
            run.point(),
            run.repeat(),
            run.seed(),
            changed,
            run.truths(),
            run.filter(),
            7 * run.seconds(),
            run.provenance()));
  }

  private static void harvest(Path folder) {
    Experiment experiment = Experiment.unchecked(SpecFile.read(folder.resolve("spec.toml")).tree());
    new Harvest(experiment, new RunFolder(folder)).write();
  }

  @Test
  void partsJoinToTheWhole() throws IOException {
    Path out = folder.resolve("out");
    Experiment joined =
        new Merge(List.of(part("a", 3, 0, 2), part("b", 2, 0, 1)), out, "test").execute();
    assertThat(joined.tasks()).hasSize(6);
    assertThat(Small.bits(out)).isEqualTo(Small.bits(whole));
    assertThat(out.resolve("spec.toml")).hasContent("repeats = 3\n" + GRID);
  }

  @Test
  void theEnsembleOfPartsIsThatOfTheWholeByteForByte() throws IOException {
    Path out = folder.resolve("out");
    new Merge(List.of(part("a", 2, 1, 0), part("b", 3, 2)), out, "test").execute();
    harvest(out);
    harvest(whole);
    assertThat(out.resolve("ensemble.npz")).hasSameBinaryContentAs(whole.resolve("ensemble.npz"));
    assertThat(out.resolve("ensemble.h5")).hasSameBinaryContentAs(whole.resolve("ensemble.h5"));
    assertThat(Ensemble.read(out.resolve("ensemble.h5")).runs())
        .extracting(run -> run.point().get("T") + " #" + run.repeat())
        .containsExactly("2.5 #0", "2.5 #1", "2.5 #2", "10.0 #0", "10.0 #1", "10.0 #2");
  }

  @Test
  void theOrderOfTheFoldersDoesNotMatter() throws IOException {
    Path a = part("a", 3, 0);
    Path b = part("b", 2, 1);
    new Merge(List.of(a, b), folder.resolve("ab"), "test").execute();
    new Merge(List.of(b, a), folder.resolve("ba"), "test").execute();
    assertThat(Small.bits(folder.resolve("ab"))).isEqualTo(Small.bits(folder.resolve("ba")));
    assertThat(folder.resolve("ab/spec.toml"))
        .hasSameTextualContentAs(folder.resolve("ba/spec.toml"));
  }

  @Test
  void anotherTimeChangesNothing() throws IOException {
    Path out = folder.resolve("out");
    Merge merge = new Merge(List.of(part("a", 3, 0), part("b", 3, 1)), out, "test");
    merge.execute();
    Map<String, String> before = Small.listing(out);
    merge.execute();
    new Merge(List.of(out), out, "test").execute();
    assertThat(Small.listing(out)).isEqualTo(before);
  }

  @Test
  void theTargetMayBeOneOfTheFolders() throws IOException {
    Path a = part("a", 2, 0);
    new Merge(List.of(a, part("b", 3, 1, 2)), a, "test").execute();
    assertThat(Small.bits(a)).isEqualTo(Small.bits(whole));
    assertThat(a.resolve("spec.toml")).hasContent("repeats = 3\n" + GRID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"result.json", "filter.npz"})
  void anInterruptedMergeIsDoneAgain(String lost) throws IOException {
    Path out = folder.resolve("out");
    Merge merge = new Merge(List.of(part("a", 3, 0, 1, 2)), out, "test");
    merge.execute();
    Path run = new RunFolder(out).run("T=10", 1);
    Files.delete(run.resolve("result.json"));
    Files.deleteIfExists(run.resolve(lost));
    Files.writeString(run.resolve("filter.npz.tmp"), "half");
    merge.execute();
    assertThat(Small.bits(out)).isEqualTo(Small.bits(whole));
  }

  @Test
  void timeAndMachineAreNoContradiction() throws IOException {
    Path b = part("b", 3, 0);
    RunRecord run = RunFolder.read(new RunFolder(b).run("T=2.5", 0));
    change(b, 0, run.estimate().outcome(), run.estimate().information().value());
    Path out = folder.resolve("out");
    new Merge(List.of(part("a", 3, 0, 1, 2), b), out, "test").execute();
    assertThat(Small.bits(out)).isEqualTo(Small.bits(whole));
  }

  @Test
  void differentNumbersOfOneTaskAreRefusedAndNothingIsWritten() throws IOException {
    Path a = part("a", 3, 0, 1);
    Path b = part("b", 3, 1, 2);
    change(b, 1, new Outcome.StepLimit(60), 0.75);
    Path out = folder.resolve("out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Merge(List.of(a, b), out, "test").execute())
        .withMessageStartingWith(
            "%s and %s hold different results of T=2.5 #1: information is {"
                .formatted(new RunFolder(a).run("T=2.5", 1), new RunFolder(b).run("T=2.5", 1)))
        .withMessageEndingWith("; merge without one of them")
        .withMessageMatching(".*");
    assertThat(out).doesNotExist();
  }

  @Test
  void aRunThatWentOnBeyondTheLimitOfAnotherIsTaken() throws IOException {
    Path a = part("a", 3, 0);
    Path b = part("b", 3, 0);
    change(b, 0, new Outcome.Converged(90), 0.75);
    for (List<Path> order : List.of(List.of(a, b), List.of(b, a))) {
      Path out = folder.resolve("from-" + order.getFirst().getFileName());
      new Merge(order, out, "test").execute();
      RunRecord taken = RunFolder.read(new RunFolder(out).run("T=2.5", 0));
      assertThat(taken.estimate().outcome()).isEqualTo(new Outcome.Converged(90));
    }
    new Merge(List.of(b), a, "test").execute();
    assertThat(RunFolder.read(new RunFolder(a).run("T=2.5", 0)).estimate().steps()).isEqualTo(90);
  }

  @Test
  void theLargestRepeatsAndLimitAreWrittenEvenIfNoFolderHasBoth() throws IOException {
    Path a = part("a", 3, 0);
    Path b = part("b", 2, 1);
    Path text = b.resolve("spec.toml");
    Files.writeString(text, Files.readString(text).replace("limit = 60", "limit = 90"));
    Path out = folder.resolve("out");
    Experiment joined = new Merge(List.of(a, b), out, "test").execute();
    assertThat(joined.tasks()).hasSize(6).allMatch(task -> task.spec().limit() == 90);
    assertThat(SpecFile.read(out.resolve("spec.toml")).tree()).isEqualTo(joined.tree());
  }

  @Test
  void aFailureIsKeptUnlessTheRunWasFinishedElsewhere() throws IOException {
    Path a = part("a", 3, 0);
    for (int repeat : new int[] {1, 2}) {
      Path place = Files.createDirectories(new RunFolder(a).run("T=10", repeat));
      RunFolder.write(place, new FailedRun(Map.of("T", 10.0), repeat, "no disk"));
    }
    Path out = folder.resolve("out");
    new Merge(List.of(a, part("b", 2, 1)), out, "test").execute();
    assertThat(new RunFolder(out).failures())
        .containsExactly(new FailedRun(Map.of("T", 10.0), 2, "no disk"));
    harvest(out);
    Ensemble ensemble = Ensemble.read(out.resolve("ensemble.npz"));
    assertThat(ensemble.ended()).hasSize(5);
    assertThat(ensemble.failures()).isEqualTo(new RunFolder(out).failures());
    new Merge(List.of(part("c", 3, 2)), out, "test").execute();
    assertThat(new RunFolder(out).failures()).isEmpty();
  }

  @Test
  void checkpointsAndReportsStayWhereTheyAre() throws IOException {
    Path a = part("a", 3, 0);
    Files.writeString(new RunFolder(a).run("T=10", 0).resolve("checkpoint.npz"), "");
    Files.writeString(a.resolve("report.html"), "");
    Path out = folder.resolve("out");
    new Merge(List.of(a), out, "test").execute();
    assertThat(files(out))
        .extracting(file -> file.getFileName().toString())
        .containsOnly(
            "folder.json", "spec.toml", "result.json", "filter.npz", "block.npz", "trace.csv");
  }

  @Test
  void otherExperimentsAreRefusedByTheirFirstDifference() throws IOException {
    Path a = part("a", 3, 0);
    Path b = part("b", 3, 1);
    Path text = b.resolve("spec.toml");
    Files.writeString(text, Files.readString(text).replace("batch = 500", "batch = 400"));
    Path out = folder.resolve("out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Merge(List.of(a, b), out, "test").execute())
        .withMessage(
            "%s and %s hold different experiments: experiment.training.batch is 500 and 400"
                .formatted(a, b));
    assertThat(out).doesNotExist();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Merge(List.of(a), b, "test").execute())
        .withMessageContaining("hold different experiments");
  }

  @Test
  void whatIsNoRunFolderIsNamed() throws IOException {
    Path out = folder.resolve("out");
    Path none = folder.resolve("none");
    Path file = Files.writeString(folder.resolve("file"), "");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Map<Path, String> complaints =
        Map.of(
            none, none + " does not exist: want a run folder",
            file, file + " is a file: want a run folder",
            empty, empty + " is no run folder: it has no spec.toml");
    for (Path wrong : complaints.keySet().stream().sorted(Comparator.naturalOrder()).toList()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Merge(List.of(whole, wrong), out, "test").execute())
          .withMessage(complaints.get(wrong));
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void aFolderOfOtherThingsIsNoTarget() throws IOException {
    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.tex"), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Merge(List.of(whole), mine, "test").execute())
        .withMessage(
            mine + " is not empty and holds no spec.toml: choose another folder with --out");
  }

  @Test
  void aDamagedResultIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path a = part("a", 3, 0);
    Path result = new RunFolder(a).run("T=10", 0).resolve("result.json");
    Files.writeString(result, "{");
    Path out = folder.resolve("out");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Merge(List.of(a), out, "test").execute())
        .withMessageStartingWith(result + " is not a result of this program");
    assertThat(out).doesNotExist();
  }
}
