package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program in a process of its own, ended from outside.
@Timeout(60)
class KilledProcessTest {
  private static final String RUN = "points/point/run-0000";
  private static final int SIGTERM = 143;

  @TempDir private Path folder;

  private static Process start(Path spec, Path out, Path err) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "org.rsmi.cli.Main"));
    command.addAll(List.of("run", spec.toString(), "--out", out.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(err.toFile())
        .start();
  }

  private static void await(Process process, Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      assertThat(process.isAlive()).as("running until there is " + file).isTrue();
      Thread.sleep(2);
    }
  }

  /// Killed while it samples or begins to train, and again while it trains the critics of its
  /// report, from where it goes on with its checkpoint.
  @Test
  void aProcessKilledTwiceGivesTheBitsOfOneThatWasNot() throws IOException, InterruptedException {
    Path spec = Specs.write(folder, Specs.ISING.replace("limit = 60", "limit = 1_000"));
    Path out = folder.resolve("out");
    for (Path sign : List.of(Path.of(RUN), Path.of(RUN, "checkpoint.npz"))) {
      Process process = start(spec, out, folder.resolve("log"));
      await(process, out.resolve(sign));
      process.destroyForcibly().waitFor();
      assertThat(out.resolve(RUN).resolve("result.json")).doesNotExist();
    }
    assertThat(rsmi("run", spec, "-o", out).code()).isZero();
    assertThat(rsmi("run", spec, "-o", folder.resolve("whole")).code()).isZero();
    Path killed = out.resolve(RUN);
    Path whole = folder.resolve("whole").resolve(RUN);
    assertThat(killed.resolve("filter.npz")).hasSameBinaryContentAs(whole.resolve("filter.npz"));
    assertThat(killed.resolve("trace.csv")).hasSameBinaryContentAs(whole.resolve("trace.csv"));
    assertThat(result(killed)).isEqualTo(result(whole));
  }

  private static String result(Path run) throws IOException {
    return Files.readString(run.resolve("result.json")).replaceAll("\"seconds\" : [^,]*,", "");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
  void aStoppedProcessEndsAtOnceAndSaysHowToGoOn() throws IOException, InterruptedException {
    Path spec = Specs.write(folder, Specs.ISING.replace("limit = 60", "limit = 100_000_000"));
    Path out = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process = start(spec, out, log);
    await(process, out.resolve(RUN));
    assertThat(rsmi("status", out).out()).startsWith("small: 0 of 1 runs done");
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGTERM);
    assertThat(log).content().endsWith("run the same command again to go on in " + out + "\n");
  }
}
