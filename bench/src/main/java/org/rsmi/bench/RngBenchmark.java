package org.rsmi.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rsmi.num.Rng;

/// Nanoseconds a random number of each kind costs.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RngBenchmark {
  private final Rng rng = Rng.of(1);

  @Benchmark
  public float uniform() {
    return rng.nextFloat();
  }

  @Benchmark
  public int below() {
    return rng.nextInt(4096);
  }

  @Benchmark
  public double gaussian() {
    return rng.nextGaussian();
  }
}
