package org.rsmi.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;
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
import org.rsmi.net.Crew;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.num.Rng;

/// The reference training step against the machine's own peak, both measured in turns in one run.
final class StepBench {
  private static final int BATCH = 500;
  private static final int BLOCK = 64;
  private static final int ENVIRONMENT = 320;
  private static final int COMPONENTS = 2;
  private static final List<Integer> HIDDEN = List.of(32, 32, 32);
  private static final int EMBEDDING = 8;
  private static final double MEGAFLOP = 46.8;
  private static final int ROUNDS = 9;
  private static final int ACCUMULATORS = 16;
  private static final double WARM_UP_SECONDS = 4;

  private StepBench() {}

  /// One row of the result: medians over rounds.
  ///
  /// @param threads at work
  /// @param members trained at once: as many as threads, or one whose rows all threads share
  /// @param msPerStep wall-clock time per step and member, divided by the members at work
  /// @param gflops of all threads together
  /// @param peakGflops of as many threads in a register-resident multiply-add loop
  record Figure(int threads, int members, double msPerStep, double gflops, double peakGflops) {}

  /// One member a thread, for about `seconds` after warming up.
  static Figure measure(int threads, double seconds) {
    return measure(threads, threads, Crew.alone(), seconds);
  }

  /// One member whose rows all threads share.
  static Figure shared(int threads, double seconds) {
    try (Crew crew = new Crew(threads)) {
      return measure(threads, 1, crew, seconds);
    }
  }

