package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code of docs/python.md, run as it stands there.
class PythonDocTest {
  private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final String GRID =
      Specs.ISING.replace("2.5", "\"$temperature\"") + "\n[grid]\ntemperature = [10.0, 2.5]\n";

  @TempDir private static Path folder;

  @BeforeAll
  static void run() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("runs")).resolve("ising");
    assertThat(rsmi("run", Specs.write(folder, GRID), "-o", runs, "-q").code()).isZero();
    assertThat(rsmi("analyse", runs, "-q").code()).isZero();
  }

  @Test
  void numpyReadsAllRuns() throws IOException, InterruptedException {
    assertThat(printed("numpy")).contains("T = 2.5: I(H:E) = ", " nats over 1 runs");
  }

  @Test
  void h5pyReadsRunsAndFindings() throws IOException, InterruptedException {
    assertThat(printed("h5py"))
        .contains("\"name\":\"small\"", "InformationCurve information-against-temperature Curve")
        .contains("  2.5000 ", " ± ");
  }

  @Test
  void matplotlibDrawsThem() throws IOException, InterruptedException {
    printed("matplotlib");
    assertThat(folder.resolve("runs/ising/mine.pdf")).isNotEmptyFile();
  }

  /// What the block under a heading prints.
  private static String printed(String library) throws IOException, InterruptedException {
    String python = python(library.equals("numpy") ? "numpy" : "h5py, " + library);
    String page = Files.readString(Path.of("..", "docs", "python.md"));
    String section = page.substring(page.indexOf("\n## " + library));
    String code =
        BLOCK
            .matcher(section)
            .results()
            .map(match -> ((MatchResult) match).group(1))
            .findFirst()
            .orElseThrow();
    Process process = start(python, code);
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static String python(String modules) {
    return Stream.of("python3", "/usr/bin/python3")
        .filter(name -> has(name, modules))
        .findFirst()
        .orElseGet(
            () -> {
              assumeTrue(
                  false, "no Python with " + modules + ": apt install python3-numpy python3-h5py");
              return "";
            });
  }

  private static boolean has(String python, String modules) {
    try {
      Process process = start(python, "import " + modules);
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Process start(String python, String code) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(python, "-c", code))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("MPLBACKEND", "Agg");
    builder.environment().put("PYTHONIOENCODING", "utf-8");
    return builder.start();
  }
}
