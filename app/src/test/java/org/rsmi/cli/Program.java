package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The program in a process of its own.
///
/// @param log what it says, on both outputs
record Program(Process process, Path log) {

  /// Starts a command.
  static Program rsmi(Path log, Object... arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Program(process, log);
  }

  /// The words that start it.
  static List<String> command(Object... arguments) {
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
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    return command;
  }

  /// Waits until something is true while it runs.
  void until(String what, Callable<Boolean> condition) throws Exception {
    while (!condition.call()) {
      assertThat(process.isAlive()).as("running until %s; it says %s", what, lines()).isTrue();
      Thread.sleep(2);
    }
  }

  /// Waits for its end.
  ///
  /// @return its exit code
  int end() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /// Stops it where it is, as if its machine hung.
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /// Lets it go on.
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /// What it has said, the warning of the JVM apart.
  List<String> lines() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
