package org.rsmi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rsmi.mi.CrossFitted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi bench`: how fast this machine is at what RSMI does.
@Command(
    name = "bench",
    description = "Measures the speed of this machine, and the accuracy of the estimator.",
    subcommands = {
      BenchCommand.StepCommand.class,
      BenchCommand.SamplersCommand.class,
      BenchCommand.EstimatorsCommand.class,
      BenchCommand.EnsembleCommand.class
    })
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new IllegalArgumentException(
        "bench wants to know what; it takes [step, samplers, estimators, ensemble]");
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
        if (count > 1) {
          figures.add(StepBench.shared(count, seconds));
        }
      }
      if (output.json()) {
        ArrayNode json = output.mapper().createArrayNode();
        for (StepBench.Figure figure : figures) {
          json.addObject()
              .put("threads", figure.threads())
              .put("members", figure.members())
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
      output.out().println("reference step: 46.8 MFLOP, one member a thread or the rows of one");
      output.out().println("threads members   ms/step   GFLOP/s      peak   of peak     rate");
      double one = figures.getFirst().gflops();
      for (StepBench.Figure figure : figures) {
        output
            .out()
            .printf(
                "%7d %7d %9.3f %9.1f %9.1f %9.2f %7.2fx%n",
                figure.threads(),
                figure.members(),
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

  /// `rsmi bench estimators`: the number of record against what is known.
  @Command(
      name = "estimators",
      description = {
        "Estimates the information of pairs that are known exactly, 10⁴ rows each, from several seeds:",
        "the Beyond Normal suite, blocks of lattices, and normal pairs of 2 to 10 nats (10⁵ rows).",
        "About an hour on two cores; NAME selects tasks. Exit code 1 if a mean is out of its tolerance."
      })
  static final class EstimatorsCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(
        arity = "0..*",
        paramLabel = "NAME",
        description = "tasks whose name contains it, default all")
    private List<String> names = List.of();

    @Option(names = "--seeds", description = "independent samples of every task, default 5")
    private int seeds = 5;

    @Option(names = "--extrapolate", description = "the number extrapolated in 1/N instead")
    private boolean extrapolate;

    @Option(
        names = {"-t", "--threads"},
        description = "critics trained at a time, default all cores")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() {
      if (seeds < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "seeds = %d, threads = %d: both must be positive".formatted(seeds, threads));
      }
      List<EstimatorBench.Entry> entries = entries();
      CrossFitted standard = CrossFitted.defaults();
      CrossFitted method =
          extrapolate
              ? new CrossFitted(
                  standard.preprocessing(),
                  standard.folds(),
                  standard.seeds(),
                  CrossFitted.Extrapolation.INVERSE_ROWS)
              : standard;
      ArrayNode json = output.mapper().createArrayNode();
      if (!output.json()) {
        heading();
      }
      boolean passed = true;
      try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        for (EstimatorBench.Entry entry : entries) {
          EstimatorBench.Figure figure = EstimatorBench.measure(entry, seeds, method, pool);
          passed &= figure.passed();
          if (output.json()) {
            add(json, figure);
            tell(json.size(), entries.size(), entry.task().name());
          } else {
            print(figure);
          }
        }
      }
      if (output.json()) {
        output.print(json);
      }
      return passed ? 0 : 1;
    }

    private List<EstimatorBench.Entry> entries() {
      List<EstimatorBench.Entry> all = EstimatorBench.entries();
      for (String name : names) {
        if (all.stream().noneMatch(entry -> entry.task().name().contains(name))) {
          throw new IllegalArgumentException(
              "no task is called [%s]; some are %s"
                  .formatted(
                      name, all.stream().limit(4).map(entry -> entry.task().name()).toList()));
        }
      }
      return all.stream()
          .filter(
              entry ->
                  names.isEmpty()
                      || names.stream().anyMatch(name -> entry.task().name().contains(name)))
          .toList();
    }

    private void tell(int done, int of, String name) {
      if (!output.quiet()) {
        output.err().printf("%d of %d: %s%n", done, of, name);
      }
    }

    private void heading() {
      output
          .out()
          .println("nats; mean over seeds of the number of record; gaussian, ksg: one seed");
      output
          .out()
          .printf(
              "%-49s %7s %8s %7s %7s %9s %5s %9s %8s %6s%n",
              "task", "exact", "ours", "±", "off", "allowed", "", "gaussian", "ksg", "s");
    }

    private void print(EstimatorBench.Figure figure) {
      double truth = figure.entry().task().information();
      output
          .out()
          .printf(
              "%-49s %7.4f %8.4f %7.4f %+6.1f%% %9s %5s %9.4f %8s %6.1f%n",
              figure.entry().task().name(),
              truth,
              figure.value(),
              figure.error(),
              100 * (figure.value() - truth) / truth,
              figure.entry().tolerance(),
              figure.passed() ? "ok" : "MISS",
              figure.gaussian(),
              Double.isNaN(figure.ksg()) ? "" : "%.4f".formatted(figure.ksg()),
              figure.seconds());
    }

    private static void add(ArrayNode json, EstimatorBench.Figure figure) {
      double truth = figure.entry().task().information();
      ObjectNode row =
          json.addObject()
              .put("task", figure.entry().task().name())
              .put("rows", figure.entry().rows())
              .put("exact", truth)
              .put("value", figure.value())
              .put("error", figure.error())
              .put("off", (figure.value() - truth) / truth)
              .put("allowed", figure.entry().tolerance().toString())
              .put("passed", figure.passed())
              .put("seeds", figure.seeds())
              .put("reliable", figure.reliable())
              .put("seconds", figure.seconds())
              .put("gaussian", figure.gaussian());
      if (!Double.isNaN(figure.ksg())) {
        row.put("ksg", figure.ksg());
      }
      if (!Double.isNaN(figure.scatter())) {
        row.put("scatter", figure.scatter());
      }
    }
  }

  /// `rsmi bench ensemble`: what many runs cost beyond one.
  @Command(
      name = "ensemble",
      description = {
        "Times training steps on one thread and on all, in turns, and ensembles of almost empty tasks:",
        "what scheduling and writing cost, and whether a member costs more among many. Some minutes."
      })
  static final class EnsembleCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(names = "--seconds", description = "time for the training steps, default 20")
    private double seconds = 20;

    @Option(
        names = "--members",
        split = ",",
        description = "sizes of the ensembles, default 10,100,1000,10000")
    private List<Integer> members = List.of(10, 100, 1_000, 10_000);

    @Override
    public Integer call() {
      int threads = Runtime.getRuntime().availableProcessors();
      EnsembleBench.Figures figures =
          new EnsembleBench(threads, seconds, members)
              .measure(
                  line -> {
                    if (!output.quiet()) {
                      output.err().println(line);
                    }
                  });
      if (output.json()) {
        output.print(json(threads, figures));
      } else {
        print(threads, figures);
      }
      return 0;
    }

    private ObjectNode json(int threads, EnsembleBench.Figures figures) {
      ObjectNode json = output.mapper().createObjectNode();
      json.put("threads", threads).put("steps_per_second_one_thread", figures.one());
      json.put("steps_per_second_all_threads", figures.all()).put("speedup", figures.speedup());
      json.put("overhead_of_10_s_task", figures.overhead()).put("growth", figures.growth());
      ArrayNode ensembles = json.putArray("ensembles");
      for (int i = 0; i < figures.members().size(); i++) {
        ensembles
            .addObject()
            .put("members", figures.members().get(i))
            .put("ms_per_member", figures.milliseconds().get(i));
      }
      return json;
    }

    private void print(int threads, EnsembleBench.Figures figures) {
      String row = "%-58s %10s   %s%n";
      output.out().printf(row, "", "measured", "target, on two cores");
      output.out().printf(row, "member-steps/s, one thread", "%,.0f".formatted(figures.one()), "");
      output
          .out()
          .printf(
              row,
              "member-steps/s, %d threads".formatted(threads),
              "%,.0f".formatted(figures.all()),
              "≥ 3,000");
      output.out().printf(row, "speed-up", "%.2f".formatted(figures.speedup()), "≥ 1.8");
      output
          .out()
          .printf(
              row,
              "scheduling and writing of a task of 10 s, at most",
              "%.2f %%".formatted(100 * figures.overhead()),
              "< 3 %");
      for (int i = 0; i < figures.members().size(); i++) {
        output
            .out()
            .printf(
                row,
                "thread time of an almost empty task, one of %,d"
                    .formatted(figures.members().get(i)),
                "%.1f ms".formatted(figures.milliseconds().get(i)),
                i == 0 ? "" : "no more than of " + figures.members().getFirst());
      }
    }
  }
}
