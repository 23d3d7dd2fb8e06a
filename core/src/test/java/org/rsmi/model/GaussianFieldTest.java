package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Rng;

class GaussianFieldTest implements ModelContract {
  private static final GaussianField FIELD = GaussianField.defaults();

  @Override
  public List<Model> models() {
    return List.of(FIELD);
  }

  @Test
  void covarianceIsTheInverseOfTheMassiveLaplacian() {
    for (Lattice lattice :
        List.of(
            Square.torus(4),
            new Square(List.of(3, 5), Boundary.PERIODIC),
            new Square(List.of(2, 4), Boundary.PERIODIC),
            new Chain(7, Boundary.PERIODIC))) {
      double[][] covariance = FIELD.covariance(lattice);
      int[][] neighbours = lattice.neighbours();
      for (int x = 0; x < lattice.sites(); x++) {
        for (int y = 0; y < lattice.sites(); y++) {
          double product = (neighbours[x].length + 0.1) * covariance[x][y];
          for (int neighbour : neighbours[x]) {
            product -= covariance[neighbour][y];
          }
          assertThat(product).isCloseTo(x == y ? 1 : 0, within(1e-12));
        }
      }
    }
  }

  @Test
  void correlationIsTheModeSum() {
    double[] correlation = FIELD.correlation(Square.torus(6));
    double sum = 0;
    for (int k = 0; k < 6; k++) {
      for (int l = 0; l < 6; l++) {
        double p = 2 * Math.PI * k / 6;
        double q = 2 * Math.PI * l / 6;
        sum += Math.cos(p + 2 * q) / (0.1 + 4 - 2 * Math.cos(p) - 2 * Math.cos(q)) / 36;
      }
    }
    assertThat(correlation[6 + 2]).isCloseTo(sum, within(1e-13));
  }

  @Test
  void sampledTwoPointFunctionIsTheExactPropagator() {
    for (Lattice lattice :
        List.of(
            Square.torus(16),
            new Square(List.of(6, 10), Boundary.PERIODIC),
            new Chain(12, Boundary.PERIODIC))) {
      double[] exact = FIELD.correlation(lattice);
      int columns = lattice.shape().getLast();
      int rows = lattice.sites() / columns;
      for (int distance : new int[] {0, 1, columns / 2, lattice.sites() / 2, columns + 1}) {
        int shift = distance % lattice.sites();
        double[] series = series(lattice, rows, columns, shift);
        assertThat(Math.abs(Autocorrelation.of(series, "").mean().z(exact[shift]))).isLessThan(4);
      }
    }
  }

  private static double[] series(Lattice lattice, int rows, int columns, int shift) {
    Sampler sampler = FIELD.start(lattice, Rng.of(3).split("field"));
    double[] series = new double[3_000];
    for (int k = 0; k < series.length; k++) {
      sampler.sweep();
      float[] field = ((Configuration.Field) sampler.configuration()).values();
      for (int x = 0; x < field.length; x++) {
        int r = (x / columns + shift / columns) % rows;
        int c = (x % columns + shift % columns) % columns;
        series[k] += (double) field[x] * field[r * columns + c] / field.length;
      }
    }
    return series;
  }

  @Test
  void everyModeHoldsHalfAUnitOfEnergyInAnyTwoSweepsIndependently() {
    Lattice lattice = Square.torus(12);
    Sampler sampler = FIELD.start(lattice, Rng.of(4));
    double[] energy = new double[4_000];
    for (int k = 0; k < energy.length; k++) {
      sampler.sweep();
      energy[k] = FIELD.observables(lattice).of(sampler.configuration())[0];
    }
    Autocorrelation found = Autocorrelation.of(energy, "");
    assertThat(Math.abs(found.mean().z(0.5))).isLessThan(4);
    assertThat(Math.abs(found.time().z(0.5))).isLessThan(4);
  }

  @Test
  void massAndLatticeAreChecked() {
    assertThatThrownBy(() -> new GaussianField(0))
        .hasMessage("massSquared = 0.0: a Gaussian field takes a finite one above 0");
    assertThatThrownBy(() -> FIELD.start(new Square(List.of(4, 4), Boundary.OPEN), Rng.of(1)))
        .hasMessageContaining("periodic Chain or Square");
  }
}
