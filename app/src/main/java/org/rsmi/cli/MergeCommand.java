package org.rsmi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Merge;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rsmi merge DIR… --out DIR`: one run folder out of several.
@Command(
    name = "merge",
    description = "Joins run folders of one experiment, e.g. from several machines.")
final class MergeCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "run folders; repeats and training.limit may differ")
  private List<Path> sources = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "run folder to join them in: new, or of the same experiment")
  private Path target = Path.of("");

  @Override
  public Integer call() {
    Experiment experiment = new Merge(sources, target, Version.number()).execute();
    RunFolder folder = new RunFolder(target);
    Results results = new Results(output, experiment.tasks().getFirst().spec());
    List<RunRecord> records = results.gather(experiment, folder);
    results.print(records);
    if (!output.json()) {
      output
          .out()
          .printf(
              "%s: %d of %d runs done%n",
              experiment.name(), records.size(), experiment.tasks().size());
      output.out().println("report: " + Results.page(folder));
    }
    return 0;
  }
}
