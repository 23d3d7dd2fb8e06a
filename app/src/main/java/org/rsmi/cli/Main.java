package org.rsmi.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The `rsmi` command.
///
/// Exit codes: 0 success, 1 the machine failed (disk, memory), 2 bad input, 130 interrupted.
@Command(
    name = "rsmi",
    description = "Finds the relevant degrees of freedom of a system from its raw configurations.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      StatusCommand.class,
      SampleCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      ExplainCommand.class,
      CiteCommand.class,
      BenchCommand.class,
      HelpCommand.class
    })
public final class Main {
  private Main() {}

  /// Runs a command and ends the program with its exit code.
  public static void main(String... args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /// Runs a command.
  ///
  /// @return its exit code
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (wrong, _) -> {
          err.println("rsmi: " + wrong.getMessage().lines().findFirst().orElse("bad arguments"));
          err.println("try 'rsmi " + path(wrong.getCommandLine()) + "--help'");
          return 2;
        });
    line.setExecutionExceptionHandler((failure, _, _) -> code(failure, err));
    return line.execute(args);
  }

  private static String path(CommandLine command) {
    return command.getParent() == null ? "" : command.getCommandName() + " ";
  }

  private static int code(Exception failure, PrintWriter err) {
    return switch (failure) {
      case IllegalArgumentException wrong -> {
        err.println("rsmi: " + wrong.getMessage());
        yield 2;
      }
      case UncheckedIOException fault -> {
        err.println("rsmi: " + fault.getMessage());
        yield 1;
      }
      default -> {
        err.println("rsmi: this is a bug, please report it");
        failure.printStackTrace(err);
        yield 70;
      }
    };
  }
}
