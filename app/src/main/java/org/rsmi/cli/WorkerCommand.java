package org.rsmi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi worker DIR`: one of several processes, on one machine or many, that work on a run folder.
@Command(
    name = "worker",
    description = {
      "Works on a run folder beside other workers, on this machine or on others that share its file",
      "system; ends when nothing is left to do. SIGTERM: leaves checkpoints and ends with exit code 0."
    })
final class WorkerCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder of `rsmi run` or `rsmi slurm`")
  private Path folder = Path.of("");

  @Option(names = "--index", description = "begins with this part of the tasks, from 0")
  private int index;

  @Option(names = "--of", description = "parts, default 1")
  private int of = 1;

  @Option(
      names = {"-t", "--threads"},
      description = "runs at a time, default all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--retry", description = "does tasks again that failed")
  private boolean retry;

  @Override
  public Integer call() {
    RunFolder target = RunFolder.existing(folder);
    Runner.Share share = new Runner.Share(index, of);
    Experiment experiment = Experiment.of(SpecFile.read(target.spec()).tree());
    Runner.prepare(experiment, target, Version.number());
    if (retry) {
      Runner.retry(experiment, target);
    }
    Results results = new Results(output, experiment.tasks().getFirst().spec());
    String words = "stopped; checkpoints are left in " + target.root();
    try (Farewell farewell = Farewell.inPeace(words, output.err());
        ProgressLines progress = new ProgressLines(output, experiment.name())) {
      new Runner(threads, Version.number(), System::nanoTime, farewell::told)
          .work(experiment, target, share, progress, () -> results.gather(experiment, target));
    }
    return target.failures().isEmpty() ? 0 : 1;
  }
}
