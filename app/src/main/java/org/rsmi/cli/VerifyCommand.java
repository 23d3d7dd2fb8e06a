package org.rsmi.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi verify`: whether this machine gets the numbers that are known exactly, each by the path a
/// user would take, from samples to the number of record.
@Command(
    name = "verify",
    description = {
      "Measures what is known exactly on this machine; exit code 1 if a number is wrong.",
      "A number passes within 4 standard errors; pair/ and rule/ are lower bounds by trained"
          + " critics: a lower bound may be up to 4 %% low beyond that."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int SAMPLES = 100_000;
  private static final int ROWS = 10_000;
  private static final int FEW_ROWS = 3_000;
  private static final int HELD_OUT = 5_000;

  @Mixin private Output output = new Output();

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "only oracles with this in their name, e.g. rule or ising; default all")
  private List<String> names = List.of();

  @Option(names = "--quick", description = "fewer and smaller ones, a minute or so on two cores")
  private boolean quick;

  @Option(
      names = {"-t", "--threads"},
      description = "oracles at a time, default all cores; changes no number")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", description = "of the random numbers, default 1")
  private long seed = 1;

  @Override
  public Integer call() {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + " is not positive");
    }
    List<Oracle> oracles = chosen();
    List<Verdict> verdicts = verdicts(oracles);
    if (output.json()) {
      output.print(json(verdicts));
    }
    return judge(verdicts, output.err());
  }

  /// Names what failed.
  ///
  /// @return the exit code
  static int judge(List<Verdict> verdicts, PrintWriter err) {
    List<String> failed = verdicts.stream().filter(v -> !v.passed()).map(Verdict::name).toList();
    if (failed.isEmpty()) {
      return 0;
    }
    err.printf(
        "rsmi: %d of %d oracles failed: %s%n",
        failed.size(), verdicts.size(), String.join(", ", failed));
    return 1;
  }

  private List<Oracle> oracles() {
    Stream<List<? extends Oracle>> groups =
        quick
            ? Stream.of(
                SampledMean.all(SAMPLES / 10),
                ClassicalPair.all(ROWS),
                PairRecord.few(FEW_ROWS),
                List.of(TrainedRule.chain(HELD_OUT / 5), TrainedRule.critical(HELD_OUT / 5)))
            : Stream.of(
                SampledMean.all(SAMPLES),
                ClassicalPair.all(ROWS),
                PairRecord.few(ROWS),
                PairRecord.many(ROWS),
                List.of(
                    TrainedRule.chain(HELD_OUT),
                    TrainedRule.critical(HELD_OUT),
                    TrainedRule.field(6 * HELD_OUT)));
    return groups.<Oracle>flatMap(List::stream).toList();
  }

  private List<Oracle> chosen() {
    List<Oracle> all = oracles();
    for (String name : names) {
      if (all.stream().noneMatch(oracle -> oracle.name().contains(name))) {
        throw new IllegalArgumentException(
            "no oracle%s has \"%s\" in its name; there are %s"
                .formatted(
                    quick ? " of --quick" : "", name, all.stream().map(Oracle::name).toList()));
      }
    }
    return names.isEmpty()
        ? all
        : all.stream().filter(oracle -> names.stream().anyMatch(oracle.name()::contains)).toList();
  }

  /// @return in the order of the oracles
  private List<Verdict> verdicts(List<Oracle> oracles) {
    List<Verdict> verdicts = new ArrayList<>();
    printHead();
    try (VerifyProgress progress = new VerifyProgress(output, oracles.size());
        ExecutorService pool =
            Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory())) {
      CompletionService<Verdict> started = new ExecutorCompletionService<>(pool);
      oracles.forEach(oracle -> started.submit(() -> verdict(oracle, progress)));
      for (int i = 0; i < oracles.size(); i++) {
        Verdict verdict = next(started, pool);
        progress.finished(verdict.name());
        print(verdict);
        verdicts.add(verdict);
      }
    }
    List<String> order = oracles.stream().map(Oracle::name).toList();
    verdicts.sort(Comparator.comparing(verdict -> order.indexOf(verdict.name())));
    return verdicts;
  }

  private Verdict verdict(Oracle oracle, VerifyProgress progress) {
    long begin = System.nanoTime();
    Rng rng = Rng.of(seed).split("verify/" + oracle.name());
    Oracle.Finding finding = oracle.find(rng, share -> progress.moved(oracle.name(), share));
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Verdict(oracle.name(), oracle.claim(), finding, seconds);
  }

  /// The next to finish; the first failure stops those still at work and is thrown.
  private static Verdict next(CompletionService<Verdict> started, ExecutorService pool) {
    try {
      return started.take().get();
    } catch (ExecutionException failure) {
      pool.shutdownNow();
      switch (failure.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new AssertionError(failure);
      }
    } catch (InterruptedException stop) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stop);
    }
  }

  private void printHead() {
    if (!output.json()) {
      output
          .out()
          .printf("%-32s %-19s  %-19s %6s %8s%n", "oracle", "exact", "ours", "z", "seconds");
    }
  }

  private void print(Verdict verdict) {
    if (!output.json()) {
      output
          .out()
          .printf(
              "%-32s %-19s  %-19s %+6.2f %8.1f  %s%n",
              verdict.name(),
              exact(verdict.finding().exact()),
              plain(verdict.finding().ours()),
              verdict.z(),
              verdict.seconds(),
              verdict.passed() ? "pass" : "FAIL");
      output.out().flush();
    }
  }

  private static String exact(Estimate exact) {
    return exact.error() > 0 ? plain(exact) : String.format("%.6f", exact.value());
  }

  private static String plain(Estimate estimate) {
    return new Estimate(estimate.value(), estimate.error(), "").toString();
  }

  private ArrayNode json(List<Verdict> verdicts) {
    ArrayNode json = output.mapper().createArrayNode();
    for (Verdict verdict : verdicts) {
      json.addObject()
          .put("oracle", verdict.name())
          .put("exact", verdict.finding().exact().value())
          .put("exact_error", verdict.finding().exact().error())
          .put("value", verdict.finding().ours().value())
          .put("error", verdict.finding().ours().error())
          .put("z", verdict.z())
          .put("lower_bound", verdict.claim() == Claim.LOWER_BOUND)
          .put("seconds", verdict.seconds())
          .put("passed", verdict.passed());
    }
    return json;
  }
}
