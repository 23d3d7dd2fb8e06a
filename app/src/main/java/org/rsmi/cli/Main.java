package org.rsmi.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/// The `rsmi` command.
///
/// Exit codes: 0 success, 1 the machine failed (disk, memory, a wrong number of `rsmi verify`), 2
/// bad input, 70 a bug, 130 interrupted.
@Command(
    name = "rsmi",
    description = "Finds the relevant degrees of freedom of a system from its raw configurations.",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      StatusCommand.class,
      WatchCommand.class,
      WorkerCommand.class,
      SlurmCommand.class,
      MergeCommand.class,
      SampleCommand.class,
      MeasureCommand.class,
      PictureCommand.class,
      EstimateCommand.class,
      AnalyseCommand.class,
      ShowCommand.class,
      FigureCommand.class,
      ReportCommand.class,
      CoarseGrainCommand.class,
      OrderCommand.class,
      CorrelateCommand.class,
      CodewordsCommand.class,
      FlowCommand.class,
      ReproduceCommand.class,
      ListCommand.class,
      DescribeCommand.class,
      ExplainCommand.class,
      CiteCommand.class,
      BenchCommand.class,
      VerifyCommand.class,
      HelpCommand.class
    })
public final class Main {
  private static final int INTERRUPTED = 130;

  private Main() {}

  /// Runs a command and ends the program with its exit code.
  public static void main(String... args) {
    Locale.setDefault(Locale.ROOT); // a number looks the same everywhere
    System.setProperty("java.awt.headless", "true"); // pictures go to files, never to a screen
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
    return execute(new Main(), out, err, args);
  }

  /// Runs a command that is no part of `rsmi` with the same exit codes.
  ///
  /// @return its exit code
  public static int execute(Object program, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(program);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (wrong, _) -> {
          err.println(line(wrong));
          String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
          err.println("try '" + command + " --help'");
          return 2;
        });
    line.setExecutionExceptionHandler((failure, _, _) -> code(failure, err));
    try {
      return line.execute(args);
    } catch (OutOfMemoryError full) {
      err.println(
          "rsmi: out of memory (%s): RSMI_JAVA_OPTS=-Xmx8g gives it 8 GB"
              .formatted(full.getMessage()));
      return 1;
    } catch (AssertionError bug) {
      return bug(bug, err);
    }
  }

  /// A message on one line, whatever a library put into it.
  private static String line(Exception failure) {
    return "rsmi: " + String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static int code(Exception failure, PrintWriter err) {
    return switch (failure) {
      case IllegalArgumentException wrong -> {
        err.println(line(wrong));
        yield 2;
      }
      case UncheckedIOException fault -> {
        err.println(line(fault));
        yield 1;
      }
      case CancellationException stopped -> INTERRUPTED;
      default -> bug(failure, err);
    };
  }

  private static int bug(Throwable bug, PrintWriter err) {
    err.println("rsmi: this is a bug, please report it");
    bug.printStackTrace(err);
    return 70;
  }
}
