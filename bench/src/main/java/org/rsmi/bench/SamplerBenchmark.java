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
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Checkerboard;
import org.rsmi.model.Dimers;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.Model;
import org.rsmi.model.Multispin;
import org.rsmi.model.Sampler;
import org.rsmi.model.SwendsenWang;
import org.rsmi.model.Update;
import org.rsmi.model.Wolff;
import org.rsmi.num.Rng;

/// Microseconds a sweep of the thermal 64 × 64 torus costs: 4096 attempted flips of critical Ising
/// spins, 64 times as many of Multispin, about 4096 flips of Wolff, about 4096 pivot steps of
/// dimers at T = 1.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SamplerBenchmark {
  @Param({"Metropolis", "Checkerboard", "Multispin", "SwendsenWang", "Wolff", "BounceFreeWorm"})
  public String update = "Metropolis";

  private Sampler sampler = sampler();

  private Sampler sampler() {
    return model().start(Square.torus(64), Rng.of(1));
  }

  private Model model() {
    return switch (update) {
      case "Metropolis" -> ising(new Metropolis());
      case "Checkerboard" -> ising(new Checkerboard());
      case "Multispin" -> ising(new Multispin());
      case "SwendsenWang" -> ising(new SwendsenWang());
      case "Wolff" -> ising(new Wolff());
      case "BounceFreeWorm" -> new Dimers(1, 1, Dimers.Encoding.BONDS, new BounceFreeWorm());
      default -> throw new IllegalArgumentException("no benchmark of " + update);
    };
  }

  private static Model ising(Update update) {
    return new Ising(Ising.defaults().temperature(), 1, update);
  }

  @Setup
  public void thermalise() {
    sampler = sampler();
    for (int sweep = 0; sweep < 1_000; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
  }

  @Benchmark
  public void sweep() {
    sampler.sweep();
  }
}
