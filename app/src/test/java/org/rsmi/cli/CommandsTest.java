package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.sample.SampleFile;
import tools.jackson.databind.JsonNode;

class CommandsTest {
  /// The fields that `result.json` must have.
  private static final Map<String, List<String>> FIELDS =
      Map.of(
          "information", List.of("value", "error", "unit", "ceiling", "batch", "samples"),
          "null", List.of("value", "error"),
          "block_information", List.of("value", "error"),
          "capture_ratio", List.of("value", "error"),
          "provenance", List.of("spec_sha256", "version", "jvm", "os", "cpu"));

  private static final String GRID =
      Specs.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [10.0, 2.5]\n";

  @TempDir private Path folder;

  @Test
  void aRunPrintsItsFilterAndItsNumbers() throws IOException {
    Path out = folder.resolve("out");
    Console console = rsmi("run", Specs.write(folder, Specs.ISING), "-o", out);
    assertThat(console.code()).isZero();
    assertThat(console.out())
        .contains("filter", "I(H:E)", "I(V:E)", "exact", "StepLimit", "report.html");
    assertThat(console.err())
        .startsWith("[1/1, 100 %, ")
        .contains(" steps/s] point #0: I(H:E) = ")
        .hasLineCount(1);
    assertThat(out.resolve("report.html")).content().contains("A small run");
    assertThat(out.resolve("spec.toml")).hasContent(Specs.ISING);
    assertThat(out.resolve("figures/filters.svg")).exists();
    assertThat(out.resolve("points/point/run-0000/trace.csv")).content().hasLineCount(7);
  }

