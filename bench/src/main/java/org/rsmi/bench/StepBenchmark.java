package org.rsmi.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rsmi.coarse.Bias;
import org.rsmi.coarse.CoarseNetwork;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.coarse.RelaxedBernoulli;
import org.rsmi.mi.Ascent;
import org.rsmi.mi.CriticNetwork;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Separable;
import org.rsmi.net.Activation;
import org.rsmi.net.Adam;
import org.rsmi.net.Noise;
import org.rsmi.num.Rng;

/// Microseconds of the reference step, without the drawing of its batch: 500 pairs, a 64 → 2
/// filter, a critic of 2 → 32 → 32 → 32 → 8 and 320 → 32 → 32 → 32 → 8, InfoNCE, Adam; 46.8 MFLOP.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
  private static final int PAIRS = 500;
  private static final int BLOCK = 64;
  private static final int ENVIRONMENT = 320;

  private final CoarseNetwork filter =
      new LinearFilter(2, Bias.NONE, RelaxedBernoulli.defaults()).network(BLOCK, Rng.of(1));
  private final CriticNetwork critic =
      new Separable(List.of(32, 32, 32), 8, Activation.RELU, 0).network(2, ENVIRONMENT, Rng.of(2));
  private final Ascent ascent = new Ascent(new InfoNce(), PAIRS);
  private final Adam adam =
      new Adam(Stream.concat(filter.parameters().stream(), critic.parameters().stream()).toList());
  private final float[] v = AffineBenchmark.normal(PAIRS * BLOCK, Rng.of(3));
  private final float[] e = AffineBenchmark.normal(PAIRS * ENVIRONMENT, Rng.of(4));
  private long step;

  @Benchmark
  public double step() {
    Noise noise = new Noise(5).split(step);
    float[] h = filter.soft(v, PAIRS, step, noise.split(0));
    critic.train(h, 2, e, ENVIRONMENT, PAIRS, noise.split(1));
    double information = ascent.of(critic);
    filter.backward(v, critic.inputGradient(), critic.inputStride(), PAIRS, step);
    adam.ascend(1e-4);
    step++;
    return information;
  }
}
