package org.rsmi.bench;

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
import org.rsmi.mi.InfoNce;
import org.rsmi.net.FloatMath;
import org.rsmi.net.InnerProduct;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// Nanoseconds of one tile of four rows of the K × K scores: filled, visited by the bound, pulled
/// back.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class InfoNceBenchmark {
  private static final int EMBEDDING = 8;

  /// K.
  @Param({"500", "20000"})
  int pairs;

  private final InnerProduct product = new InnerProduct(EMBEDDING);
  private ScoreTile tile = new ScoreTile(ScoreTile.ROWS);

  @Setup
  public void fill() {
    int stride = FloatMath.padded(EMBEDDING);
    float[] u = new float[pairs * stride];
    float[] v = new float[pairs * stride];
    Rng rng = Rng.of(1);
    for (int i = 0; i < u.length; i++) {
      u[i] = i % stride < EMBEDDING ? (float) rng.nextGaussian() : 0f;
      v[i] = i % stride < EMBEDDING ? (float) rng.nextGaussian() : 0f;
    }
    tile = new ScoreTile(pairs);
    product.load(u, stride, v, stride, pairs);
    product.clearGradients();
    product.scores(0, ScoreTile.ROWS, tile);
  }

  @Benchmark
  public ScoreTile scores() {
    product.scores(0, ScoreTile.ROWS, tile);
    return tile;
  }

  /// The exponentials of a visit are the scores of the next.
  @Benchmark
  public ScoreTile visit() {
    new InfoNce().visit(tile);
    return tile;
  }

  @Benchmark
  public ScoreTile tile() {
    product.scores(0, ScoreTile.ROWS, tile);
    new InfoNce().visit(tile);
    product.pull(tile);
    return tile;
  }
}
