package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rsmi.cli.Console.rsmi;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;

/// Reports in a real browser. Needs Node.js, `npm ci` in `app/npm`, and Chromium: `CHROMIUM` names
/// it, or it is found in the usual places.
@Tag("nightly")
@Tag("browser")
class ReportInBrowserTest {
  private static final Path SCRIPT = Path.of("src/test/browser/page.mjs");
  private static final Path PICTURES = Path.of("target/browser");

  @TempDir private Path folder;

  private static Optional<String> chromium() {
    return Stream.concat(
            Stream.ofNullable(System.getenv("CHROMIUM")),
            Stream.of(
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst();
  }

  private static boolean hasNode() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
  }

  @Test
  void everyReportDrawsItsChartsAndAsksNoNetwork() throws Exception {
    assumeTrue(hasNode(), "no browser test: Node.js is not on the PATH");
    assumeTrue(
        Files.isDirectory(Path.of("npm/node_modules/playwright-core")),
        "no browser test: run `npm ci` in app/npm first");
    Optional<String> chromium = chromium();
    assumeTrue(chromium.isPresent(), "no browser test: CHROMIUM names no browser");
    List<String> command = new ArrayList<>(List.of("node", SCRIPT.toString(), PICTURES.toString()));
    for (Path root : List.of(ising(), dimers(), ownData())) {
      assertThat(rsmi("report", root).code()).isZero();
      command.add(root.resolve("report.html").toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CHROMIUM", chromium.orElseThrow());
    Process process = builder.start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(words).isZero();
  }

  private Path run(String name, String spec, Object... more) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".toml"), spec);
    Path out = folder.resolve(name);
    List<Object> words = new ArrayList<>(List.of("run", file, "--out", out, "--threads", "1"));
    words.addAll(List.of(more));
    Console console = rsmi(words.toArray());
    assertThat(console.code()).as(console.err()).isZero();
    return out;
  }

  private Path ising() throws IOException {
    Path root =
        run(
            "ising",
            """
            name    = "ising-scan"
            about   = "<script>alert(1)</script> & a scan"
            repeats = 4
            [grid]
            temperature = [2.0, 2.27, 3.0]   # units of J
            buffer      = [1, 2]             # sites
            [data]
            lattice = { type = "Square", size = 16 }
            model   = { type = "Ising", temperature = "$temperature" }
            chain   = { thermalise = 50, samples = 200, every = 2 }
            [partition]
            block       = [3, 3]
            buffer      = "$buffer"
            environment = 2
            [training]
            batch = 100
            limit = 40
            """);
    Planted.findings(24).write(root);
    return root;
  }

  private Path dimers() throws IOException {
    Path root =
        run(
            "dimers",
            """
            name    = "dimers"
            repeats = 3
            [data]
            lattice = { type = "Square", size = 12 }
            model   = { type = "Dimers", temperature = 15, encoding = "pixels" }
            chain   = { thermalise = 50, samples = 200, every = 2 }
            [partition]
            block       = 4
            buffer      = 2
            environment = 2
            [filter]
            components = 2
            [training]
            batch = 100
            limit = 40
            """);
    Planted.findings(3).write(root);
    return root;
  }

  private Path ownData() {
    Path out = folder.resolve("own-data");
    Path data = Path.of("../examples/own-data.npy").toAbsolutePath().normalize();
    Console console =
        rsmi(
            "run",
            "../examples/own-data.toml",
            "--quick",
            "--out",
            out,
            "--threads",
            "1",
            "--set",
            "data.file=" + data);
    assertThat(console.code()).as(console.err()).isZero();
    return out;
  }

  /// Findings of all kinds about some runs.
  private static final class Planted {
    private static final Finding.Axis X = new Finding.Axis("first component", "");
    private static final Finding.Axis Y = new Finding.Axis("second component", "nats");

    static Findings findings(int runs) {
      return new Findings("Planted", List.of(plane(runs), curve(), histogram(), map()));
    }

    private static Finding plane(int runs) {
      List<Finding.Mark> marks = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        double angle = 2 * Math.PI * run / runs;
        String group = run % 2 == 0 ? "even" : "odd";
        marks.add(new Finding.Mark(Math.cos(angle), Math.sin(angle), group, run, 0));
      }
      marks.add(new Finding.Mark(0, 0, "centre", -1, 0));
      return new Finding.Scatter("plane", "A ring.", X, Y, marks, Finding.Aspect.EQUAL);
    }

    private static Finding curve() {
      double[] x = {1, 2, 4, 8};
      double[] y = {1, 0.24, 0.06, 0.02};
      double[] error = {0.02, 0.02, 0.02, 0.03};
      double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
      double[] law = {1, 0.25, 0.0625, 0.015625};
      return new Finding.Curve(
          "decay",
          "A power.",
          new Finding.Axis("buffer", "sites"),
          new Finding.Axis("I(H:E)", "nats"),
          Finding.Scale.LOG_LOG,
          List.of(
              new Finding.Series("measured", Finding.Kind.MEASURED, x, y, error),
              new Finding.Series("power", Finding.Kind.FIT, x, law, none)),
          List.of());
    }

    private static Finding histogram() {
      return new Finding.Histogram(
          "angles",
          "Two peaks.",
          new Finding.Axis("ϑ", "degrees"),
          new Finding.Axis("filters", ""),
          new double[] {0, 60, 120, 180},
          List.of(new Finding.Bars("all", new double[] {5, 0, 7})));
    }

    private static Finding map() {
      double[] places = {0, 1, 2};
      double[][] values = {{1, 0.5, -1}, {0.5, 0, 0.2}, {-1, 0.2, 1}};
      return new Finding.HeatMap("overlaps", "Signed.", X, Y, places, places, values);
    }
  }
}
