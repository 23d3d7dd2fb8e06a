package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.result.Ensemble;

class MergeCommandTest {
  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void run() throws IOException {
    run = folder.resolve("run");
    rsmi("run", Specs.write(folder, Specs.ISING), "-q", "-o", run);
  }

  @Test
  void aMergedFolderIsReportedAsARunIs() throws IOException {
    Path out = folder.resolve("out");
    Console console = rsmi("merge", run, "--out", out);
    assertThat(console.err()).isEmpty();
    assertThat(console.code()).isZero();
    assertThat(console.out()).contains("small: 1 of 1 runs done", "I(H:E)", "report.html");
    assertThat(out.resolve("report.html")).hasSameTextualContentAs(run.resolve("report.html"));
    assertThat(out.resolve("figures/filters.svg")).exists();
    assertThat(Ensemble.read(out.resolve("ensemble.npz")).runs()).hasSize(1);
    assertThat(Ensemble.read(out.resolve("ensemble.h5")).name()).isEqualTo("small");
    assertThat(rsmi("run", out.resolve("spec.toml"), "-o", out).err())
        .isEqualToIgnoringNewLines("1 of 1 runs are done already");
  }

  @Test
  void theResultsArePrintedAsJson() {
    Console merged = rsmi("merge", run, "-o", folder.resolve("out"), "--json");
    assertThat(merged.json()).isEqualTo(rsmi("status", run, "--json").json().get("runs"));
  }

  @Test
  void otherExperimentsAreRefusedInOneLine() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    Specs.write(other, Specs.ISING.replace("2.5", "2.6"));
    Path out = folder.resolve("out");
    Console console = rsmi("merge", run, other, "-o", out);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.complaint())
        .isEqualTo(
            "rsmi: %s and %s hold different experiments: experiment.data.model.temperature is 2.5 and 2.6"
                .formatted(run, other));
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingFolderIsRefusedInOneLine() {
    Path none = folder.resolve("none");
    Console console = rsmi("merge", run, none, "-o", folder.resolve("out"));
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.complaint())
        .isEqualTo("rsmi: " + none + " does not exist: want a run folder");
  }

  @Test
  void theTargetMustBeNamed() {
    Console console = rsmi("merge", run);
    assertThat(console.code()).isEqualTo(2);
    assertThat(console.err()).contains("Missing required option: '--out=DIR'");
  }
}
