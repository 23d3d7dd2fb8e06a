package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.result.Filter;
import org.rsmi.result.FilterFile;
import org.rsmi.sample.NpyFile;

final class FlowCommandTest {
  @TempDir private Path folder;

  @Test
  void eachStepLearnsOnTheConfigurationsThatTheOneBeforeMade() throws IOException {
    String toml =
        Specs.ISING
            .replace("size = 8", "size = 16")
            .replace("samples = 100", "samples = 200")
            .replace("temperature = 2.5", "temperature = \"$temperature\"")
            .replace("[data]", "[grid]\ntemperature = [2.5]\n\n[data]");
    Path spec = Specs.write(folder, toml);
    Path root = folder.resolve("flow");
    Console console = rsmi("flow", spec, "--steps", 1, "-o", root, "-q");
    assertThat(console.code()).as(console.toString()).isZero();
    assertThat(console.out()).contains("flow: Over 1 step").contains("16 × 16").contains("8 × 8");
    assertThat(NpyFile.read(root.resolve("step-1.npy")).shape()).containsExactly(200, 8, 8);
    assertThat(root.resolve("step-1/points")).isDirectory();
    FileTime before = Files.getLastModifiedTime(root.resolve("step-1.npy"));
    Console again = rsmi("flow", spec, "--steps", 1, "-o", root, "-q");
    assertThat(again.out()).isEqualTo(console.out());
    assertThat(Files.getLastModifiedTime(root.resolve("step-1.npy"))).isEqualTo(before);
    Filter other = new Filter(List.of(2, 2), new double[][] {{1, 2, 3, 4}}, new double[1]);
    FilterFile.write(root.resolve("rule-0.npz"), other);
    assertThat(rsmi("flow", spec, "--steps", 1, "-o", root, "-q").complaint())
        .contains("step 0 has another best run than when");
  }

  @Test
  void aLatticeThatBecomesTooSmallIsToldBeforeAnythingIsDone() throws IOException {
    Path spec = Specs.write(folder, Specs.ISING);
    Path root = folder.resolve("flow");
    assertThat(rsmi("flow", spec, "--steps", 1, "-o", root).complaint())
        .contains("step 1 has a lattice of [4, 4] sites")
        .contains("there is no room for one");
    assertThat(root).doesNotExist();
    assertThat(rsmi("flow", spec, "--steps", 0, "-o", root).complaint())
        .contains("steps = 0: want at least 1");
    assertThat(
            rsmi("flow", spec, "--steps", 1, "--set", "data.lattice.size=9", "-o", root)
                .complaint())
        .contains("blocks of 2 do not tile it");
    assertThat(
            rsmi("flow", spec, "--steps", 1, "--set", "filter.components=2", "-o", root)
                .complaint())
        .contains("a flow takes a LinearFilter of 1 component");
  }

  @Test
  void aUsersFileFlowsToo() throws IOException {
    Specs.noise(folder, 300);
    Path spec =
        Specs.write(
            folder, Specs.RECORDED.replace("boundary = \"open\"", "boundary = \"periodic\""));
    Path root = folder.resolve("flow");
    Console console = rsmi("flow", spec, "--steps", 1, "-o", root, "-q");
    assertThat(console.code()).as(console.toString()).isZero();
    assertThat(NpyFile.read(root.resolve("step-1.npy")).shape()).containsExactly(300, 6, 6);
  }
}
