package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.KnownPair;
import org.rsmi.oracle.Task;

/// How often the error bars of the number of record hold the truth: the study behind the table of
/// docs/coverage.md, an hour or more.
@Tag("nightly")
class CoverageTest {
  private static final int ROWS = 4_000;
  private static final int SEEDS = 100;
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  static Stream<Task> oracles() {
    BeyondNormal pair = BeyondNormal.all().getFirst();
    return Stream.concat(
        Stream.of(pair, BeyondNormal.dense(3), BeyondNormal.dense(5), BeyondNormal.sparse(2)),
        List.of(KnownPair.slabs(3, 1, CRITICAL), KnownPair.slabs(8, 4, CRITICAL)).stream());
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void intervalsHoldTheTruthAsOftenAsTheySay(Task task) {
    int one = 0;
    int two = 0;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int seed = 0; seed < SEEDS; seed++) {
        PairedSamples samples = task.sample(ROWS, Rng.of(5_000 + seed).split(task.name()));
        Estimate information =
            CrossFitted.defaults()
                .measure(samples, Rng.of(seed), threads, CrossFitted.Observer.BLIND)
                .information();
        double z = Math.abs(information.z(task.information()));
        one += z < 1 ? 1 : 0;
        two += z < 1.96 ? 1 : 0;
      }
    }
    assertThat(one / (double) SEEDS).as("68 %% of %s", task.name()).isBetween(0.55, 0.80);
    assertThat(two / (double) SEEDS).as("95 %% of %s", task.name()).isBetween(0.88, 0.99);
  }
}
