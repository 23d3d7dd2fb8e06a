package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run folder on a small disk of its own, in memory: only root may make one.
@Timeout(60)
class FullDiskTest {
  private static final int PAGE = 4096;
  private static final String SHARED =
      Specs.ISING.replace(
          "[partition]", "sharing = { type = \"Stored\", training = 100_000 }\n[partition]");

  @TempDir private static Path origin;
  @TempDir private Path folder;

  private static Path spec;
  private static Path plain;
  private Path disk;
  private Path out;

  @BeforeAll
  static void plainRun() throws IOException {
    spec = Specs.write(origin, Specs.ISING);
    plain = origin.resolve("plain");
    assertThat(rsmi("run", spec, "-q", "-o", plain).code()).isZero();
  }

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    out = disk.resolve("out");
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", disk.toString()),
        "this user may mount no file system");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    succeeds("umount", "--lazy", disk.toString());
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 6, 8, 12})
  void aDiskThatIsFullIsOneLineAndWithMoreSpaceTheRunGoesOn(int pages) throws IOException {
    Path ballast = disk.resolve("ballast");
    long free = Files.getFileStore(disk).getUsableSpace();
    Files.write(ballast, new byte[(int) free - PAGE * pages]);
    Console full = rsmi("run", spec, "-q", "-o", out);
    assertThat(full.complaint())
        .startsWith("rsmi: " + out)
        .contains(" cannot be ")
        .contains("No space left on device");
    assertThat(full.code()).isEqualTo(1);
    Files.delete(ballast);
    Console again = rsmi("run", spec, "-q", "-o", out);
    assertThat(again.err()).isEmpty();
    assertThat(again.code()).isZero();
    assertThat(out.resolve("ensemble.npz")).hasSameBinaryContentAs(plain.resolve("ensemble.npz"));
  }

  /// The configurations that its runs share take 6 MB.
  @Test
  void aFolderThatWasMovedToALargerDiskGoesOn() throws IOException, InterruptedException {
    Path large = Specs.write(folder, SHARED);
    Program full = Program.rsmi(folder.resolve("log"), "run", large, "-q", "-o", out);
    assertThat(full.end()).isEqualTo(1);
    assertThat(full.lines()).singleElement().asString().contains("No space left on device");
    Path moved = folder.resolve("moved");
    assertThat(succeeds("cp", "-r", out.toString(), moved.toString())).isTrue();
    assertThat(rsmi("run", large, "-q", "-o", moved).code()).isZero();
    Path whole = folder.resolve("whole");
    assertThat(rsmi("run", large, "-q", "-o", whole).code()).isZero();
    assertThat(moved.resolve("ensemble.npz")).hasSameBinaryContentAs(whole.resolve("ensemble.npz"));
  }
}
