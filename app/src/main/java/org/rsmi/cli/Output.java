package org.rsmi.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.rsmi.report.Ink;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Flags about output that every command takes, and where it goes: results to the standard output,
/// everything else to the standard error.
final class Output {
  private static final JsonMapper JSON = new JsonMapper();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(names = "--json", description = "print numbers as JSON")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "no progress")
  private boolean quiet;

  boolean json() {
    return json;
  }

  boolean quiet() {
    return quiet;
  }

  /// Whether a person watches the standard error.
  boolean terminal() {
    Console console = System.console();
    return console != null && console.isTerminal() && System.getenv("CI") == null;
  }

  /// The colours that are welcome: those of the terminal, if there is one and no wish to the
  /// contrary (https://no-color.org).
  Ink ink() {
    if (!terminal() || System.getenv("NO_COLOR") != null) {
      return Ink.PLAIN;
    }
    String depth = System.getenv("COLORTERM");
    boolean full = depth != null && (depth.contains("truecolor") || depth.contains("24bit"));
    return full ? Ink.TRUE_COLOUR : Ink.COLOURS_256;
  }

  /// Says which analysis runs, where a person watches.
  void analysing(String analysis) {
    if (terminal() && !quiet) {
      err().println("analysing: " + analysis);
    }
  }

  /// A progress bar on the standard error, with the time left to those who know it better.
  @SuppressWarnings("MustBeClosed")
  ProgressBar bar(String name, long most) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(most)
        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
        .hideEta()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .setUpdateIntervalMillis(250)
        .continuousUpdate()
        .build();
  }

  PrintWriter out() {
    return spec().commandLine().getOut();
  }

  PrintWriter err() {
    return spec().commandLine().getErr();
  }

  private CommandSpec spec() {
    if (command == null) {
      throw new AssertionError("picocli sets the command");
    }
    return command;
  }

  void print(JsonNode node) {
    out().println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
  }

  JsonMapper mapper() {
    return JSON;
  }
}
