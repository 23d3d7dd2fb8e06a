package org.rsmi.cli;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;
import org.rsmi.mi.CrossFitted;
import org.rsmi.mi.PairedSamples;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.KnownPair;
import org.rsmi.oracle.Task;

/// The number of record of two variables, from independent rows: I(X:Y) by cross-fitted critics.
///
/// @param task with exact information
/// @param rows joint observations
record PairRecord(String name, Task task, int rows) implements Oracle {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  /// Two pairs of few columns.
  static List<PairRecord> few(int rows) {
    return List.of(
        new PairRecord("pair/normal-1-1", BeyondNormal.dense(1), rows),
        new PairRecord("pair/ising-slabs-3", KnownPair.slabs(3, 1, CRITICAL), rows));
  }

  /// Pairs of many columns, or of many states.
  static List<PairRecord> many(int rows) {
    return List.of(
        new PairRecord("pair/normal-3-3", BeyondNormal.sparse(3), rows),
        new PairRecord("pair/ising-slabs-8", KnownPair.slabs(8, 4, CRITICAL), rows),
        new PairRecord("pair/ising-torus-4", KnownPair.isingTorus(4, 0, CRITICAL), rows));
  }

  @Override
  public Claim claim() {
    return Claim.LOWER_BOUND;
  }

  @Override
  public Finding find(Rng rng, DoubleConsumer progress) {
    PairedSamples samples = task.sample(rows, rng.split("rows"));
    try (ExecutorService one =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory())) {
      return new Finding(
          task.information(),
          CrossFitted.defaults()
              .measure(samples, rng.split("record"), one, progress::accept)
              .information());
    }
  }
}
