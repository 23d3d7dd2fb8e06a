package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.ensemble.Small.Killer;
import org.rsmi.model.Ising;
import org.rsmi.result.FailedRun;
import org.rsmi.result.Outcome;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

class RunnerTest {
  private static final String GRID =
      Small.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [2.5, 2.0]\n";
  private static final String POINT = "points/point/run-0000/";

  @TempDir private Path folder;

  @Test
  void oneAndTwoThreadsGiveTheSameBits() {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Experiment experiment = Small.experiment("repeats = 2\n" + GRID);
    List<RunRecord> records =
        Small.runner(1).run(experiment, new RunFolder(one), RunObserver.BLIND);
    Small.runner(2).run(experiment, new RunFolder(two), RunObserver.BLIND);
    assertThat(Small.bits(two)).isEqualTo(Small.bits(one));
    assertThat(records)
        .extracting(record -> record.point().get("T") + " #" + record.repeat())
        .containsExactly("2.5 #0", "2.5 #1", "2.0 #0", "2.0 #1");
    assertThat(records)
        .extracting(record -> record.estimate().information().value())
        .doesNotHaveDuplicates();
  }

  @Test
  void aSingleTaskGivesTheSameBitsOnOneAndFourThreads() {
    Path one = folder.resolve("one");
    Path four = folder.resolve("four");
    Experiment experiment = Small.experiment(Small.ISING);
    assertThat(experiment.tasks()).hasSize(1);
    Small.runner(1).run(experiment, new RunFolder(one), RunObserver.BLIND);
    Small.runner(4).run(experiment, new RunFolder(four), RunObserver.BLIND);
    assertThat(Small.bits(four)).isEqualTo(Small.bits(one));
  }

  @Test
  void noThreadOfARunIsLeftBehind() {
    Small.runner(3).run(Small.experiment(Small.ISING), new RunFolder(folder), RunObserver.BLIND);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("crew-"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ type = \"Ising\", temperature = 2.5, update = \"SwendsenWang\" }",
        "{ type = \"Ising\", temperature = 2.5, update = \"Wolff\" }",
        "{ type = \"GaussianField\", massSquared = 0.5 }"
      })
  void aKilledRunOfAModelResumesBitForBit(String model) {
    resumesBitForBit(Small.simulated(model));
  }

  @Test
  void aKilledRunOnRecordedDataResumesBitForBit() {
    Path file = folder.resolve("data.npy");
    Small.write(file, Ising.defaults());
    resumesBitForBit(Small.recorded(file));
  }

  private void resumesBitForBit(String toml) {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    Small.run(toml, whole, RunObserver.BLIND);
    kill(toml, killed, "filter", 1);
    kill(toml, killed, "filter", 2);
    kill(toml, killed, "report", 3);
    kill(toml, killed, "exact", 0);
    assertThat(killed.resolve(POINT + "result.json")).doesNotExist();
    Small.run(toml, killed, RunObserver.BLIND);
    assertThat(Small.bits(killed)).isEqualTo(Small.bits(whole));
  }

