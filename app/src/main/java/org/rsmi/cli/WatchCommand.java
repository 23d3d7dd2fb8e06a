package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Status;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi watch DIR`: `rsmi status` again and again, until nothing is left to do.
@Command(
    name = "watch",
    description =
        "Follows the work on a run folder until it is done; Ctrl-C ends the watching alone.")
final class WatchCommand implements Callable<Integer> {
  private static final String TOP_AND_CLEAR = "\u001b[H\u001b[J";

  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Option(names = "--every", description = "seconds between two looks, default 2")
  private double every = 2;

  @Override
  public Integer call() throws InterruptedException {
    if (!(every > 0)) {
      throw new IllegalArgumentException("every = " + every + ": want a positive time in seconds");
    }
    RunFolder target = RunFolder.existing(folder);
    Experiment experiment = Experiment.unchecked(SpecFile.read(target.spec()).tree());
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
