package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `rsmi sample` in a process of its own, ended from outside or by a full disk.
@Timeout(60)
class KilledSampleTest {
  private static final List<String> SAMPLE =
      List.of(
          "sample",
          "ising",
          "--set",
          "size=16",
          "--set",
          "update=Metropolis",
          "--chains",
          "2",
          "-n",
          "300000",
          "--every",
          "3",
          "--thermalise",
          "100");
  private static final int SIGTERM = 143;

  @TempDir private Path folder;

  private static List<String> command(Path out) {
    return Program.command(Stream.concat(SAMPLE.stream(), Stream.of("-o", out)).toArray());
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /// Waits until the checkpoint has been written again.
  private void awaitCheckpoint(Process process, long bytes)
      throws InterruptedException, IOException {
    Path checkpoint = folder.resolve("killed.npy.checkpoint");
    while (!Files.exists(checkpoint) || Files.size(checkpoint) <= bytes) {
      assertThat(process.isAlive()).as("sampling until there is a checkpoint").isTrue();
      Thread.sleep(2);
    }
  }

  @Test
  void aProcessKilledTwiceGivesTheBytesOfOneThatWasNot() throws IOException, InterruptedException {
    Path killed = folder.resolve("killed.npy");
    for (int time = 0; time < 2; time++) {
      Process process = start(command(killed));
      // the first checkpoint of a call that finds none says only what is wanted
      awaitCheckpoint(process, 1_000);
      TimeUnit.MILLISECONDS.sleep(time * 300);
      process.destroyForcibly().waitFor();
      assertThat(killed).doesNotExist();
      assertThat(folder.resolve("killed.npy.partial")).exists();
    }
    assertThat(rsmi(arguments(killed)).code()).isZero();
    Path whole = folder.resolve("whole.npy");
    assertThat(rsmi(arguments(whole)).code()).isZero();
    assertThat(killed).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("killed.npy.toml"))
        .hasSameTextualContentAs(folder.resolve("whole.npy.toml"));
    assertThat(folder.resolve("killed.npy.checkpoint")).doesNotExist();
  }

  private static Object[] arguments(Path out) {
    List<Object> arguments = new ArrayList<>(SAMPLE);
    arguments.addAll(List.of("-o", out));
    return arguments.toArray();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
  void aStoppedProcessEndsAtOnceAndSaysHowToGoOn() throws IOException, InterruptedException {
    Path out = folder.resolve("killed.npy");
    Process process = start(command(out));
    awaitCheckpoint(process, 0);
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGTERM);
    assertThat(folder.resolve("log"))
        .content()
        .endsWith("interrupted; the same command goes on with " + out + "\n");
  }

  /// The shell's limit on the size of a file stands for a disk that is full.
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no ulimit")
  void aFullDiskIsOneLineAndSpoilsNothing() throws IOException, InterruptedException {
    Path before = folder.resolve("before.npy");
    assertThat(rsmi("sample", "ising", "--set", "size=4", "-n", 20, "-o", before).code()).isZero();
    byte[] complete = Files.readAllBytes(before);
    Path out = folder.resolve("killed.npy");
    List<String> limited =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f 8000; exec \"$@\"", "sh"));
    limited.addAll(command(out));
    Process process = start(limited);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .filteredOn(line -> !line.startsWith("WARNING: Using incubator modules"))
        .containsExactly("rsmi: " + out + ".partial cannot be written: File too large");
    assertThat(out).doesNotExist();
    assertThat(before).hasBinaryContent(complete);
  }
}
