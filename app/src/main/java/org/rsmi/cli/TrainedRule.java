package org.rsmi.cli;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.RunObserver;
import org.rsmi.ensemble.Runner;
import org.rsmi.ensemble.Task;
import org.rsmi.exact.IsingChainInformation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import org.rsmi.spec.SpecTree;

/// I(H:E) of a whole run: an experiment file is read, its model sampled and cut, a filter trained,
/// and the information of the frozen rule measured on configurations that no training saw.
///
/// @param toml the experiment
/// @param truth beside the run's number
record TrainedRule(String name, String toml, Answer truth) implements Oracle {
  private static final String CHAIN =
      """
      name = "ising-chain"
      [data]
      lattice = { type = "Chain", size = 64 }
      model   = { type = "Ising", temperature = 1.0 }
      chain   = { thermalise = 100, samples = %d, every = 3 }
      windows = 4
      [partition]
      block       = [2]
      buffer      = 1
      environment = 2
      """;

  private static final String CRITICAL =
      """
      name = "ising-critical"
      [data]
      lattice = { type = "Square", size = 64 }
      model   = { type = "Ising" }
      chain   = { thermalise = 500, samples = %d, every = 2 }
      windows = 4
      [partition]
      block       = 4
      buffer      = 1
      environment = 4
      """;

  private static final String FIELD =
      """
      name = "gaussian-field"
      [data]
      lattice = { type = "Square", size = 16 }
      model   = { type = "GaussianField" }
      chain   = { thermalise = 0, samples = %d, every = 1 }
      windows = 1
      [partition]
      block       = 4
      buffer      = 2
      environment = 1
      [filter]
      bias      = "none"
      embedding = "Identity"
      """;

  /// Where the exact value comes from.
  @FunctionalInterface
  interface Answer {
    Estimate of(RunRecord run);
  }

  /// One bit of two neighbours of a ring: the spin at the end is the best, and known.
  static TrainedRule chain(int samples) {
    double end = IsingChainInformation.ring(1, 2, 1, 64).spin(1);
    return new TrainedRule(
        "rule/ising-chain", CHAIN.formatted(samples), _ -> new Estimate(end, 0, "nats"));
  }

  /// One bit of a 4 × 4 block at T_c, beside the exact value of the very rule that was found.
  static TrainedRule critical(int samples) {
    return new TrainedRule("rule/ising-critical", CRITICAL.formatted(samples), told(Truth.RULE));
  }

  /// A number of a 4 × 4 block of the Gaussian field, beside the best linear one.
  static TrainedRule field(int samples) {
    return new TrainedRule(
        "rule/gaussian-field", FIELD.formatted(samples), told(Truth.BEST_LINEAR));
  }

  private static Answer told(String name) {
    return run ->
        run.truths().stream()
            .filter(truth -> truth.name().equals(name))
            .map(Truth::value)
            .findFirst()
            .orElseThrow(() -> new AssertionError("the run does not know " + name));
  }

  @Override
  public Claim claim() {
    return Claim.LOWER_BOUND;
  }

  @Override
  public Finding find(Rng rng, DoubleConsumer progress) {
    String seed = Integer.toString(rng.nextInt(Integer.MAX_VALUE));
    SpecTree tree = SpecTree.parse(toml, name, "experiment").override("seed", seed);
    RunObserver observer =
        new RunObserver() {
          @Override
          public void moved(Task task, double share, String stage) {
            progress.accept(share);
          }
        };
    try (TemporaryFolder folder = TemporaryFolder.create("rsmi-verify")) {
      Runner runner = new Runner(1, Version.number(), System::nanoTime);
      List<RunRecord> runs =
          runner.run(Experiment.of(tree), new RunFolder(folder.path()), observer);
      RunRecord run = runs.getFirst();
      return new Finding(truth.of(run), run.estimate().information());
    }
  }
}
