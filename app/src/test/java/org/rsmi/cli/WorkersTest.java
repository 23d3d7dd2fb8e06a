package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rsmi worker`, `watch`, `slurm` and `--retry` in this process.
class WorkersTest {
  private static final String GRID =
      Specs.ISING.replace("2.5", "\"$T\"") + "\n[grid]\nT = [10.0, 2.5]\n";

  @TempDir private Path folder;

  @Test
  void aWorkerDoesWhatASlurmScriptHasPrepared() throws IOException {
    Path out = folder.resolve("out");
    Console script = rsmi("slurm", Specs.write(folder, GRID), "-o", out, "--array", 4);
    assertThat(script.out())
        .startsWith("#!/bin/bash\n")
        .contains("#SBATCH --array=0-3\n", "2 tasks in " + out, "--index", "--of 4");
    assertThat(rsmi("worker", out, "--index", 3, "--of", 4, "-q").code()).isZero();
    assertThat(rsmi("run", Specs.write(folder, GRID), "-o", folder.resolve("run"), "-q").code())
        .isZero();
    for (String file : new String[] {"ensemble.npz", "points/T=10/run-0000/filter.npz"}) {
      assertThat(out.resolve(file)).hasSameBinaryContentAs(folder.resolve("run").resolve(file));
    }
    assertThat(out.resolve("report.html")).exists();
    assertThat(out.resolve("workers")).isEmptyDirectory();
  }

  @Test
  void watchingAFinishedFolderEndsAtOnce() throws IOException {
    Path out = folder.resolve("out");
    rsmi("run", Specs.write(folder, GRID), "-o", out, "-q");
    Console watch = rsmi("watch", out);
    assertThat(watch.out()).isEqualTo("small: 2 of 2 runs done\n");
    assertThat(watch.code()).isZero();
  }

  @Test
  void aFailedRunIsToldByStatusAndDoneAgainOnRequest() throws IOException {
    Path out = folder.resolve("out");
    Path spec = Specs.write(folder, GRID);
    rsmi("run", spec, "-o", out, "-q");
    Path run = out.resolve("points/T=10/run-0000");
    Files.delete(run.resolve("result.json"));
    String failure = "{\"point\": {\"T\": 10.0}, \"repeat\": 0, \"reason\": \"a comet\"}";
    Files.writeString(run.resolve("failure.json"), failure);
    Console again = rsmi("run", spec, "-o", out, "-q");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .isEqualToIgnoringNewLines(
            "rsmi: 1 of 2 runs failed, the first: a comet; --retry does them again");
    assertThat(rsmi("status", out).out())
        .startsWith("small: 1 of 2 runs done, 1 failed")
        .contains("failed: {T=10.0} #0: a comet");
    assertThat(rsmi("run", spec, "-o", out, "-q", "--retry").code()).isZero();
    assertThat(rsmi("status", out).out()).startsWith("small: 2 of 2 runs done\n");
  }

  @Test
  void aWorkerWantsAPreparedFolderAndAShareThatExists() throws IOException {
    assertThat(rsmi("worker", folder).complaint()).contains("is no run folder");
    Path out = folder.resolve("out");
    rsmi("slurm", Specs.write(folder, GRID), "-o", out);
    Console console = rsmi("worker", out, "--index", 4, "--of", 4);
    assertThat(console.complaint()).contains("index = 4 of 4");
    assertThat(console.code()).isEqualTo(2);
  }
}
