package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DryRunTest {
  private static final String GRID =
      "repeats = 2\n"
          + Specs.ISING.replace("2.5", "\"$T\"")
          + "\n[grid]\nT = { from = 2.0, to = 2.5, step = 0.25 }\n";

  @TempDir private Path folder;

  @Test
  void aDryRunSaysWhatThereIsToDoAndWritesNothing() throws IOException {
    Path spec = Specs.write(folder, GRID);
    Path out = folder.resolve("out");
    Console console = rsmi("run", spec, "--dry-run", "-t", 1, "-o", out);
    assertThat(console.code()).isZero();
    assertThat(console.err()).isEmpty();
    assertThat(console.out().lines().map(line -> line.replaceAll("\\s+", " ")))
        .startsWith("small 3 points, 6 runs", " T 2.0, 2.25, 2.5")
        .contains("done 0 of 6", "steps 60 for a filter, 180 for its number of record")
        .anyMatch(line -> line.matches("speed [\\d,]+ steps/s, measured"))
        .anyMatch(line -> line.matches("time about \\d+ s on 1 threads: .*"))
        .anyMatch(line -> line.startsWith("disk 0.1 MB of results"));
    assertThat(out).doesNotExist();
  }

  @Test
  void aDryRunCountsWhatIsDone() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path out = folder.resolve("out");
    assertThat(rsmi("run", spec, "-q", "-o", out).code()).isZero();
    JsonNode json = rsmi("run", spec, "--dry-run", "--json", "-o", out).json();
    assertThat(json.get("runs").asInt()).isEqualTo(1);
    assertThat(json.get("left").asInt()).isZero();
    assertThat(json.get("seconds").asDouble()).isZero();
    Console other = rsmi("run", spec, "--dry-run", "--set", "seed=6", "-o", out);
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.complaint()).contains("seed is 5 there and 6 here");
  }

  @Test
  void theUsersOwnDataAreTimedToo() throws IOException {
    Specs.noise(folder, 200);
    Path spec = Specs.write(folder, Specs.RECORDED);
    JsonNode json = rsmi("run", spec, "--dry-run", "--json", "-o", folder.resolve("out")).json();
    assertThat(json.get("left").asInt()).isEqualTo(1);
    assertThat(json.get("seconds").asDouble()).isPositive();
    assertThat(json.get("kinds").get(0).get("steps_per_second").asDouble()).isPositive();
    assertThat(Files.exists(folder.resolve("out"))).isFalse();
  }
}
