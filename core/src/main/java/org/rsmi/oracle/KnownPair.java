package org.rsmi.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.exact.CylinderSlabs;
import org.rsmi.exact.DimerTorusInformation;
import org.rsmi.exact.IsingTorusInformation;
import org.rsmi.exact.JointTable;
import org.rsmi.exact.MassiveField;
import org.rsmi.exact.SpinStates;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.PairedSamples;
import org.rsmi.mi.Variable;
import org.rsmi.num.Rng;

/// A block and the environment beyond its buffer, or two normal vectors, with exact information and
/// independent draws.
///
/// @param name what it is, with its parameters
/// @param information I(V:E), nats
/// @param sampler draws
public record KnownPair(String name, double information, Sampler sampler) implements Task {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  /// Draws joint observations.
  @FunctionalInterface
  public interface Sampler {
    /// @param count ≥ 2
    PairedSamples draw(int count, Rng rng);
  }

  @Override
  public PairedSamples sample(int count, Rng rng) {
    return sampler.draw(count, rng);
  }

  /// Ising tori at, below and above the critical temperature, slices of Ising cylinders, dimer tori
  /// and the Gaussian field.
  public static List<KnownPair> lattices() {
    List<KnownPair> tasks = new ArrayList<>();
    for (double temperature : new double[] {CRITICAL, 3}) {
      tasks.add(isingTorus(4, 0, temperature));
    }
    for (double temperature : new double[] {2, CRITICAL, 3}) {
      tasks.add(isingTorus(6, 1, temperature));
    }
    tasks.add(slabs(3, 1, CRITICAL));
    tasks.add(slabs(4, 4, CRITICAL));
    tasks.add(slabs(8, 4, CRITICAL));
    tasks.add(slabs(8, 4, 3));
    tasks.add(field(8, 2, 1, 0.1));
    tasks.add(field(16, 4, 2, 0.1));
    for (double temperature : new double[] {Double.POSITIVE_INFINITY, 1, 0.65}) {
      tasks.add(dimerTorus(temperature));
    }
    return List.copyOf(tasks);
  }

  /// A 2 × 2 block of an Ising torus and all sites beyond the buffer.
  ///
  /// @param temperature T/J
  public static KnownPair isingTorus(int size, int buffer, double temperature) {
    IsingTorusInformation exact = new IsingTorusInformation(size, 2, buffer, 1 / temperature);
    Partition sites = exact.partition();
    return new KnownPair(
        "ising-torus-%d, buffer %d, T = %.4g".formatted(size, buffer, temperature),
        exact.joint().information(),
        (count, rng) ->
            spins(exact.sample(count, rng), sites.block().length, sites.environment().length));
  }

  /// Two slices of an infinite Ising cylinder.
  ///
  /// @param distance slices from one to the other
  public static KnownPair slabs(int circumference, int distance, double temperature) {
    JointTable exact = CylinderSlabs.apart(circumference, distance, 1 / temperature).joint();
    return new KnownPair(
        "ising-slabs-%d, distance %d, T = %.4g".formatted(circumference, distance, temperature),
        exact.information(),
        (count, rng) -> spins(exact.sample(count, rng), circumference, circumference));
  }

  private static PairedSamples spins(JointTable.Pairs pairs, int v, int e) {
    return PairedSamples.independent(
        variable(SpinStates.unpack(pairs.visible(), v), v),
        variable(SpinStates.unpack(pairs.environment(), e), e));
  }

  private static Variable variable(byte[] values, int columns) {
    return new Variable(
        IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray(), columns);
  }

  /// A block of the massive Gaussian field and the sites next to its buffer, which tell as much of
  /// it as all beyond.
  public static KnownPair field(int size, int block, int buffer, double massSquared) {
    Partition sites =
        new SquareBlock(List.of(block), buffer, Environment.of(1)).partition(Square.torus(size));
    int[] all =
        IntStream.concat(Arrays.stream(sites.block()), Arrays.stream(sites.environment()))
            .toArray();
    NormalPair normal =
        new NormalPair(new MassiveField(size, massSquared).covariance(all), sites.block().length);
    return new KnownPair(
        "gaussian-field-%d, block %d, buffer %d".formatted(size, block, buffer),
        normal.information(),
        (count, rng) -> split(normal, count, rng));
  }

  /// Twenty and twenty normals, correlated one to one, `ρ = √(1 − exp(−I/10))`.
  ///
  /// @param information I, nats
  public static KnownPair staircase(double information) {
    double rho = Math.sqrt(-Math.expm1(-information / 10));
    double[][] covariance = new double[40][40];
    for (int i = 0; i < 40; i++) {
      covariance[i][i] = 1;
      covariance[i][(i + 20) % 40] = rho;
    }
    NormalPair normal = new NormalPair(covariance, 20);
    return new KnownPair(
        "normal-20-20, I = %.0f".formatted(information),
        information,
        (count, rng) -> split(normal, count, rng));
  }

  private static PairedSamples split(NormalPair normal, int count, Rng rng) {
    double[][] joint = new double[count][];
    Arrays.setAll(joint, _ -> normal.draw(rng));
    int dx = normal.x();
    return PairedSamples.independent(part(joint, 0, dx), part(joint, dx, joint[0].length));
  }

  private static Variable part(double[][] rows, int from, int to) {
    return new Variable(
        Arrays.stream(rows).flatMapToDouble(row -> Arrays.stream(row, from, to)).toArray(),
        to - from);
  }

  /// A block of 2 × 2 vertices of the 6 × 6 dimer torus behind a buffer of one, each vertex a
  /// letter
  /// for the direction of its dimer.
  ///
  /// @param temperature T/v, possibly infinite
  public static KnownPair dimerTorus(double temperature) {
    DimerTorusInformation exact = new DimerTorusInformation(6, 2, 1, 1 / temperature);
    Partition sites = exact.partition();
    return new KnownPair(
        "dimer-torus-6, T = " + temperature,
        exact.joint().information(),
        (count, rng) -> {
          DimerTorusInformation.Pairs pairs = exact.sample(count, rng);
          return PairedSamples.independent(
              variable(pairs.visible(), sites.block().length),
              variable(pairs.environment(), sites.environment().length));
        });
  }
}
