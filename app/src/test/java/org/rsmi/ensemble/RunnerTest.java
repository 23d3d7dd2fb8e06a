package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.ensemble.Small.Killer;
import org.rsmi.model.Ising;
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
  void aDamagedCheckpointIsNamedAndKept() throws IOException {
    kill(Small.ISING, folder, "filter", 3);
    Path checkpoint = folder.resolve(POINT + "checkpoint.npz");
    byte[] half = Arrays.copyOf(Files.readAllBytes(checkpoint), 3000);
    Files.write(checkpoint, half);
    refused(Small.ISING, "checkpoint.npz");
  }

  @Test
  void theCheckpointOfAnotherExperimentIsNamedAndKept() throws IOException {
    Path other = folder.resolve("other");
    kill(Small.ISING, folder.resolve("this"), "filter", 3);
    kill(Small.ISING.replace("hidden = [8]", "hidden = [20]"), other, "filter", 3);
    Files.copy(
        other.resolve(POINT + "checkpoint.npz"),
        folder.resolve("this/" + POINT + "checkpoint.npz"),
        StandardCopyOption.REPLACE_EXISTING);
    folder = folder.resolve("this");
    refused(Small.ISING, "checkpoint.npz does not fit this experiment; delete it");
  }

  @Test
  void aTruncatedResultIsNamedAndKept() throws IOException {
    Small.run(Small.ISING, folder, RunObserver.BLIND);
    Path result = folder.resolve(POINT + "result.json");
    Files.writeString(result, Files.readString(result).substring(0, 200));
    refused(Small.ISING, "result.json is not a result of this program");
  }

  @Test
  void aTruncatedFilterIsNamedAndKept() throws IOException {
    Small.run(Small.ISING, folder, RunObserver.BLIND);
    Path filter = folder.resolve(POINT + "filter.npz");
    Files.write(filter, Arrays.copyOf(Files.readAllBytes(filter), 100));
    refused(Small.ISING, "filter.npz is no readable zip");
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

  private void refused(String toml, String message) {
    Map<String, String> before = Small.listing(folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Small.run(toml, folder, RunObserver.BLIND))
        .withMessageContaining(message)
        .withMessageMatching(".*");
    assertThat(Small.listing(folder)).isEqualTo(before);
  }

  @Test
  void theFirstFailureStopsTheOtherRuns() {
    RunObserver observer =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            if (task.repeat() == 1) {
              throw new IllegalArgumentException("no more");
            }
          }
        };
    String toml = "repeats = 3\n" + Small.ISING.replace("limit = 60", "limit = 1_000_000");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Small.runner(2).run(Small.experiment(toml), new RunFolder(folder), observer))
        .withMessage("no more");
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
