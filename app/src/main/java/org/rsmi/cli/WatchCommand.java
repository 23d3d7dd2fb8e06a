package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Status;
import org.rsmi.report.LivePage;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi watch DIR`: `rsmi status` again and again, until nothing is left to do; with `--web` the
/// report in a browser.
@Command(
    name = "watch",
    description = {
      "Follows the work on a run folder until it is done; Ctrl-C ends the watching alone.",
      "With --web it serves the report to a browser on this machine, anew as runs finish."
    })
final class WatchCommand implements Callable<Integer> {
  private static final String TOP_AND_CLEAR = "\u001b[H\u001b[J";

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Option(names = "--every", description = "seconds between two looks, default 2")
  private double every = 2;

  @Option(names = "--web", description = "serves the report until Ctrl-C")
  private boolean web;

  @Option(names = "--port", paramLabel = "N", description = "of --web, default 8377; 0: any free")
  private int port = 8377;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = {
        "interface of --web, default 127.0.0.1, which this machine alone can reach;",
        "there is no password: 0.0.0.0 shows the report to everyone on the network"
      })
  private String host = "127.0.0.1";

  @Override
  public Integer call() throws InterruptedException {
    if (!(every > 0)) {
      throw new IllegalArgumentException("every = " + every + ": want a positive time in seconds");
    }
    RunFolder target = RunFolder.existing(folder);
    Experiment experiment = Experiment.unchecked(SpecFile.read(target.spec()).tree());
    return web ? serve(experiment, target) : follow(experiment, target);
  }

  private int follow(Experiment experiment, RunFolder target) throws InterruptedException {
    Status status = Status.of(experiment, target);
    String last = "";
    while (true) {
      last = show(new StatusLines(experiment.name(), status), last);
      if (status.left() <= 0) {
        return status.failures().isEmpty() ? 0 : 1;
      }
      Thread.sleep((long) (1000 * every));
      status = Status.of(experiment, target, status.done());
    }
  }

  private int serve(Experiment experiment, RunFolder target) throws InterruptedException {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port = " + port + ": want 0 to 65535");
    }
    Status status = Status.of(experiment, target);
    LivePage page = page(experiment, status);
    try (Farewell farewell = Farewell.inPeace("stopped serving", output.err());
        LiveReport live = LiveReport.open(page, host, port)) {
      output.out().println("report: " + live.url() + " (Ctrl-C ends)");
      output.out().flush();
      while (!farewell.told()) {
        Thread.sleep((long) (1000 * every));
        status = Status.of(experiment, target, status.done());
        page = next(page, experiment, status);
        live.show(page);
      }
    }
    return 0;
  }

  /// The report is made anew when a run has ended.
  private LivePage next(LivePage last, Experiment experiment, Status status) {
    return last.version().equals(version(status))
        ? new LivePage(last.version(), head(experiment, status), last.html())
        : page(experiment, status);
  }

  private LivePage page(Experiment experiment, Status status) {
    String html = ReportedFolder.of(folder, output::analysing).html();
    return new LivePage(version(status), head(experiment, status), html);
  }

  private static String version(Status status) {
    return "%d-%d-%d"
        .formatted(status.done().size(), status.failures().size(), status.damaged().size());
  }

  private static String head(Experiment experiment, Status status) {
    return new StatusLines(experiment.name(), status).head();
  }

  /// All lines anew on a terminal; elsewhere the first, when it has changed.
  private String show(StatusLines status, String last) {
    if (output.terminal()) {
      List<String> lines = status.lines();
      output.out().print(TOP_AND_CLEAR + String.join("\n", lines) + "\n");
      output.out().flush();
    } else if (!status.head().equals(last)) {
      output.out().println(status.head());
    }
    return status.head();
  }
}
