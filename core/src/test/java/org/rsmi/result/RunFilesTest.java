package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  @TempDir private Path folder;

  private Path run(String name, String... files) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    for (String file : files) {
      Files.writeString(run.resolve(file), file + " of " + name);
    }
    return run;
  }

  @Test
  void whatARunHasLeftIsCarriedOverAndNothingElse() throws IOException {
    Path from =
        run("from", "result.json", "filter.npz", "trace.csv", "checkpoint.npz", "claim-0001");
    Path to = folder.resolve("a").resolve("b");
    RunFiles.read(from).write(to);
    assertThat(to)
        .isDirectoryNotContaining("glob:**claim*")
        .isDirectoryNotContaining("glob:**.tmp");
    assertThat(RunFiles.read(to).contents())
        .containsOnlyKeys("trace.csv", "filter.npz", "checkpoint.npz", "result.json");
    assertThat(to.resolve("result.json")).hasContent("result.json of from");
  }

  @Test
  void aCheckpointThatWasCompletedElsewhereIsDeleted() throws IOException {
    Path to = run("to", "checkpoint.npz");
    RunFiles.read(run("from", "result.json")).write(to);
    assertThat(to.resolve("checkpoint.npz")).doesNotExist();
  }
}
