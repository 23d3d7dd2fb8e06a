package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Jackknife;
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

  // S(k) = 1/(m² + 2 − 2 cos k), so ξ = 1/m.
  @Test
  void structureFactorsAndTheirCorrelationLengthAreExact() {
    for (Lattice lattice : List.of(Square.torus(16), new Chain(24, Boundary.PERIODIC))) {
      Sampler sampler = FIELD.start(lattice, Rng.of(5));
      Observables observables = FIELD.observables(lattice);
      double[][] series = new double[2][4_000];
      for (int k = 0; k < series[0].length; k++) {
        sampler.sweep();
        double[] measured = observables.of(sampler.configuration());
        series[0][k] = measured[observables.names().indexOf("structure_factor")];
        series[1][k] = measured[observables.names().indexOf("structure_factor_kmin")];
      }
      double first = 2 - 2 * Math.cos(2 * Math.PI / lattice.shape().getLast());
      assertThat(Math.abs(Autocorrelation.of(series[0], "").mean().z(10))).isLessThan(4);
      assertThat(Math.abs(Autocorrelation.of(series[1], "").mean().z(1 / (0.1 + first))))
          .isLessThan(4);
      Observables.Derived length = observables.derived().getFirst();
      assertThat(
              Math.abs(
                  Jackknife.defaults()
                      .estimate(length.formula()::of, "", series)
                      .z(1 / Math.sqrt(0.1))))
          .isLessThan(4);
    }
  }

  @Test
  void fastAndDenseTransformsAreTheSameAndTheirOwnInverse() {
    Rng rng = Rng.of(6);
    for (int size : new int[] {8, 16, 64}) {
      for (int lines : new int[] {1, 2, 7}) {
        HartleyAxis fast = HartleyAxis.of(size);
        double[] given = new double[size * lines];
        Arrays.setAll(given, _ -> rng.nextGaussian());
        double[] once = new double[given.length];
        double[] twice = new double[given.length];
        fast.rows(given, once);
        assertThat(once).containsExactly(slowly(given, size, 1, size), within(1e-12));
        fast.rows(once, twice);
        assertThat(twice).containsExactly(given, within(1e-12));
        fast.columns(given, once);
        assertThat(once).containsExactly(slowly(given, size, lines, 1), within(1e-12));
      }
    }
  }

  /// Every line, its sites `step` apart and lines `apart`, by the definition.
  private static double[] slowly(double[] given, int size, int step, int apart) {
    double[] result = new double[given.length];
    for (int line = 0; line < given.length / size; line++) {
      for (int k = 0; k < size; k++) {
        for (int x = 0; x < size; x++) {
          double angle = 2 * Math.PI * x * k / size;
          double cas = Math.cos(angle) + Math.sin(angle);
          result[line * apart + k * step] += cas * given[line * apart + x * step] / Math.sqrt(size);
        }
      }
    }
    return result;
  }

  @Test
  void massAndLatticeAreChecked() {
    assertThatThrownBy(() -> new GaussianField(0))
        .hasMessage("massSquared = 0.0: a Gaussian field takes a finite one above 0");
    assertThatThrownBy(() -> FIELD.start(new Square(List.of(4, 4), Boundary.OPEN), Rng.of(1)))
        .hasMessageContaining("periodic Chain or Square");
  }
}
