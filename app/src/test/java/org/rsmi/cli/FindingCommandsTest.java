package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `rsmi figure` and `rsmi show` on one small folder.
class FindingCommandsTest {
  private static final String GRID =
      Specs.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [10.0, 2.5]   # J\n";

  @TempDir private static Path folder;
  private static Path runs;

  @BeforeAll
  static void run() throws IOException {
    runs = folder.resolve("runs");
    assertThat(rsmi("run", Specs.write(folder, GRID), "-o", runs, "-q").code()).isZero();
  }

  @Test
  void figureListsWhatThereIsToDraw() {
    assertThat(rsmi("figure", runs).out())
        .contains("information ", "filters ", "InformationCurve/information-against-t ");
    JsonNode json = rsmi("figure", runs, "--json").json();
    assertThat(json.get(0).get("kind").asString()).isEqualTo("curve");
  }

  @Test
  void aFigureHasTheFormatOfItsName() throws IOException {
    for (String ending : new String[] {"pdf", "svg", "png", "csv"}) {
      Path file = folder.resolve("figure." + ending);
      Console console = rsmi("figure", runs, "information", "-o", file, "--width", "86mm");
      assertThat(console.out()).isEqualToIgnoringNewLines(file.toString());
      byte[] head = Files.readAllBytes(file);
      assertThat(new String(head, 0, 8, StandardCharsets.ISO_8859_1))
          .contains(
              switch (ending) {
                case "pdf" -> "%PDF-1.";
                case "svg" -> "<?xml";
                case "png" -> "PNG";
                default -> "series,";
              });
    }
    assertThat(rsmi("figure", runs, "filters").out())
        .isEqualToIgnoringNewLines(runs.resolve("figures/filters.pdf").toString());
  }

  @Test
  void wrongWordsAreAnsweredInOneLine() {
    assertThat(rsmi("figure", runs, "chirality").complaint())
        .startsWith("rsmi: chirality is no finding; there are information, filters, ");
    assertThat(rsmi("figure", runs, "information", "-o", folder.resolve("x.tif")).complaint())
        .endsWith("x.tif: a figure is .pdf, .svg or .png, its data .csv");
    assertThat(rsmi("figure", runs, "information", "--width", "3").err())
        .contains("'3' is no length: want a number with in, cm, mm, pt or px, e.g. 3.4in");
    assertThat(rsmi("figure", runs, "information", "--width", "1px").complaint())
        .contains("width = 0.7500 points: want 36 to 7200");
  }

  @Test
  void showDrawsTheTableAndTheFindings() {
    assertThat(rsmi("show", runs, "--columns", "100").out())
        .contains("I(H:E)", "information against T", "●", "T (J)");
    assertThat(rsmi("show", runs, "filters").out()).contains("T = 10", "unit: max|Λ|");
    assertThat(rsmi("show", runs, "information", "--json").json().get("type").asString())
        .isEqualTo("Curve");
  }

  @Test
  void findingsAreMadeAnewWhenARunIsYounger() throws IOException {
    rsmi("figure", runs);
    Path kept = runs.resolve("analysis/InformationCurve.json");
    String before = Files.readString(kept);
    Files.writeString(kept, before.replace("information against T", "information by hand"));
    Files.setLastModifiedTime(kept, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(rsmi("figure", runs).out()).contains("information-by-hand");
    Files.setLastModifiedTime(kept, FileTime.from(Instant.EPOCH));
    assertThat(rsmi("figure", runs).out()).doesNotContain("information-by-hand");
    assertThat(Files.readString(kept)).isEqualTo(before);
  }

  @Test
  void twoFilesOfOneCommandAreBothShown() throws IOException {
    String file =
        """
        {"analysis": "Mine", "findings": [{"type": "Warning", "name": "%s", "sentence": "So."}]}
        """;
    Path analysis = Files.createDirectories(runs.resolve("analysis"));
    Files.writeString(analysis.resolve("mine-1.json"), file.formatted("first word"));
    Files.writeString(analysis.resolve("mine-2.json"), file.formatted("second word"));
    assertThat(rsmi("figure", runs).out()).contains("Mine/first-word", "Mine/second-word");
    Files.delete(analysis.resolve("mine-1.json"));
    Files.delete(analysis.resolve("mine-2.json"));
  }

  @Test
  void aFolderWithoutRunsIsRefused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Files.writeString(empty.resolve("spec.toml"), GRID);
    assertThat(rsmi("show", empty).complaint()).contains("holds no finished run yet");
    assertThat(rsmi("figure", folder.resolve("nowhere")).complaint()).contains("is no run folder");
  }
}