  /// Its clock jumps, so that every epoch leaves a checkpoint.
  @Test
  void theCriticsOfTheReportGoOnWhereTheyWereKilled() {
    Path killed = folder.resolve("killed");
    AtomicInteger epochs = new AtomicInteger();
    RunObserver reports =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            if (stage.startsWith("report")) {
              epochs.incrementAndGet();
            }
          }
        };
    Small.run(Small.ISING, folder.resolve("whole"), reports);
    int all = epochs.getAndSet(0);
    kill(Small.ISING, killed, "report", 3);
    assertThat(killed.resolve(POINT)).isDirectoryContaining("glob:**/checkpoint-block@60.npz");
    Small.run(Small.ISING, killed, reports);
    assertThat(epochs).hasValue(all - 4);
    assertThat(Small.bits(killed)).isEqualTo(Small.bits(folder.resolve("whole")));
    assertThat(killed.resolve(POINT)).isDirectoryNotContaining("glob:**/checkpoint-*");
  }

  private static void kill(String toml, Path folder, String stage, int after) {
    assertThatThrownBy(() -> Small.run(toml, folder, Killer.in(stage, after)))
        .isInstanceOf(Killer.Killed.class);
  }

  /// 65 cuts an epoch short; 5 ends before the first epoch does.
  @ParameterizedTest
  @ValueSource(ints = {60, 65, 5})
  void aRaisedLimitGivesTheRunThatHadItFromTheStart(int limit) {
    Path raised = folder.resolve("raised");
    Path whole = folder.resolve("whole");
    String low = Small.ISING.replace("limit = 60", "limit = " + limit);
    String high = Small.ISING.replace("limit = 60", "limit = 90");
    assertThat(Small.run(low, raised, RunObserver.BLIND))
        .extracting(record -> record.estimate().outcome())
        .containsExactly(new Outcome.StepLimit(limit));
    Small.run(high, raised, RunObserver.BLIND);
    Small.run(high, whole, RunObserver.BLIND);
    assertThat(Small.bits(raised)).isEqualTo(Small.bits(whole));
  }

  @Test
  void moreRepeatsLeaveTheOldOnesAlone() throws IOException {
    Small.run(Small.ISING, folder, RunObserver.BLIND);
    Map<String, String> before = Small.listing(folder.resolve(POINT));
    List<RunRecord> records = Small.run("repeats = 2\n" + Small.ISING, folder, RunObserver.BLIND);
    assertThat(records).hasSize(2);
    assertThat(Small.listing(folder.resolve(POINT))).isEqualTo(before);
    assertThat(Files.readString(folder.resolve("spec.toml"))).contains("repeats = 2");
  }

  @Test
  void aRunThatItsOwnStepLimitEndedIsDone() {
    String toml = Small.ISING + "stop = { type = \"StepLimit\", limit = 25 }\n";
    assertThat(Small.run(toml, folder, RunObserver.BLIND))
        .extracting(record -> record.estimate().outcome())
        .containsExactly(new Outcome.StepLimit(30));
    assertThat(Runner.open(Small.experiment(toml), new RunFolder(folder))).isEmpty();
  }

  @Test
  void aDamagedCheckpointIsNamedAndKeptAndTheRunStartsAgain() throws IOException {
    kill(Small.ISING, folder.resolve("killed"), "filter", 3);
    Path checkpoint = folder.resolve("killed/" + POINT + "checkpoint.npz");
    byte[] half = Arrays.copyOf(Files.readAllBytes(checkpoint), 3000);
    Files.write(checkpoint, half);
    startsAgain("checkpoint.npz");
    assertThat(checkpoint.resolveSibling("checkpoint.npz.damaged")).hasBinaryContent(half);
  }

  @Test
  void theCheckpointOfAnotherExperimentIsNamedAndKeptAndTheRunStartsAgain() throws IOException {
    Path other = folder.resolve("other");
    kill(Small.ISING, folder.resolve("killed"), "filter", 3);
    kill(Small.ISING.replace("hidden = [8]", "hidden = [20]"), other, "filter", 3);
    Files.copy(
        other.resolve(POINT + "checkpoint.npz"),
        folder.resolve("killed/" + POINT + "checkpoint.npz"),
        StandardCopyOption.REPLACE_EXISTING);
    startsAgain("checkpoint.npz does not fit this experiment; kept as checkpoint.npz.damaged");
  }

  @Test
  void aTruncatedResultIsNamedAndKeptAndTheRunDoneAgain() throws IOException {
    Small.run(Small.ISING, folder.resolve("killed"), RunObserver.BLIND);
    Path result = folder.resolve("killed/" + POINT + "result.json");
    String half = Files.readString(result).substring(0, 200);
    Files.writeString(result, half);
    startsAgain("result.json is not a result of this program");
    assertThat(result.resolveSibling("result.json.damaged")).hasContent(half);
  }

  @Test
  void aTruncatedFilterIsNamedAndTheRunDoneAgain() throws IOException {
    Small.run(Small.ISING, folder.resolve("killed"), RunObserver.BLIND);
    Path filter = folder.resolve("killed/" + POINT + "filter.npz");
    Files.write(filter, Arrays.copyOf(Files.readAllBytes(filter), 100));
    startsAgain("filter.npz is no readable zip");
  }

  /// The folder `killed` says in one line what is wrong with it and then gives the whole result.
  private void startsAgain(String message) {
    List<String> lines = new ArrayList<>();
    Small.run(Small.ISING, folder.resolve("killed"), new Listener(lines));
    assertThat(lines).singleElement().asString().contains(message).matches(".*");
    Small.run(Small.ISING, folder.resolve("whole"), RunObserver.BLIND);
    Map<String, String> bits = Small.bits(folder.resolve("killed"));
    bits.keySet().removeIf(name -> name.endsWith(".damaged"));
    assertThat(bits).isEqualTo(Small.bits(folder.resolve("whole")));
  }

  /// Keeps what was noticed.
  private record Listener(List<String> lines) implements RunObserver {
    @Override
    public void noticed(String line) {
      lines.add(line);
    }
  }

  @Test
  void aFileInTheWayOfARunIsNamedAndKept() throws IOException {
    Small.run(Small.ISING, folder, RunObserver.BLIND);
    Files.writeString(folder.resolve("points/point/run-0001"), "a note");
    String more = "repeats = 2\n" + Small.ISING;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.run(more, folder, RunObserver.BLIND))
        .withMessageContaining("run-0001 is a file");
    assertThat(folder.resolve("points/point/run-0001")).hasContent("a note");
  }

  /// Every repeat but the first fails.
  private static RunObserver failing(String reason) {
    return new RunObserver() {
      @Override
      public void moved(Task task, double share, String stage) {
        if (task.repeat() > 0) {
          throw new IllegalArgumentException(reason);
        }
      }
    };
  }

  @Test
  void aTaskThatFailsIsARowWithItsReasonAndTheOthersGoOn() {
    String toml = "repeats = 3\n" + Small.ISING;
    assertThat(Small.run(toml, folder, failing("no more")))
        .extracting(RunRecord::repeat)
        .containsExactly(0);
    assertThat(new RunFolder(folder).failures())
        .containsExactly(
            new FailedRun(Map.of(), 1, "no more"), new FailedRun(Map.of(), 2, "no more"));
  }

  @Test
  void failedTasksAreDoneAgainOnRequestAlone() {
    Experiment experiment = Small.experiment("repeats = 2\n" + Small.ISING);
    RunFolder run = new RunFolder(folder);
    Small.runner(1).run(experiment, run, failing("no more"));
    assertThat(Small.runner(1).run(experiment, run, RunObserver.BLIND)).hasSize(1);
    assertThat(Runner.retry(experiment, run)).isEqualTo(1);
    assertThat(Small.runner(1).run(experiment, run, RunObserver.BLIND)).hasSize(2);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void aBugInATaskSaysWhereItIs() {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            throw new IllegalStateException("two\nlines");
          }
        };
    assertThat(Small.run(Small.ISING, folder, observer)).isEmpty();
    assertThat(new RunFolder(folder).failures().getFirst().reason())
        .startsWith("IllegalStateException: two lines at org.rsmi.ensemble.RunnerTest")
        .doesNotContain("\n");
  }

  @Test
  void aFailureOfTheMachineStopsTheOtherRuns() {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            if (task.repeat() == 1) {
              throw new UncheckedIOException("no space left", new IOException());
            }
          }
        };
    String toml = "repeats = 3\n" + Small.ISING.replace("limit = 60", "limit = 1_000_000");
    assertThatThrownBy(
            () -> Small.runner(2).run(Small.experiment(toml), new RunFolder(folder), observer))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("no space left");
    assertThat(new RunFolder(folder).failures()).isEmpty();
  }

  @Test
  void aStoppedRunLeavesACheckpointAndGoesOnBitForBit() {
    Path stopped = folder.resolve("stopped");
    AtomicInteger looks = new AtomicInteger();
    Runner stopping = new Runner(1, "test", System::nanoTime, () -> looks.incrementAndGet() > 12);
    Experiment experiment = Small.experiment(Small.ISING);
    assertThatThrownBy(() -> stopping.run(experiment, new RunFolder(stopped), RunObserver.BLIND))
        .isInstanceOf(CancellationException.class);
    assertThat(stopped.resolve(POINT + "checkpoint.npz")).exists();
    assertThat(stopped.resolve(POINT + "claim-0001")).doesNotExist();
    assertThat(stopped.resolve("workers")).isEmptyDirectory();
    Small.run(Small.ISING, stopped, RunObserver.BLIND);
    Small.run(Small.ISING, folder.resolve("whole"), RunObserver.BLIND);
    assertThat(Small.bits(stopped)).isEqualTo(Small.bits(folder.resolve("whole")));
  }

  @Test
  void twoWorkersOnOneFolderDoEachTaskOnce() throws Exception {
    String toml = "repeats = 4\n" + GRID;
    Experiment experiment = Small.experiment(toml);
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    RunObserver counter =
        new RunObserver() {
          @Override
          public void finished(Task task, RunRecord record) {
            done.add(task.toString());
          }
        };
    RunFolder shared = new RunFolder(folder.resolve("shared"));
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      List<Future<List<RunRecord>>> both =
          Stream.of(1, 2)
              .map(
                  _ ->
                      pool.submit(
                          () ->
                              new Runner(1, "test", System::nanoTime)
                                  .run(experiment, shared, counter)))
              .toList();
      for (Future<List<RunRecord>> each : both) {
        assertThat(each.get()).hasSize(8);
      }
    }
    assertThat(done).hasSize(8).doesNotHaveDuplicates();
    Small.runner(1).run(experiment, new RunFolder(folder.resolve("one")), RunObserver.BLIND);
    assertThat(Small.bits(folder.resolve("shared"))).isEqualTo(Small.bits(folder.resolve("one")));
  }

  @Test
  void whatOneThreadHasDoneTheOtherDoesNotTakeForAnotherWorkers() {
    Experiment experiment = Small.experiment("repeats = 8\n" + GRID);
    List<String> elsewhere = Collections.synchronizedList(new ArrayList<>());
    RunObserver observer =
        new RunObserver() {
          @Override
          public void finished(Task task, RunRecord record) {
            pause(); // the other thread looks for work meanwhile
          }

          @Override
          public void leftToOthers(Task task) {
            elsewhere.add(task.toString());
          }
        };
    Small.runner(2).run(experiment, new RunFolder(folder), observer);
    assertThat(elsewhere).isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTaskThatWasTakenOverIsLeftToItsNewOwner() {
    Experiment experiment = Small.experiment(Small.ISING);
    RunFolder run = new RunFolder(folder);
    List<String> lines = new ArrayList<>();
    RunObserver thief =
        new RunObserver() {
          private boolean stolen;

          @Override
          public void moved(Task task, double share, String stage) {
            if (!stolen && stage.startsWith("report")) {
              stolen = true;
              write(folder.resolve(POINT + "claim-0002"), "another-worker");
            }
          }

          @Override
          public void noticed(String line) {
            lines.add(line);
          }
        };
    assertThat(Small.runner(1).run(experiment, run, thief)).hasSize(1);
    assertThat(lines).singleElement().asString().contains("is another worker's now");
    assertThat(folder.resolve(POINT + "claim-0002")).doesNotExist();
    assertThat(folder.resolve(POINT + "claim-0003")).doesNotExist();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void progressNeverGoesBack() {
    List<Double> shares = new ArrayList<>();
    RunObserver observer =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            shares.add(share);
          }
        };
    Small.run(Small.ISING.replace("thermalise = 20", "thermalise = 50"), folder, observer);
    assertThat(shares).isSorted().allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
    assertThat(shares).hasSizeGreaterThan(20).startsWith(0.0).endsWith(0.95);
  }
}
