package org.rsmi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi bench`: how fast this machine is at what RSMI does.
@Command(
    name = "bench",
    description = "Measures the speed of this machine.",
    subcommands = BenchCommand.StepCommand.class)
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new IllegalArgumentException("bench wants to know what; it takes [step]");
  }

  /// `rsmi bench step`: the reference training step.
  @Command(
      name = "step",
      description =
          "Times the reference training step: batch 500, filter 64→2, critics 2→32→32→32→8 and 320→32→32→32→8.")
  static final class StepCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(
        names = {"-t", "--threads"},
        split = ",",
        description = "numbers of threads to time, default 1 and all cores")
    private List<Integer> threads =
        List.copyOf(new TreeSet<>(Set.of(1, Runtime.getRuntime().availableProcessors())));

    @Option(names = "--seconds", description = "time of each measurement, default 5")
    private double seconds = 5;

    @Override
    public Integer call() {
      if (threads.stream().anyMatch(count -> count < 1) || !(seconds > 0)) {
        throw new IllegalArgumentException(
            "threads = %s, seconds = %s: both must be positive".formatted(threads, seconds));
      }
      List<StepBench.Figure> figures = new ArrayList<>();
      for (int count : threads) {
        figures.add(StepBench.measure(count, seconds));
      }
      if (output.json()) {
        ArrayNode json = output.mapper().createArrayNode();
        for (StepBench.Figure figure : figures) {
          json.addObject()
              .put("threads", figure.threads())
              .put("ms_per_step", figure.msPerStep())
              .put("gflops", figure.gflops())
              .put("peak_gflops", figure.peakGflops())
              .put("fraction_of_peak", figure.gflops() / figure.peakGflops());
        }
        output.print(json);
      } else {
        print(figures);
      }
      return 0;
    }

    private void print(List<StepBench.Figure> figures) {
      output.out().println("reference step: 46.8 MFLOP, one ensemble member a thread");
      output.out().println("threads   ms/step   GFLOP/s      peak   of peak     rate");
      double one = figures.getFirst().gflops();
      for (StepBench.Figure figure : figures) {
        output
            .out()
            .printf(
                "%7d %9.3f %9.1f %9.1f %9.2f %7.2fx%n",
                figure.threads(),
                figure.msPerStep(),
                figure.gflops(),
                figure.peakGflops(),
                figure.gflops() / figure.peakGflops(),
                figure.gflops() / one);
      }
    }
  }
}
