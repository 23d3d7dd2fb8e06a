package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.ensemble.Experiment;
import org.rsmi.reproduction.Reproduction;
import org.rsmi.reproduction.Size;
import tools.jackson.databind.JsonNode;

/// `rsmi reproduce` on two small files, one of which reads the runs of the other.
class ReproduceCommandTest {
  private static final String FIRST =
      Specs.ISING
          + """

          [reproduce]
          number  = 1
          title   = "A small run"
          source  = "nobody"
          text    = "It is small."
          figures = ["training", "filters"]
          values  = { rows = "8" }

          [[reproduce.command]]
          line  = ["figure", "{dir}", "filters", "-o", "{dir}/again.csv"]
          makes = "again.csv"

          [[reproduce.check]]
          what   = "I(H:E), nats"
          ours   = "Information"
          accept = { low = 0.5 }
          quick  = { low = -0.1, high = 0.5 }

          [quick]
          "training.limit" = 40
          """;
  private static final String SECOND =
      """
      [reproduce]
      number = 2
      title  = "The filter of the small run"
      runs   = "01-small"

      [[reproduce.check]]
      what   = "coherence"
      ours   = "Coherence"
      accept = { low = 2 }
      """;
  private static final Path EXAMPLES = Path.of("..", "examples", "reproduce");

  @TempDir private static Path folder;
  private static Path specs;
  private static Path out;

  @BeforeAll
  static void write() throws IOException {
    specs = Files.createDirectory(folder.resolve("specs"));
    out = folder.resolve("out");
    Files.writeString(specs.resolve("01-small.toml"), FIRST);
    Files.writeString(specs.resolve("02-filter.toml"), SECOND);
  }

  private static Console reproduce(Object... words) {
    List<Object> all = new ArrayList<>(List.of("reproduce", "--specs", specs, "-o", out));
    all.addAll(List.of(words));
    return rsmi(all.toArray());
  }

  @Test
  void withoutWordsItListsWhatThereIs() {
    assertThat(reproduce().out().lines())
        .containsExactly(
            " 1  01-small                        A small run",
            " 2  02-filter                       The filter of the small run");
    assertThat(reproduce("--json").json().get(1).get("number").asInt()).isEqualTo(2);
  }

  @Test
  void itRunsJudgesDrawsAndTellsWhatDiffers() throws IOException {
    Console one = reproduce("1", "--quick", "-q");
    assertThat(one.err()).isEmpty();
    assertThat(one.out()).contains("I(H:E), nats", "-0.1 … 0.5", "verdict: agrees");
    assertThat(one.code()).isZero();
    assertThat(out.resolve("01-small/again.csv")).isRegularFile();
    assertThat(out.resolve("figures/01-small-training.pdf")).isRegularFile();
    assertThat(out.resolve("figures/01-small-filters.png")).isRegularFile();
    byte[] result = Files.readAllBytes(out.resolve("01-small/points/point/run-0000/result.json"));
    Console all = reproduce("all", "--quick", "-q", "--page", folder.resolve("docs"));
    assertThat(all.code()).isOne();
    assertThat(all.out())
        .contains("01-small                        agrees", "02-filter", "differs");
    assertThat(Files.readAllBytes(out.resolve("01-small/points/point/run-0000/result.json")))
        .isEqualTo(result);
    assertThat(folder.resolve("docs/reproduction.md")).content().contains("It is small.");
    assertThat(folder.resolve("docs/images/reproduction/01-small-filters.png")).isRegularFile();
    JsonNode json = reproduce("1", "--quick", "-q", "--json").json().get(0);
    assertThat(json.get("answers").get(0).get("verdict").asString()).isEqualTo("AGREES");
  }

  @Test
  void wrongWordsAreAnsweredInOneLine() {
    assertThat(reproduce("17").complaint())
        .isEqualTo("rsmi: 17 is no experiment; there are all, and [01-small, 02-filter]");
    assertThat(rsmi("reproduce", "--specs", folder.resolve("none")).complaint())
        .endsWith("none is no folder: --specs names the one with the experiments of the papers");
    assertThat(
            rsmi("reproduce", "--specs", specs, "-o", folder.resolve("new"), "--page", folder)
                .complaint())
        .endsWith("new holds no reproduction yet: nothing to write about");
  }

  @Test
  void everyExperimentOfThePapersCanBeDoneInBothSizes() {
    for (ReproductionFile file : ReproductionFile.all(EXAMPLES)) {
      for (Size size : Size.values()) {
        Reproduction reproduction = file.reproduction(size);
        assertThat(reproduction.check()).as(file.name()).isNotEmpty();
        assertThat(reproduction.figures()).as(file.name()).isNotEmpty();
        assertThat(reproduction.text()).as(file.name()).isNotBlank();
        assertThat(file.name()).startsWith("%02d-".formatted(reproduction.number()));
        if (reproduction.runs().isEmpty()) {
          Experiment experiment = file.experiment(size);
          assertThat(experiment.name()).isEqualTo(file.name());
        } else {
          assertThat(EXAMPLES.resolve(reproduction.runs() + ".toml")).isRegularFile();
        }
      }
    }
  }
}
