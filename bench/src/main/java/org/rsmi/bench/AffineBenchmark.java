package org.rsmi.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rsmi.net.Activation;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Mlp;
import org.rsmi.num.Rng;

/// Microseconds of the matrix products of one layer on a batch of 500: `X·W + b`, and `Xᵀ·D` with
/// the sum of D's rows. A perceptron without hidden layers is just that.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class AffineBenchmark {
  private static final int ROWS = 500;

  /// Inputs of the layer: environment, hidden layer, two coarse variables.
  @Param({"320", "32", "2"})
  int in;

  /// Outputs of the layer.
  @Param("32")
  int out;

  private float[] x = new float[0];
  private float[] delta = new float[0];
  private Mlp layer = layer(1, 1);

  @Setup
  public void fill() {
    layer = layer(in, out);
    x = normal(ROWS * in, Rng.of(2));
    delta = normal(ROWS * FloatMath.padded(out), Rng.of(3));
  }

  private static Mlp layer(int in, int out) {
    return new Mlp("layer", in, List.of(), out, Activation.RELU, 0, Rng.of(1));
  }

  @Benchmark
  public float[] affine() {
    return layer.forward(x, in, ROWS);
  }

  @Benchmark
  public Mlp affineGradient() {
    layer.backward(x, in, delta, ROWS);
    return layer;
  }

  static float[] normal(int count, Rng rng) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }
}
