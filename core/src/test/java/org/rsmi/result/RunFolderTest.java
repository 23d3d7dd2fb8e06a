package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Estimate;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;

class RunFolderTest {
  private static final Outcome OUTCOME = new Outcome.Converged(900);

  @TempDir private Path root;

  private RunRecord reread(RunRecord run) throws IOException {
    Path place = Files.createDirectories(new RunFolder(root).run("point", run.repeat()));
    RunFolder.write(place, run);
    assertThat(RunFolder.finished(place)).isTrue();
    return RunFolder.read(place);
  }

  private static void assertSame(RunRecord found, RunRecord wanted) {
    assertThat(found)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(wanted);
  }

  private static Map<String, Object> point() {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("temperature", 2.269185314213022);
    point.put("size", 64L);
    point.put("boundary", "a \"quoted\" β");
    point.put("whole", 2.0);
    point.put("tiny", 1e-300);
    point.put("block", List.of(4L, 8.5, "x"));
    point.put("origin", List.of());
    return point;
  }

  @Test
  void aResultOfSeveralComponentsComesBackBitForBit() throws IOException {
    Filter filter =
        new Filter(
            List.of(2, 3),
            new double[][] {{0.1, -2, 3, 1e-17, Math.PI, -0.0}, {1, 2, 3, 4, 5, 6}},
            new double[] {0.5, -1});
    RunRecord run = Runs.run(point(), 7, Runs.estimate(OUTCOME, 1.0 / 3, 1e-3), filter);
    RunRecord again = reread(run);
    assertSame(again, run);
    assertThat(again.point().keySet()).containsExactlyElementsOf(point().keySet());
    assertThat(again.filter().image(0))
        .isDeepEqualTo(new double[][] {{0.1, -2, 3}, {1e-17, Math.PI, -0.0}});
  }

