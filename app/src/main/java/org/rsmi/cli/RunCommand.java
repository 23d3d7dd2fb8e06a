package org.rsmi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.FailedRun;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rsmi run SPEC`: does an experiment, or what is left of it.
@Command(name = "run", description = "Runs an experiment file; run again, it does what is left.")
final class RunCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private ExperimentOptions what = new ExperimentOptions();

  @Option(
      names = {"-t", "--threads"},
      description = "runs at a time, and threads of a run where runs are fewer; default all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--retry", description = "does tasks again that failed")
  private boolean retry;

  @Option(
      names = "--dry-run",
      description = "shows points, runs, time and disk instead; writes nothing")
  private boolean dry;

  @Override
  public Integer call() {
    Experiment experiment = what.experiment();
    RunFolder target = what.folder(experiment);
    if (dry) {
      new DryRun(output, experiment, target, threads).print();
      return 0;
    }
    Runner.prepare(experiment, target, Version.number());
    if (retry) {
      Runner.retry(experiment, target);
    }
    new Workbench(output, threads)
        .work(experiment, target, experiment.name(), target.root().toString());
    List<RunRecord> records = Runner.results(experiment, target);
    List<FailedRun> failures = target.failures();
    if (records.isEmpty() && !failures.isEmpty()) {
      throw new IllegalArgumentException(
          "no run has a result: " + failures.getFirst().reason() + "; --retry does them again");
    }
    results(experiment).print(records);
    if (!output.json()) {
      output.out().println("report: " + Results.page(target));
    }
    return told(failures, experiment);
  }

  /// Says on the standard error what failed.
  ///
  /// @return the exit code
  private int told(List<FailedRun> failures, Experiment experiment) {
    if (failures.isEmpty()) {
      return 0;
    }
    output
        .err()
        .printf(
            "rsmi: %d of %d runs failed, the first: %s; --retry does them again%n",
            failures.size(), experiment.tasks().size(), failures.getFirst().reason());
    return 1;
  }

  private Results results(Experiment experiment) {
    return new Results(output, experiment.tasks().getFirst().spec());
  }
}
