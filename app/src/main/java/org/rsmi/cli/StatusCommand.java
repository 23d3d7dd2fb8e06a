package org.rsmi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `rsmi status DIR`: what is done, what is left, and the numbers so far.
@Command(name = "status", description = "Shows how far a run folder is, and its results so far.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    RunFolder target = RunFolder.existing(folder);
    Experiment experiment = Experiment.unchecked(SpecFile.read(target.spec()).tree());
    int all = experiment.tasks().size();
    int left = Runner.open(experiment, target).size();
    if (!output.json()) {
      output.out().printf("%s: %d of %d runs done%n", experiment.name(), all - left, all);
    }
    new Results(output, experiment.tasks().getFirst().spec())
        .print(Runner.results(experiment, target));
    return 0;
  }
}
