package org.rsmi.analysis;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Dimers;
import org.rsmi.model.Ising;
import org.rsmi.model.SwendsenWang;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.Chain;
import org.rsmi.sample.SampleSet;

class ScalingDimensionsTest {
  private static final double CRITICAL = Ising.defaults().temperature();

  private static SampleSet ising(int size, int samples, double temperature) {
    return new Chain(200, samples, 2)
        .run(new Ising(temperature, 1, new SwendsenWang()), Square.torus(size), Rng.of(size))
        .configurations();
  }

  private static CoarseField spin() {
    return CoarseField.site(2, 1, Boundary.PERIODIC);
  }

  private static List<LocalOperator> spinAndEnergy() {
    return List.of(
        new LocalOperator(spin(), LocalOperator.Product.ITSELF),
        new LocalOperator(spin(), LocalOperator.Product.NEIGHBOURS));
  }

  private static Correlator measure(SampleSet samples, List<LocalOperator> operators) {
    return Correlator.of(samples, operators, _ -> {});
  }

  /// `(−1)^x n_h + (−1)^y n_v` on so many vertices, in pixels.
  private static LocalOperator plaquette(int vertices) {
    int side = 2 * vertices;
    double[] weights = new double[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean horizontal = y % 2 == 0 && x % 2 == 1;
        boolean vertical = y % 2 == 1 && x % 2 == 0;
        weights[y * side + x] = horizontal ? 1 - x / 2 % 2 * 2 : vertical ? 1 - y / 2 % 2 * 2 : 0;
      }
    }
    Filter filter = new Filter(List.of(side, side), new double[][] {weights}, new double[1]);
    return new LocalOperator(
        new CoarseField("plaquette", filter, CoarseField.Reading.LINEAR, 4, Boundary.PERIODIC),
        LocalOperator.Product.ITSELF);
  }

  private static Estimate dimension(List<Finding> findings, String name) {
    return findings.stream()
        .filter(Finding.Number.class::isInstance)
        .map(Finding.Number.class::cast)
        .filter(number -> number.name().equals(name))
        .map(Finding.Number::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + findings));
  }

  private static void print(List<Finding> findings) {
    findings.forEach(f -> System.out.println(f.name() + ": " + f.sentence()));
  }

  @Test
  @Tag("nightly")
  void explore() {
    long t = System.nanoTime();
    for (int block : new int[] {2}) {
      SampleSet dimers =
          new Chain(20, 2000, 1)
              .run(
                  new Dimers(1, 0, Dimers.Encoding.PIXELS, new BounceFreeWorm()),
                  Square.torus(32),
                  Rng.of(3))
              .configurations();
      Correlator c = measure(dimers, List.of(plaquette(block)));
      System.out.println("correlated " + (System.nanoTime() - t) / 1e9);
      for (double from : new double[] {8, 12, 16}) {
        print(
            new ScalingDimensions(from, 0, ScalingDimensions.Measure.PLAIN).of(c, 8).subList(0, 1));
      }
    }
    t = System.nanoTime();
    Correlator[] sizes = new Correlator[4];
    for (int k = 0; k < 4; k++) {
      sizes[k] = measure(ising(8 << k, k < 2 ? 20000 : 10_000, CRITICAL), spinAndEnergy());
      System.out.println("ising " + (System.nanoTime() - t) / 1e9);
    }
    for (double from : new double[] {2, 3, 4}) {
      for (int k = 0; k < 3; k++) {
        print(
            new ScalingDimensions(from, 0, ScalingDimensions.Measure.PLAIN)
                .of(sizes[k], sizes[k + 1], 2));
      }
    }
  }
}