  @Test
  void aQuietRunSaysNothingOfItsProgress() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    assertThat(rsmi("run", spec, "--quiet", "-o", folder.resolve("out")).err()).isEmpty();
    assertThat(rsmi("run", spec, "--quiet", "-o", folder.resolve("out")).err()).isEmpty();
  }

  @Test
  void aFinishedRunIsNotDoneAgain() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path out = folder.resolve("out");
    Console first = rsmi("run", spec, "-o", out, "--json");
    Console again = rsmi("run", spec, "-o", out, "--json");
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.err()).isEqualToIgnoringNewLines("1 of 1 runs are done already");
    Console frozen = rsmi("run", out.resolve("spec.toml"), "-o", out, "--json");
    assertThat(frozen.json()).isEqualTo(first.json());
  }

  @Test
  void runAndStatusPrintEveryFieldOfTheResultsAsJson() throws IOException {
    Path out = folder.resolve("out");
    Console run = rsmi("run", Specs.write(folder, GRID), "-o", out, "--json");
    assertThat(run.json()).hasSize(2).allSatisfy(CommandsTest::hasEveryField);
    assertThat(rsmi("status", out, "--json").json().get("runs")).isEqualTo(run.json());
    assertThat(run.json().get(0).get("point").get("T").asDouble()).isEqualTo(10.0);
    JsonNode explained = rsmi("explain", out, "--json").json().get("points");
    assertThat(explained).hasSize(2).allSatisfy(point -> hasEveryField(point.get("best")));
    assertThat(explained.get(0).get("point").get("T").asDouble()).isEqualTo(2.5);
  }

  private static void hasEveryField(JsonNode result) {
    for (String field : List.of("outcome", "reliable", "reasons", "point", "repeat")) {
      assertThat(result.has(field)).as(field).isTrue();
    }
    for (String field : List.of("seed", "steps", "seconds")) {
      assertThat(result.required(field).isNumber()).as(field).isTrue();
    }
    FIELDS.forEach(
        (field, parts) ->
            parts.forEach(
                part -> assertThat(result.required(field).has(part)).as(field + part).isTrue()));
    assertThat(result.get("reliable").asBoolean()).isEqualTo(result.get("reasons").isEmpty());
    assertThat(result.get("information").get("unit").asString()).isEqualTo("nats");
  }

  @Test
  void statusCountsWhatIsDoneAndLeavesTheFolderAlone() throws IOException {
    Path out = folder.resolve("out");
    assertThat(rsmi("run", Specs.write(folder, GRID), "-o", out).code()).isZero();
    Files.delete(out.resolve("points/T=10/run-0000/result.json"));
    Console half = rsmi("status", out);
    assertThat(half.out()).startsWith("small: 1 of 2 runs done").contains("2.5");
    JsonNode json = rsmi("status", out, "--json").json();
    assertThat(json.get("runs")).hasSize(1);
    assertThat(List.of("tasks", "done", "failed", "left", "at_work"))
        .map(name -> json.get(name).asInt())
        .containsExactly(2, 1, 0, 1, 0);
    Files.delete(out.resolve("points/T=2.5/run-0000/result.json"));
    assertThat(rsmi("status", out).out()).contains("0 of 2 runs done", "no run has finished yet");
    assertThat(rsmi("status", out, "--json").json().get("runs")).isEmpty();
    assertThat(rsmi("explain", out).out()).contains("no run has finished yet");
    assertThat(rsmi("explain", out, "--json").json().get("points")).isEmpty();
  }

  @Test
  void statusAndExplainPassOverWhatIsNotTheirs() throws IOException {
    Path out = folder.resolve("out");
    rsmi("run", Specs.write(folder, Specs.ISING), "-o", out);
    String before = rsmi("status", out, "--json").out();
    Files.writeString(out.resolve("points/.DS_Store"), "");
    Files.writeString(out.resolve("points/result.json"), "{}");
    Files.createDirectories(out.resolve("points/point/notes"));
    Files.writeString(out.resolve("points/point/notes/result.json"), "{}");
    assertThat(rsmi("status", out, "--json").out()).isEqualTo(before);
    assertThat(rsmi("explain", out, "--json").json().get("points")).hasSize(1);
  }

  @Test
  void aDamagedResultIsNamedByStatusAndExplain() throws IOException {
    Path out = folder.resolve("out");
    rsmi("run", Specs.write(folder, Specs.ISING), "-o", out);
    Path result = out.resolve("points/point/run-0000/result.json");
    Files.writeString(result, Files.readString(result).substring(0, 300));
    assertThat(rsmi("status", out).out())
        .startsWith("small: 0 of 1 runs done")
        .contains("  damaged: " + result + " is not a result of this program");
    Console console = rsmi("explain", out);
    assertThat(console.complaint()).contains("result.json is not a result of this program");
    assertThat(console.code()).isEqualTo(2);
  }

  @Test
  void statusNeedsNoDataFile() throws IOException {
    Specs.noise(folder, 60);
    Path out = folder.resolve("out");
    Path spec = Specs.write(folder, Specs.RECORDED.replaceAll("lattice = .*\n", ""));
    rsmi("run", spec, "-o", out, "-q");
    Files.delete(folder.resolve("data.npy"));
    assertThat(rsmi("status", out).out()).startsWith("mine: 1 of 1 runs done");
    assertThat(rsmi("explain", out).code()).isZero();
  }

  @Test
  void explainSpeaksInSentences() throws IOException {
    Path out = folder.resolve("out");
    rsmi("run", Specs.write(folder, GRID), "-o", out, "-q");
    assertThat(rsmi("explain", out).out())
        .startsWith("At T = 2.5, 1 run ended (1 StepLimit). The mean I(H:E) is ")
        .contains(
            "At T = 10.0, ",
            "shuffled pairs give. The block itself knows I(V:E) = ",
            "By exact conditional law, 640 sampled environments, I(H:E) of this rule is ",
            "No such rule can exceed 0.6931 nats.",
            "Do not rely on them yet: StepLimit: ");
  }

  @Test
  void quickTakesTheSmallerSizes() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING + "\n[quick]\n\"training.limit\" = 20\n");
    Path out = folder.resolve("out");
    JsonNode quick = rsmi("run", spec, "--quick", "-o", out, "--json").json();
    assertThat(quick.get(0).get("steps").asInt()).isEqualTo(20);
    assertThat(out.resolve("spec.toml")).content().doesNotContain("quick").contains("limit = 20");
    JsonNode whole = rsmi("run", spec, "-o", out, "--json").json();
    assertThat(whole.get(0).get("steps").asInt()).isEqualTo(60);
  }

  /// The errors of I and of the null are its own; four of them leave one chance in 10⁴.
  @Test
  void independentNoiseHasNoInformationAndSaysSo() throws IOException {
    Specs.noise(folder, 600);
    Path spec = Specs.write(folder, Specs.RECORDED.replace("limit = 60", "limit = 300"));
    JsonNode result = rsmi("run", spec, "-o", folder.resolve("out"), "--json").json().get(0);
    JsonNode information = result.get("information");
    assertThat(Math.abs(information.get("value").asDouble()))
        .isLessThan(4 * information.get("error").asDouble());
    assertThat(result.get("reliable").asBoolean()).isFalse();
    assertThat(result.get("reasons"))
        .extracting(JsonNode::asString)
        .anyMatch(reason -> reason.contains("is consistent with no information (null "));
  }

  @Test
  void sampledConfigurationsLoadBackAndFollowTheSeed() {
    Path first = folder.resolve("first.npy");
    Path again = folder.resolve("again.npy");
    Path other = folder.resolve("other.npz");
    JsonNode json = sample(first, "1").json();
    sample(again, "1");
    sample(other, "2");
    assertThat(json.get("samples").asInt()).isEqualTo(20);
    assertThat(json.get("observables").get("energy").has("tau_int")).isTrue();
    assertThat(SampleFile.read(first.toString(), List.of(6, 6)).size()).isEqualTo(20);
    assertThat(again).hasSameBinaryContentAs(first);
    assertThat(SampleFile.read(other.toString(), List.of()).shape()).containsExactly(6, 6);
    assertThat(rsmi("sample", "GaussianField", "-n", 5, "-o", folder.resolve("g.h5")).out())
        .contains("g.h5: 5 configurations", "energy");
  }

  private static Console sample(Path file, String seed) {
    Console console =
        rsmi(
            "sample",
            "Ising",
            "-n",
            20,
            "-o",
            file,
            "--seed",
            seed,
            "--set",
            "lattice.size=6",
            "--set",
            "temperature=3",
            "--json");
    assertThat(console.code()).isZero();
    return console;
  }

  @Test
  void listAndDescribeKnowEveryModel() {
    assertThat(rsmi("list").out())
        .contains("data.model (Model)", "  Ising { temperature = 2.269185314213022, ");
    assertThat(rsmi("list", "--json").json().get("data.model"))
        .extracting(JsonNode::asString)
        .contains("Ising", "GaussianField");
    assertThat(rsmi("describe", "ising").out())
        .containsPattern("temperature +number; default 2.269185314213022");
    assertThat(rsmi("describe", "Shell").out()).contains("width  whole number; required");
    JsonNode chains = rsmi("describe", "chain", "--json").json();
    assertThat(chains).hasSize(2).allMatch(chain -> chain.get("name").asString().equals("Chain"));
    assertThat(rsmi("describe", "experiment", "--json").json().get(0).get("settings")).hasSize(9);
  }

  @Test
  void citeNamesBothPapers() {
    assertThat(rsmi("cite").out()).contains("{104}", "{064106}", "{127}", "{240603}");
  }

  @Test
  void theStepBenchmarkHasSixFigures() {
    JsonNode figures = rsmi("bench", "step", "--seconds", "0.2", "--threads", "2", "--json").json();
    assertThat(figures).extracting(row -> row.get("members").asInt()).containsExactly(2, 1);
    assertThat(figures.get(0).propertyNames())
        .containsExactly(
            "threads", "members", "ms_per_step", "gflops", "peak_gflops", "fraction_of_peak");
    assertThat(figures.get(0)).allMatch(JsonNode::isNumber);
  }

  // The speeds themselves take warm machines; here only that every row is there and complete.
  @Test
  @Tag("nightly")
  void theSamplerBenchmarkComparesEverySamplerWithThePlainLoop() {
    JsonNode figures = rsmi("bench", "samplers", "--seconds", "0.1", "--json").json();
    assertThat(figures.get(0).get("ratio_to_plain_loop").asDouble()).isEqualTo(1);
    assertThat(figures)
        .hasSizeGreaterThan(5)
        .allMatch(row -> row.get("rate").asDouble() > 0)
        .allMatch(row -> row.get("samples_per_second").asDouble() > 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "status",
        "sample",
        "list",
        "describe",
        "explain",
        "cite",
        "bench",
        "bench step",
        "bench samplers"
      })
  void everyCommandHasHelpAndAVersion(String command) {
    Console help = rsmi((Object[]) (command + " --help").strip().split(" "));
    assertThat(help.out()).startsWith("Usage: rsmi " + command);
    assertThat(help.code()).isZero();
    Console version = rsmi((Object[]) (command + " --version").strip().split(" "));
    assertThat(version.out()).startsWith("rsmi ").contains("JDK ");
    assertThat(version.code()).isZero();
  }
}
