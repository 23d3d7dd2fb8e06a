package org.rsmi.bench;

import java.util.EnumSet;
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
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.model.Configuration;
import org.rsmi.num.Rng;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.sample.WindowSites;

/// Microseconds to draw a batch of 500 windows of 64 + 320 sites from a pool of 1,024
/// configurations of 64 × 64.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class WindowBenchmark {
  private static final int POOL = 1024;
  private static final int ROWS = 500;

  /// How values are stored.
  @Param({"BYTE", "FLOAT"})
  SampleSet.Element element = SampleSet.Element.BYTE;

  private final Square torus = Square.torus(64);
  private final WindowSites sites =
      WindowSites.of(
          torus, new SquareBlock(List.of(8), 4, Environment.of(4)), EnumSet.allOf(Symmetry.class));
  private final Rng rng = Rng.of(1);
  private final float[] block = new float[ROWS * sites.blockSize()];
  private final float[] environment = new float[ROWS * sites.environmentSize()];
  private SampleSet pool = SampleSet.allocate(SampleSet.Element.BYTE, 1, List.of(1));

  @Setup
  public void fill() {
    pool = SampleSet.allocate(element, POOL, torus.shape());
    for (int n = 0; n < POOL; n++) {
      byte[] spins = new byte[torus.sites()];
      float[] field = new float[torus.sites()];
      for (int i = 0; i < spins.length; i++) {
        spins[i] = (byte) (rng.nextBoolean() ? 1 : -1);
        field[i] = spins[i];
      }
      pool.set(
          n,
          switch (element) {
            case BYTE -> new Configuration.Spins(spins);
            case FLOAT -> new Configuration.Field(field);
          });
    }
  }

  @Benchmark
  public float[] draw() {
    sites.draw(pool, rng, block, environment, ROWS);
    return environment;
  }
}