  private static Figure measure(int threads, int count, Crew crew, double seconds) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Member> members = new ArrayList<>();
      for (int m = 0; m < count; m++) {
        members.add(new Member(m, crew));
      }
      together(pool, members, WARM_UP_SECONDS);
      together(pool, peaks(threads), 0.5);
      double[] step = new double[ROUNDS];
      double[] peak = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        peak[round] = together(pool, peaks(threads), 0.1);
        step[round] = together(pool, members, seconds / ROUNDS);
      }
      double rate = median(step);
      return new Figure(
          threads, count, 1e3 / rate, rate * MEGAFLOP / 1e3, median(peak) * flops() / 1e9);
    }
  }

  /// Steps a second of all members together on several numbers of threads, measured in turns;
  /// medians.
  static List<Double> stepsPerSecond(List<Integer> threads, double seconds) {
    double[][] rates = new double[threads.size()][ROUNDS];
    int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
    try (ExecutorService pool = Executors.newFixedThreadPool(most)) {
      List<Member> members = new ArrayList<>();
      for (int m = 0; m < most; m++) {
        members.add(new Member(m, Crew.alone()));
      }
      together(pool, members, WARM_UP_SECONDS);
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < rates.length; i++) {
          rates[i][round] =
              together(pool, members.subList(0, threads.get(i)), seconds / ROUNDS / rates.length);
        }
      }
    }
    return Arrays.stream(rates).map(StepBench::median).toList();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /// Work that can be repeated.
  private interface Work {
    void once();
  }

  private static List<Work> peaks(int threads) {
    List<Work> peaks = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      peaks.add(new Peak());
    }
    return peaks;
  }

  /// Runs one work a thread for a while; returns repetitions per second of all together.
  private static double together(ExecutorService pool, List<? extends Work> works, double seconds) {
    List<Future<Double>> rates = new ArrayList<>();
    for (Work work : works) {
      rates.add(pool.submit(() -> rate(work, seconds)));
    }
    double sum = 0;
    try {
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
    } catch (ExecutionException | InterruptedException failure) {
      throw new IllegalStateException("the benchmark was interrupted", failure);
    }
    return sum;
  }

  private static double rate(Work work, double seconds) {
    long begin = System.nanoTime();
    long repetitions = 0;
    double elapsed;
    do {
      work.once();
      repetitions++;
      elapsed = (System.nanoTime() - begin) / 1e9;
    } while (elapsed < seconds);
    return repetitions / elapsed;
  }

  /// One member of an ensemble on resident random data.
  private static final class Member implements Work {
    private final float[] v = new float[BATCH * BLOCK];
    private final float[] e = new float[BATCH * ENVIRONMENT];
    private final CoarseNetwork lambda;
    private final CriticNetwork critic;
    private final Ascent ascent = new Ascent(new InfoNce(), BATCH);
    private final Adam adam;
    private final Noise noise = new Noise(1);
    private long step;

    Member(int number, Crew crew) {
      Rng rng = Rng.of(number).split("bench");
      spins(v, rng);
      spins(e, rng);
      lambda =
          new LinearFilter(COMPONENTS, Bias.NONE, RelaxedBernoulli.defaults())
              .network(BLOCK, rng.split("filter"));
      critic =
          new Separable(HIDDEN, EMBEDDING, Activation.RELU, 0)
              .sharedBy(crew)
              .network(COMPONENTS, ENVIRONMENT, rng.split("critic"));
      List<Parameter> parameters = new ArrayList<>(lambda.parameters());
      parameters.addAll(critic.parameters());
      adam = new Adam(parameters);
    }

    private static void spins(float[] values, Rng rng) {
      for (int i = 0; i < values.length; i++) {
        values[i] = rng.nextBoolean() ? 1f : -1f;
      }
    }

    @Override
    public void once() {
      Noise here = noise.split(step);
      float[] h = lambda.soft(v, BATCH, step, here.split(0));
      critic.train(h, COMPONENTS, e, ENVIRONMENT, BATCH, here.split(1));
      ascent.of(critic);
      lambda.backward(v, critic.inputGradient(), critic.inputStride(), BATCH, step);
      adam.ascend(5e-3);
      step++;
    }
  }

  private static final int LOOPS = 100_000;

  /// Floating-point operations of [Peak#once()].
  private static double flops() {
    return 2.0 * ACCUMULATORS * FloatMath.LANES * LOOPS;
  }

  /// Multiply-adds on sixteen accumulators that never leave their registers.
  private static final class Peak implements Work {
    /// Read by nobody, written so that the compiler cannot leave the work out.
    private volatile float sink;

    @Override
    public void once() {
      sink = chain(LOOPS);
    }

    private static float chain(int loops) {
      FloatVector x = FloatVector.broadcast(FloatMath.SPECIES, 0.9999999f);
      FloatVector y = FloatVector.broadcast(FloatMath.SPECIES, 1e-7f);
      FloatVector a0 = x;
      FloatVector a1 = x;
      FloatVector a2 = x;
      FloatVector a3 = x;
      FloatVector a4 = x;
      FloatVector a5 = x;
      FloatVector a6 = x;
      FloatVector a7 = x;
      FloatVector a8 = x;
      FloatVector a9 = x;
      FloatVector a10 = x;
      FloatVector a11 = x;
      FloatVector a12 = x;
      FloatVector a13 = x;
      FloatVector a14 = x;
      FloatVector a15 = x;
      for (int i = 0; i < loops; i++) {
        a0 = a0.fma(x, y);
        a1 = a1.fma(x, y);
        a2 = a2.fma(x, y);
        a3 = a3.fma(x, y);
        a4 = a4.fma(x, y);
        a5 = a5.fma(x, y);
        a6 = a6.fma(x, y);
        a7 = a7.fma(x, y);
        a8 = a8.fma(x, y);
        a9 = a9.fma(x, y);
        a10 = a10.fma(x, y);
        a11 = a11.fma(x, y);
        a12 = a12.fma(x, y);
        a13 = a13.fma(x, y);
        a14 = a14.fma(x, y);
        a15 = a15.fma(x, y);
      }
      FloatVector sum = a0.add(a1).add(a2.add(a3)).add(a4.add(a5).add(a6.add(a7)));
      sum = sum.add(a8.add(a9).add(a10.add(a11))).add(a12.add(a13).add(a14.add(a15)));
      return (float) FloatMath.sum(sum);
    }
  }
}