  @Test
  void theFilterFileHasComponentsBeforeTheBlocksAxes() throws IOException {
    Filter filter = new Filter(List.of(2, 3), new double[4][6], new double[4]);
    reread(Runs.run(point(), 0, Runs.estimate(OUTCOME, 0.1, 0.1), filter));
    Path file = new RunFolder(root).run("point", 0).resolve("filter.npz");
    assertThat(NpzFile.read(file, "filter").shape()).containsExactly(4, 2, 3);
    assertThat(NpzFile.read(file, "bias").shape()).containsExactly(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Converged", "StepLimit", "Collapsed", "Diverged"})
  void everyOutcomeComesBack(String name) throws IOException {
    Outcome outcome =
        switch (name) {
          case "Converged" -> new Outcome.Converged(8);
          case "StepLimit" -> new Outcome.StepLimit(8);
          case "Collapsed" -> new Outcome.Collapsed(8);
          default -> new Outcome.Diverged(8);
        };
    assertThat(outcome.name()).isEqualTo(name);
    RunRecord run = Runs.run(Map.of(), 0, outcome, 0.1, 0.01);
    assertThat(reread(run).estimate().outcome()).isEqualTo(outcome);
  }

  @Test
  void whatWasNotMeasuredIsNullAndAnUnboundedEntropyToo() throws IOException {
    Estimate nothing = new Estimate(Double.NaN, Double.NaN, "nats");
    RsmiEstimate estimate =
        new RsmiEstimate(
            new Outcome.Diverged(20),
            nothing,
            nothing,
            nothing,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            2,
            1,
            Double.NaN,
            20,
            List.of());
    RunRecord run =
        Runs.run(Map.of(), 0, estimate, new Filter(List.of(1), new double[1][1], new double[1]));
    assertSame(reread(run), run);
    assertThat(new RunFolder(root).run("point", 0).resolve("result.json"))
        .content()
        .contains("\"value\" : null", "\"ceiling\" : null", "\"entropy_bound\" : null")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void runsComeInTheOrderOfTheirNumbersAndForeignFilesArePassedOver() throws IOException {
    RunFolder folder = new RunFolder(root);
    for (double temperature : new double[] {10, 2.5, -1}) {
      for (int repeat : new int[] {1, 0}) {
        Path place = Files.createDirectories(folder.run("T=" + temperature, repeat));
        RunFolder.write(
            place, Runs.run(Map.of("T", temperature), repeat, OUTCOME, temperature, 0.1));
      }
    }
    Files.writeString(root.resolve("points/.DS_Store"), "");
    Files.writeString(root.resolve("points/result.json"), "{}");
    Files.writeString(root.resolve("points/T=10.0/result.json"), "{}");
    Files.createDirectory(root.resolve("points/T=10.0/run-0002"));
    assertThat(folder.runs())
        .extracting(run -> run.point().get("T") + " #" + run.repeat())
        .containsExactly("-1.0 #0", "-1.0 #1", "2.5 #0", "2.5 #1", "10.0 #0", "10.0 #1");
  }

  @Test
  void listsAreInTheOrderOfTheirFirstDifference() throws IOException {
    RunFolder folder = new RunFolder(root);
    for (List<Long> block : List.of(List.of(8L, 4L), List.of(8L), List.of(10L, 4L))) {
      Path place = Files.createDirectories(folder.run("block=" + block, 0));
      RunFolder.write(place, Runs.run(Map.of("block", block), 0, OUTCOME, 0.1, 0.1));
    }
    assertThat(folder.runs())
        .extracting(run -> run.point().get("block"))
        .containsExactly(List.of(8L), List.of(8L, 4L), List.of(10L, 4L));
  }

  @Test
  void aFolderWithoutPointsHasNoRuns() {
    assertThat(new RunFolder(root).runs()).isEmpty();
  }

  @Test
  void aFolderWithoutASpecIsNoRunFolder() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunFolder.existing(root))
        .withMessage(root + " is no run folder: it has no spec.toml");
    Files.writeString(root.resolve("spec.toml"), "");
    assertThat(RunFolder.existing(root)).isEqualTo(new RunFolder(root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "{\"point\" : {}}",
        "not JSON at all",
        "{\"information\" : 3}"
      })
  void aDamagedResultIsNamedInOneLine(String text) throws IOException {
    reread(Runs.converged(0, 0.1, 0.01));
    Path place = new RunFolder(root).run("point", 0);
    Files.writeString(place.resolve("result.json"), text);
    refused(place, place.resolve("result.json").toString());
  }

  /// Half a file, cut at every tenth byte.
  @Test
  void aTruncatedResultIsNamedInOneLine() throws IOException {
    reread(Runs.converged(0, 0.1, 0.01));
    Path place = new RunFolder(root).run("point", 0);
    String whole = Files.readString(place.resolve("result.json"));
    for (int length = 0; length < whole.length() - 2; length += 10) {
      Files.writeString(place.resolve("result.json"), whole.substring(0, length));
      refused(place, place.resolve("result.json").toString());
    }
  }

  @Test
  void aResultWithoutItsFilterIsRefused() throws IOException {
    reread(Runs.converged(0, 0.1, 0.01));
    Path place = new RunFolder(root).run("point", 0);
    Path file = place.resolve("filter.npz");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refused(place, file + " is no readable zip");
    NpzFile.write(file, Map.of("filter", NpyArray.of(List.of(), 1.0)), NpzFile.Compression.STORED);
    refused(place, file + " holds a filter of shape []: want [components × block]");
    NpzFile.write(
        file, Map.of("filter", NpyArray.of(List.of(1, 1), 1.0)), NpzFile.Compression.STORED);
    refused(place, "holds no array [bias]");
    Files.delete(file);
    refused(place, file + " does not exist");
  }

  private static void refused(Path place, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunFolder.read(place))
        .withMessageContaining(message)
        .withMessageMatching(".*");
  }
}
