package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /// Killed while it samples or begins to train, and again while it trains the critics of its
  /// report, from where it goes on with its checkpoint.
  @Test
  void aProcessKilledTwiceGivesTheBitsOfOneThatWasNot() throws Exception {
    Path spec = Specs.write(folder, Specs.ISING.replace("limit = 60", "limit = 1_000"));
    Path out = folder.resolve("out");
    for (Path sign : List.of(Path.of(RUN), Path.of(RUN, "checkpoint.npz"))) {
      Program program = Program.rsmi(folder.resolve("log"), "run", spec, "--out", out);
      program.until("there is " + sign, () -> Files.exists(out.resolve(sign)));
      program.process().destroyForcibly().waitFor();
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
  void aStoppedProcessEndsAtOnceAndSaysHowToGoOn() throws Exception {
    Path spec = Specs.write(folder, Specs.ISING.replace("limit = 60", "limit = 100_000_000"));
    Path out = folder.resolve("out");
    Path log = folder.resolve("log");
    Program program = Program.rsmi(log, "run", spec, "--out", out);
    program.until("it has begun", () -> Files.exists(out.resolve(RUN)));
    assertThat(rsmi("status", out).out()).startsWith("small: 0 of 1 runs done");
    program.process().destroy();
    assertThat(program.end()).isEqualTo(SIGTERM);
    assertThat(log).content().endsWith("run the same command again to go on in " + out + "\n");
  }
}
