package org.rsmi.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import org.rsmi.spec.SpecTree;

class FrozenSpecTest {
  private static final String SPEC = "repeats = 2\n" + Small.ISING;

  @TempDir private Path folder;

  @BeforeEach
  void claim() {
    claim(Small.experiment(SPEC));
  }

  private void claim(Experiment experiment) {
    claim(folder, experiment);
  }

  private static void claim(Path folder, Experiment experiment) {
    claim(folder, experiment, "0.1.0");
  }

  private static void claim(Path folder, Experiment experiment, String version) {
    FrozenSpec frozen = new FrozenSpec(new RunFolder(folder), experiment, version);
    frozen.requireFree();
    frozen.write();
  }

  private static Experiment with(String key, String value) {
    return Experiment.of(SpecTree.parse(SPEC, "small.toml", "experiment").override(key, value));
  }

  @Test
  void aFrozenSpecIsTheExperiment() {
    Experiment again = Experiment.of(SpecFile.read(folder.resolve("spec.toml")).tree());
    assertThat(again).isEqualTo(Small.experiment(SPEC));
    Map<String, String> before = Small.listing(folder);
    claim(again);
    assertThat(Small.listing(folder)).isEqualTo(before);
  }

  @Test
  void aFrozenSpecKeepsTheCommentsOfItsFile() {
    String commented = "# why\n" + SPEC;
    claim(Small.experiment(commented).withText(commented));
    assertThat(folder.resolve("spec.toml")).hasContent(commented);
  }

  @ParameterizedTest
  @CsvSource({"repeats, 3", "training.limit, 61", "seed, 5", "data.model.temperature, 2.50"})
  void repeatsAndLimitMayGrowAndNothingNeedsTo(String key, String value) {
    claim(with(key, value));
    SpecTree frozen = SpecFile.read(folder.resolve("spec.toml")).tree();
    assertThat(frozen).isEqualTo(with(key, value).tree());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          repeats | 1 | repeats is 2 there and 1 here
          training.limit | 59 | training.limit is 60 there and 59 here
          seed | 6 | seed is 5 there and 6 here
          training.batch | 501 | training.batch is 500 there and 501 here
          data.model.temperature | 2.6 | data.model.temperature is 2.5 there and 2.6 here
          data.windows | 9 | data.windows is absent there and 9 here
          partition.block | [2, 3] | partition.block is [2, 2] there and [2, 3] here
          name | other | name is "small" there and "other" here
          """)
  void anythingElseIsRefusedInOneLineAndNothingIsTouched(
      String key, String value, String complaint) {
    Map<String, String> before = Small.listing(folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(with(key, value)))
        .withMessage(
            folder
                + " belongs to another experiment: experiment."
                + complaint
                + "; choose another folder with --out");
    assertThat(Small.listing(folder)).isEqualTo(before);
  }

  @Test
  void aGridThatGrewIsAnotherExperiment() {
    Path grid = folder.resolve("grid");
    String toml = Small.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = ";
    claim(grid, Small.experiment(toml + "[2.5]"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(grid, Small.experiment(toml + "[2.5, 3]")))
        .withMessageContaining("experiment.grid.T is [2.5] there and [2.5, 3] here");
  }

  @Test
  void repeatsAndLimitMayGrowAtAPointAlone() {
    Path grid = folder.resolve("grid");
    String toml =
        "repeats = 2\n" + Small.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [2.5, 3]\n";
    claim(grid, Small.experiment(toml));
    String more =
        toml + "[[override]]\nwhere.T = 3\nset = { repeats = 3, \"training.limit\" = %s }\n";
    Experiment grown = Small.experiment(more.formatted(70));
    assertThat(grown.tasks()).hasSize(5);
    claim(grid, grown);
    claim(grid, Small.experiment(more.formatted(80) + "[[override]]\nset.seed = 5\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(grid, Small.experiment(more.formatted(79))))
        .withMessageEndingWith(
            "experiment.training.limit is 80 there and 79 here at T=3; choose another folder with --out");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                claim(
                    grid, Small.experiment(more.formatted(80).replace("repeats = 3", "seed = 4"))))
        .withMessageContaining("experiment.repeats is 3 there and 2 here at T=3");
  }

  @Test
  void aLimitThatWasLeftOutGrowsFromItsDefault() {
    Path standard = folder.resolve("standard");
    String toml = Small.ISING.replace("limit = 60\n", "");
    claim(standard, Small.experiment(toml));
    claim(standard, Small.experiment(toml + "limit = 20_000\n"));
    claim(standard, Small.experiment(toml + "limit = 20_001\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(standard, Small.experiment(toml)))
        .withMessageContaining("training.limit is 20001 there and absent here");
  }

  @Test
  void theLeftoverOfAKilledStartIsNotInTheWay() throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Files.writeString(killed.resolve("spec.toml.tmp"), "name =");
    claim(killed, Small.experiment(SPEC));
    assertThat(killed.resolve("spec.toml")).hasContent(Small.experiment(SPEC).text());
  }

  @Test
  void aStartKilledBeforeTheSpecWasWrittenIsNotInTheWay() throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Files.writeString(killed.resolve("folder.json"), "{\"format\": 1, \"version\": \"0.0.9\"}");
    claim(killed, Small.experiment(SPEC));
    claim(killed, Small.experiment(SPEC));
    assertThat(killed.resolve("folder.json")).hasContent("{\"format\":1,\"version\":\"0.1.0\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"format": 1, "version": "0.0.9"} | by version 0.0.9
          {"format": 2, "version": "9.0.0"} | by version 9.0.0
          -                                 | before version 0.1.0
          """)
  void aFolderOfAnotherVersionIsRefusedInOneLineAndNothingIsTouched(String json, String made)
      throws IOException {
    Path file = folder.resolve("folder.json");
    if (json.equals("-")) {
      Files.delete(file);
    } else {
      Files.writeString(file, json);
    }
    Map<String, String> before = Small.listing(folder);
    for (Experiment experiment : List.of(Small.experiment(SPEC), with("repeats", "3"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> claim(experiment))
          .withMessage(
              "%s was made %s, this is 0.1.0: numbers could differ; choose another folder with --out",
              folder, made);
    }
    assertThat(Small.listing(folder)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"format\": 1, \"ver", "{\"version\": 1}", "[]"})
  void aDamagedVersionIsNamedWithWhatItShouldBe(String json) throws IOException {
    Files.writeString(folder.resolve("folder.json"), json);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(Small.experiment(SPEC)))
        .withMessage(
            "%s is damaged: want {\"format\":1,\"version\":\"0.1.0\"}",
            folder.resolve("folder.json"));
  }

  @Test
  void aDamagedSpecIsNamedAndKept() throws IOException {
    Files.writeString(folder.resolve("spec.toml"), "name = \"small");
    Map<String, String> before = Small.listing(folder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> claim(Small.experiment(SPEC)))
        .withMessageStartingWith(folder.resolve("spec.toml").toString())
        .withMessageMatching(".*");
    assertThat(Small.listing(folder)).isEqualTo(before);
  }
}
