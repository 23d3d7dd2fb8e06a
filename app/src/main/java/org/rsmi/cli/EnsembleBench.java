package org.rsmi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.RunObserver;
import org.rsmi.ensemble.Runner;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecTree;

/// What an ensemble costs: training steps on one thread and on all, and everything but training by
/// ensembles whose tasks have almost nothing to train.
///
/// @param threads of the machine
/// @param seconds for the step rates
/// @param sizes of the ensembles of empty tasks, in members
record EnsembleBench(int threads, double seconds, List<Integer> sizes) {
  private static final int WARM_UP = 300;
  private static final double TASK_SECONDS = 10;

  /// One step, one pair of batches, one look at few windows: what is left is the ensemble's own.
  private static final String EMPTY =
      """
      name = "empty"
      repeats = %d

      [data]
      lattice = { type = "Square", size = 10, boundary = "periodic" }
      model = { type = "Ising", temperature = 2.5 }
      chain = { thermalise = 20, samples = 20, every = 1 }
      windows = 1
      sharing = { type = "Stored", training = 20, sets = 1 }

      [partition]
      block = [2, 2]
      buffer = 3
      environment = 1

      [critic]
      hidden = [4]
      embedding = 2

      [training]
      batch = 20
      epoch = 1
      limit = 1
      """;

  EnsembleBench {
    sizes = List.copyOf(sizes);
    if (!(seconds > 0) || sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "seconds = %s, members = %s: want positive numbers".formatted(seconds, sizes));
    }
  }

  /// The result.
  ///
  /// @param one member-steps a second at the reference shape on one thread
  /// @param all the same on all threads, measured in turns with it
  /// @param members of ensembles of empty tasks
  /// @param milliseconds thread time for each of their members: claim, folder, sampling's share,
  ///     opening, a step, the number of record, writing, and the gathering at the end
  record Figures(double one, double all, List<Integer> members, List<Double> milliseconds) {
    Figures {
      members = List.copyOf(members);
      milliseconds = List.copyOf(milliseconds);
    }

    /// How much faster all threads are than one.
    double speedup() {
      return all / one;
    }

    /// What scheduling and writing add at most to a task of 10 s.
    double overhead() {
      return milliseconds.getLast() / 1e3 / TASK_SECONDS;
    }

    /// Cost of a member in the largest ensemble over that in the smallest.
    double growth() {
      return milliseconds.getLast() / milliseconds.getFirst();
    }
  }

  /// Measures; says what it does.
  Figures measure(Consumer<String> progress) {
    progress.accept("training steps on 1 and on %d threads".formatted(threads));
    List<Double> rates = StepBench.stepsPerSecond(List.of(1, threads), seconds);
    progress.accept("warming up, %,d empty tasks".formatted(WARM_UP));
    milliseconds(WARM_UP);
    List<Double> costs = new ArrayList<>();
    for (int size : sizes) {
      progress.accept("an ensemble of %,d empty tasks".formatted(size));
      costs.add(milliseconds(size));
    }
    return new Figures(rates.getFirst(), rates.getLast(), sizes, costs);
  }

  private double milliseconds(int members) {
    Experiment experiment =
        Experiment.of(SpecTree.parse(EMPTY.formatted(members), "empty.toml", "experiment"));
    try (TemporaryFolder folder = TemporaryFolder.create("rsmi-bench")) {
      long begin = System.nanoTime();
      new Runner(threads, Version.number(), System::nanoTime)
          .run(experiment, new RunFolder(folder.path()), RunObserver.BLIND);
      return (System.nanoTime() - begin) / 1e6 * threads / members;
    }
  }
}
