package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.sample.Hdf5File;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyEntry;
import org.rsmi.sample.NpyText;
import org.rsmi.sample.NpzFile;

class EnsembleTest {
  private static final List<Outcome> OUTCOMES =
      List.of(
          new Outcome.Converged(900),
          new Outcome.StepLimit(60),
          new Outcome.Collapsed(7),
          new Outcome.Diverged(1));

  @TempDir private Path folder;

  private static Map<String, Object> point(double temperature, long size) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("T", temperature);
    point.put("size", size);
    point.put("model", size == 8 ? "Ising" : "“Potts” β");
    point.put("origin", List.of(size, 0L));
    return point;
  }

  private static Filter filter(Rng rng, int components, int... block) {
    int sites = java.util.Arrays.stream(block).reduce(1, Math::multiplyExact);
    double[][] weights = new double[components][sites];
    for (double[] row : weights) {
      java.util.Arrays.setAll(row, _ -> rng.nextGaussian());
    }
    double[] bias = new double[components];
    java.util.Arrays.setAll(bias, _ -> rng.nextGaussian());
    return new Filter(java.util.Arrays.stream(block).boxed().toList(), weights, bias);
  }

  private static RunRecord run(
      Map<String, Object> point, int repeat, Filter filter, double seconds, String machine) {
    Outcome outcome = OUTCOMES.get(repeat % OUTCOMES.size());
    RsmiEstimate estimate = Runs.estimate(outcome, 0.1 + repeat / 3.0, 1e-3);
    return new RunRecord(
        point,
        repeat,
        Long.MAX_VALUE - 1,
        estimate,
        List.of(
            new Truth(Truth.RULE, new Estimate(0.3, 0.001, "nats"), ""),
            new Truth(Truth.BEST_LINEAR, new Estimate(0.5, 0, "nats"), "")),
        filter,
        seconds,
        new Provenance("ab12", machine, machine, machine, machine));
  }

  private static Ensemble ensemble(int smaller, double seconds, String machine) {
    Rng rng = Rng.of(3);
    List<Ended> ended = new ArrayList<>();
    for (int repeat = 0; repeat < 5; repeat++) {
      Filter filter = filter(rng, 2, 3, 4);
      ended.add(run(point(2.5, 8), repeat, filter, seconds, machine));
    }
    ended.add(new FailedRun(point(2.5, 8), 5, "data.npy ends early\n at byte 5"));
    ended.add(run(point(3, 16), 0, filter(rng, 2, smaller, 4), seconds, machine));
    return new Ensemble("small β", "ab12", ended);
  }

  private static Ensemble uniform() {
    return ensemble(3, Double.NaN, "");
  }

  private Map<String, NpyEntry> npz(Ensemble ensemble) {
    ensemble.write(folder);
    return NpzFile.entries(folder.resolve("ensemble.npz"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ensemble.npz", "ensemble.h5"})
  void everythingTheSpecDecidesComesBackBitForBit(String file) {
    for (int smaller : new int[] {3, 2}) {
      Ensemble written = ensemble(smaller, Double.NaN, "");
      written.write(folder);
      assertThat(Ensemble.read(folder.resolve(file)))
          .usingRecursiveComparison()
          .withEqualsForType(Double::equals, Double.class)
          .isEqualTo(written);
    }
  }

  @Test
  void neitherTimeNorMachineLeaveATrace() throws IOException {
    ensemble(3, 1.5, "x86").write(folder);
    Path other = Files.createDirectory(folder.resolve("other"));
    ensemble(3, 99, "arm").write(other);
    for (String file : List.of("ensemble.npz", "ensemble.h5")) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  @Test
  void bothFilesHoldTheSameArrays() {
    Map<String, NpyEntry> npz = npz(uniform());
    Map<String, NpyEntry> h5 = Hdf5File.entries(folder.resolve("ensemble.h5"));
    assertThat(h5.keySet()).containsExactlyInAnyOrderElementsOf(npz.keySet());
    npz.forEach((name, entry) -> assertThat(h5.get(name).shape()).isEqualTo(entry.shape()));
  }

  @Test
  void oneShapeOfFilterIsOneArrayWithTheRowsOfAllOthers() {
    Map<String, NpyEntry> npz = npz(uniform());
    assertThat(npz.get("filters").shape()).containsExactly(7, 2, 3, 4);
    assertThat(npz.get("bias").shape()).containsExactly(7, 2);
    assertThat(npz.get("information").shape()).containsExactly(7);
    assertThat(((NpyArray) npz.get("filters")).at(5, 1, 2, 3)).isNaN();
    assertThat(((NpyArray) npz.get("filters")).at(6, 1, 2, 3))
        .isEqualTo(uniform().runs().getLast().filter().weights()[1][11]);
  }

  @Test
  void severalShapesOfFilterAreOneArrayEachWithTheirRows() {
    Map<String, NpyEntry> npz = npz(ensemble(2, 1, ""));
    assertThat(npz).doesNotContainKeys("filters", "bias");
    assertThat(npz.get("filters/2x3x4").shape()).containsExactly(5, 2, 3, 4);
    assertThat(npz.get("filters/2x2x4").shape()).containsExactly(1, 2, 2, 4);
    assertThat(((NpyArray) npz.get("rows/2x3x4")).toLongs()).containsExactly(0, 1, 2, 3, 4);
    assertThat(((NpyArray) npz.get("rows/2x2x4")).toLongs()).containsExactly(6);
  }

  @Test
  void aFailedRunIsARowOfItsOwn() {
    Map<String, NpyEntry> npz = npz(uniform());
    assertThat(((NpyText) npz.get("outcome")).values())
        .containsExactly(
            "Converged", "StepLimit", "Collapsed", "Diverged", "Converged", "Failed", "Converged");
    assertThat(((NpyText) npz.get("reasons")).values().get(5))
        .isEqualTo("data.npy ends early at byte 5");
    for (String name : List.of("information", "null_error", "ceiling", "exact", "best_possible")) {
      assertThat(((NpyArray) npz.get(name)).at(5)).isNaN();
    }
    assertThat(((NpyArray) npz.get("reliable")).at(5)).isZero();
  }

  @Test
  void failuresAloneAreAnEnsembleToo() {
    Ensemble failed = new Ensemble("all", "cd", List.of(new FailedRun(Map.of(), 0, "no disk")));
    failed.write(folder);
    assertThat(Ensemble.read(folder.resolve("ensemble.npz"))).isEqualTo(failed);
    assertThat(Ensemble.read(folder.resolve("ensemble.h5"))).isEqualTo(failed);
  }

  @Test
  void anAxisKeepsItsKind() {
    Map<String, NpyEntry> npz = npz(uniform());
    assertThat(npz.get("point/T").descriptor()).isEqualTo("<f8");
    assertThat(npz.get("point/size").descriptor()).isEqualTo("<i8");
    assertThat(npz.get("point/model").descriptor()).isEqualTo("<U9");
    assertThat(npz.get("point/origin").shape()).containsExactly(7, 2);
    assertThat(npz.get("reliable").descriptor()).isEqualTo("|b1");
    assertThat(((NpyArray) npz.get("seed")).toLongs()[0]).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void listsOfDifferentLengthsAndMixturesAreTexts() {
    assertThat(AxisColumn.values(AxisColumn.of(List.of(List.of(1L), List.of(1L, 2L)))))
        .containsExactly("[1]", "[1, 2]");
    assertThat(AxisColumn.values(AxisColumn.of(List.of(1L, "one")))).containsExactly("1", "one");
    assertThat(AxisColumn.values(AxisColumn.of(List.of(1L, List.of(1L)))))
        .containsExactly("1", "[1]");
    assertThat(AxisColumn.values(AxisColumn.of(List.of(1L, 2.5)))).containsExactly(1.0, 2.5);
    assertThat(AxisColumn.values(AxisColumn.of(List.of(List.of(1L, 2.5), List.of(3L, 4L)))))
        .containsExactly(List.of(1.0, 2.5), List.of(3.0, 4.0));
  }

  @Test
  void anotherFileIsRefusedByName() throws IOException {
    Path other = folder.resolve("other.npz");
    NpzFile.write(other, Map.of("x", NpyArray.of(List.of(1), 1.0)), NpzFile.Compression.STORED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.read(other))
        .withMessage(other + " is no ensemble file: it holds no [meta]");
    Path text = Files.writeString(folder.resolve("other.csv"), "1,2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.read(text))
        .withMessage(text + " is no ensemble file: want one of .npz or .h5");
    Path damaged = Files.writeString(folder.resolve("damaged.h5"), "1,2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.read(damaged))
        .withMessageStartingWith(damaged.toString());
  }

  @Test
  void aNewerFormatIsRefused() {
    Path newer = folder.resolve("newer.npz");
    NpyText meta = NpyText.of("{\"format\": 2}");
    NpzFile.write(newer, Map.of("meta", meta), NpzFile.Compression.STORED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.read(newer))
        .withMessage(newer + " is an ensemble file of format 2: want 1");
  }

  @Test
  void anEnsembleHoldsAtLeastOneRun() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ensemble("small", "ab12", List.of()))
        .withMessage("no run of small has ended: want at least one");
  }

  @Test
  void aFailureStaysUntilTheRunIsFinished() throws IOException {
    RunFolder runs = new RunFolder(folder);
    FailedRun failure = new FailedRun(point(2.5, 8), 3, "no disk");
    Path place = Files.createDirectories(runs.run("point", 3));
    RunFolder.write(place, failure);
    assertThat(RunFolder.failed(place)).isTrue();
    assertThat(runs.failures()).containsExactly(failure);
    assertThat(runs.runs()).isEmpty();
    RunFolder.write(place, Runs.converged(3, 0.1, 0.01));
    assertThat(RunFolder.failed(place)).isFalse();
    assertThat(runs.failures()).isEmpty();
  }

  @Test
  void aDamagedFailureIsNamed() throws IOException {
    RunFolder runs = new RunFolder(folder);
    Path place = Files.createDirectories(runs.run("point", 0));
    Path file = Files.writeString(place.resolve("failure.json"), "{\"point\": {}");
    assertThatIllegalArgumentException()
        .isThrownBy(runs::failures)
        .withMessageStartingWith(file + " is not a failure of this program: ");
  }
}
