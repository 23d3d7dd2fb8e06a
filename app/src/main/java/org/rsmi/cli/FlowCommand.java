package org.rsmi.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rsmi.analysis.CoarseConfigurations;
import org.rsmi.analysis.CoarseField;
import org.rsmi.analysis.Finding;
import org.rsmi.analysis.Findings;
import org.rsmi.analysis.LocalOperator;
import org.rsmi.analysis.OrderParameter;
import org.rsmi.analysis.RenormalisationFlow;
import org.rsmi.analysis.RunSet;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.ensemble.Flow;
import org.rsmi.ensemble.Runner;
import org.rsmi.lattice.Boundary;
import org.rsmi.result.Filter;
import org.rsmi.result.FilterFile;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.sample.SampleSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rsmi flow SPEC`: an experiment, its configurations coarse-grained by the learned rule, the same
/// experiment on these, and so on.
@Command(
    name = "flow",
    description = {
      "Repeats an experiment on its own coarse configurations: each step learns a rule, lays its",
      "blocks side by side over all configurations, and hands these to the next.",
      "Run again, it does what is left."
    },
    footer = {
      "",
      "Example: rsmi flow examples/ising.toml --set 'grid.temperature=[2.269]' --set 'grid.buffer=[1]'"
          + " --set 'partition.block=[2,2]' --steps 2 -o runs/flow"
    })
final class FlowCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private ExperimentOptions what = new ExperimentOptions();

  @Option(
      names = "--steps",
      required = true,
      paramLabel = "N",
      description = "times to coarse-grain, ≥ 1; the lattice shrinks by the block each time")
  private int steps;

  @Option(
      names = {"-t", "--threads"},
      description = "runs at a time, default all cores")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() {
    if (steps < 1) {
      throw new IllegalArgumentException("steps = " + steps + ": want at least 1");
    }
    Experiment experiment = what.experiment();
    Flow flow = new Flow(experiment, what.folder(experiment).root());
    flow.requireRoom(steps);
    create(flow.root());
    List<RenormalisationFlow.Step> found = new ArrayList<>();
    sample(flow);
    for (int step = 0; step <= steps; step++) {
      RunRecord best = best(step, run(flow, step));
      found.add(step(flow, step, best));
      if (step < steps) {
        coarsen(flow, step, best);
      }
    }
    List<Finding> findings = new RenormalisationFlow(found).findings();
    new FindingLines(output)
        .show(
            new Findings("RenormalisationFlow", findings),
            Optional.of(flow.root().resolve("flow.json")));
    return 0;
  }

  private static void create(Path root) {
    try {
      Files.createDirectories(root);
    } catch (IOException fault) {
      throw new UncheckedIOException(root + " cannot be made: " + fault.getMessage(), fault);
    }
  }

  private void sample(Flow flow) {
    try (SampleProgress progress = new SampleProgress(output, flow.root())) {
      flow.sample(System::nanoTime, progress);
    }
  }

  private List<RunRecord> run(Flow flow, int step) {
    Experiment experiment = flow.experiment(step);
    RunFolder folder = flow.folder(step);
    Runner.prepare(experiment, folder, Version.number());
    new Workbench(output, threads).work(experiment, folder, "step " + step, flow.root().toString());
    List<RunRecord> records = Runner.results(experiment, folder);
    if (records.isEmpty()) {
      throw new IllegalArgumentException(
          "step %d: no run has a result: %s"
              .formatted(step, folder.failures().getFirst().reason()));
    }
    return records;
  }

  private static RunRecord best(int step, List<RunRecord> records) {
    RunRecord best = PointSummary.of(records).getFirst().best();
    if (!RunSet.usable(best)) {
      throw new IllegalArgumentException(
          "step %d: the best of %d runs ended as %s, so it has no rule to go on with: %s"
              .formatted(
                  step,
                  records.size(),
                  best.estimate().outcome().name(),
                  best.estimate().outcome().advice()));
    }
    return best;
  }

  private static RenormalisationFlow.Step step(Flow flow, int step, RunRecord best) {
    SampleSet samples = flow.configurations(step);
    CoarseField site = CoarseField.site(samples.shape().size(), 1, boundary(flow));
    List<OrderParameter> measured =
        OrderParameter.of(
            samples,
            List.of(
                new LocalOperator(site, LocalOperator.Product.ITSELF),
                new LocalOperator(site, LocalOperator.Product.NEIGHBOURS)),
            _ -> {});
    return new RenormalisationFlow.Step(
        samples.shape(),
        best.estimate().information(),
        best.estimate().captureRatio(),
        best.filter(),
        measured.get(0),
        measured.get(1));
  }

  /// Lays the blocks of a rule side by side over all configurations, unless that has been done.
  private void coarsen(Flow flow, int step, RunRecord best) {
    Path target = flow.file(step + 1);
    Path kept = flow.root().resolve("rule-" + step + ".npz");
    if (Files.exists(target)) {
      requireSame(FilterFile.read(kept, best.filter().blockShape().size()), best, step, target);
      return;
    }
    FilterFile.write(kept, best.filter());
    ExperimentSpec spec = flow.experiment().tasks().getFirst().spec();
    CoarseField.Reading reading =
        Double.isFinite(spec.filter().entropyBound())
            ? CoarseField.Reading.HARD
            : CoarseField.Reading.LINEAR;
    CoarseField rule = new CoarseField("rule", best.filter(), reading, flow.side(), boundary(flow));
    Configurations from = new Configurations("step " + step, flow.configurations(step));
    CoarseConfigurations coarse = CoarseConfigurations.of(List.of(rule), from.samples().shape());
    from.visit(
        output, (samples, progress) -> CoarseGrainCommand.write(target, samples, coarse, progress));
  }

  /// More repeats may have found a better rule since.
  private static void requireSame(Filter kept, RunRecord best, int step, Path target) {
    if (!Arrays.deepEquals(kept.weights(), best.filter().weights())) {
      throw new IllegalArgumentException(
          "step %d has another best run than when %s was made: delete that file and all of the later steps to go on from its rule"
              .formatted(step, target));
    }
  }

  private static Boundary boundary(Flow flow) {
    return flow.experiment().tasks().getFirst().spec().data().lattice().boundary();
  }
}
