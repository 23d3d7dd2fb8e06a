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
import tools.jackson.databind.node.ObjectNode;

/// `rsmi bench`: how fast this machine is at what RSMI does.
@Command(
    name = "bench",
    description = "Measures the speed of this machine.",
    subcommands = {BenchCommand.StepCommand.class, BenchCommand.SamplersCommand.class})
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new IllegalArgumentException("bench wants to know what; it takes [step, samplers]");
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

  /// `rsmi bench samplers`: the updates of the models.
  @Command(
      name = "samplers",
      description =
          "Times the samplers on one thread, each in turns with a plain scalar loop; medians.")
  static final class SamplersCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(names = "--seconds", description = "time of each measurement, default 2")
    private double seconds = 2;

    @Override
    public Integer call() {
      if (!(seconds > 0)) {
        throw new IllegalArgumentException("seconds = " + seconds + ": it must be positive");
      }
      List<SamplerBench.Figure> figures = SamplerBench.measure(seconds);
      if (output.json()) {
        ArrayNode json = output.mapper().createArrayNode();
        for (SamplerBench.Figure figure : figures) {
          ObjectNode row =
              json.addObject()
                  .put("sampler", figure.name())
                  .put("rate", figure.rate())
                  .put("unit", figure.unit())
                  .put("ratio_to_plain_loop", figure.ratio())
                  .put("samples_per_second", figure.samplesPerSecond());
          if (!Double.isNaN(figure.target())) {
            row.put("target", figure.target());
          }
        }
        output.print(json);
      } else {
        print(figures);
      }
      return 0;
    }

    private void print(List<SamplerBench.Figure> figures) {
      output.out().println("one thread, medians; a sample is one sweep of one chain");
      output
          .out()
          .printf(
              "%-24s %10s  %-10s %7s %8s %11s%n",
              "sampler", "rate", "", "target", "of plain", "samples/s");
      for (SamplerBench.Figure figure : figures) {
        String target = Double.isNaN(figure.target()) ? "" : String.format("%.0f", figure.target());
        output
            .out()
            .printf(
                "%-24s %10.1f  %-10s %7s %7.2fx %11.0f%n",
                figure.name(),
                figure.rate(),
                figure.unit(),
                target,
                figure.ratio(),
                figure.samplesPerSecond());
      }
    }
  }
}
