package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportCommandTest {
  private static final String SPEC =
      """
      name    = "small"
      about   = "<script>alert(1)</script>"
      repeats = 2
      [grid]
      temperature = [2.0, 3.0]   # units of J
      [data]
      lattice = { type = "Square", size = 8 }
      model   = { type = "Ising", temperature = "$temperature" }
      chain   = { thermalise = 10, samples = 100, every = 1 }
      [partition]
      block       = [2, 2]
      buffer      = 1
      environment = 1
      [critic]
      hidden    = [8]
      embedding = 4
      [training]
      batch = 50
      epoch = 10
      limit = 20
      """;

  private Path folder = Path.of("");
  private Path root = Path.of("");

  @BeforeAll
  void run(@TempDir Path shared) throws IOException {
    folder = shared;
    Path spec = Files.writeString(folder.resolve("small.toml"), SPEC);
    root = folder.resolve("small");
    assertThat(rsmi("run", spec, "--out", root, "--threads", "1").code()).isZero();
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (var files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(root.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return copy;
  }

  private static String report(Path root) throws IOException {
    Path page = root.resolve("report.html");
    Files.deleteIfExists(page);
    Console console = rsmi("report", root);
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("report: " + page);
    return Files.readString(page);
  }

  @Test
  void aFinishedFolderIsAPageWithoutGaps() throws IOException {
    assertThat(report(root))
        .contains("<h1>small</h1>", "Of 4 finished runs at 2 grid points", "&lt;script&gt;alert(1)")
        .contains("Information curve", "temperature (units of J)", "<h2>Training</h2>")
        .doesNotContain("<h2>Missing</h2>", "<script>alert");
  }

  @Test
  void aFolderThatDoesNotExistIsBadInput() {
    Console console = rsmi("report", folder.resolve("nowhere"));
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.complaint()).contains("nowhere is no folder");
  }

  @Test
  void anEmptyFolderIsAPageThatSaysWhatItLacks() throws IOException {
    assertThat(report(Files.createDirectories(folder.resolve("empty"))))
        .contains("<h2>Missing</h2>", "it has no spec.toml", "No run has finished yet");
  }

  @Test
  void foreignFilesAndNamesAreNotInTheWay() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("<img src=x onerror=alert(1)>"));
    Files.createDirectories(odd.resolve("points/<b>/run-0000"));
    Files.writeString(odd.resolve("points/notes.txt"), "x");
    Files.write(odd.resolve("picture.png"), new byte[] {1, 2, 3});
    assertThat(report(odd)).contains("&lt;img src=x onerror=alert(1)&gt;").doesNotContain("<img");
  }

  @Test
  void damagedAndMissingResultsAreNamedAndTheOthersShown() throws IOException {
    Path half = copy("half");
    Path points = half.resolve("points");
    Files.writeString(points.resolve("temperature=2/run-0000/result.json"), "{ half");
    Files.delete(points.resolve("temperature=2/run-0001/result.json"));
    Files.writeString(points.resolve("temperature=3/run-0000/trace.csv"), "step\nnonsense,,\n");
    Files.writeString(half.resolve("analysis/InformationCurve.json"), "[");
    assertThat(report(half))
        .contains("<h2>Missing</h2>", "run-0000/result.json", "2 of 4 runs have not finished")
        .contains("Of 2 finished runs at 1 grid point");
  }

  @Test
  void aDamagedExperimentStillShowsItsRuns() throws IOException {
    Path broken = copy("broken");
    Files.writeString(broken.resolve("spec.toml"), "name = ");
    assertThat(report(broken)).contains("<h2>Missing</h2>", "spec.toml", "Of 4 finished runs");
  }

  @Test
  void findingsOfOthersAreShownAndOldOnesAreFoundAgain() throws IOException {
    Path told = copy("told");
    new Findings("Correlator", List.of(new Finding.Warning("a doubt", "Take more samples.")))
        .write(told);
    Path curve = told.resolve("analysis/InformationCurve.json");
    Files.writeString(curve, Files.readString(curve).replace("is largest", "was largest"));
    assertThat(report(told)).contains("<h2>Correlator</h2>", "Take more samples.", "was largest");
    Path result = told.resolve("points/temperature=2/run-0000/result.json");
    Files.setLastModifiedTime(
        result, FileTime.fromMillis(Files.getLastModifiedTime(curve).toMillis() + 5_000));
    assertThat(report(told)).contains("is largest").doesNotContain("was largest");
  }
}
