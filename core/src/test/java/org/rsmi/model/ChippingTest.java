package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class ChippingTest implements ModelContract {

  @Override
  public List<Model> models() {
    return List.of(Chipping.defaults(), new Chipping(0.5, 2));
  }

  @Test
  void smallRingsAgreeWithTheMasterEquation() throws IOException {
    double squares = 0;
    int count = 0;
    for (double[] row : OracleTable.of("chipping-rings.csv")) {
      Chipping model = new Chipping(row[1], 1);
      double[][] series =
          OracleTable.series(model, new Chain((int) row[0], Boundary.PERIODIC), 1_000, 40_000, 4);
      int[] columns = {0, 1, 3, 5};
      for (int k = 0; k < columns.length; k++) {
        Estimate mean = Autocorrelation.of(series[columns[k]], "1").mean();
        double z = (mean.value() - row[2 + k]) / mean.error();
        assertThat(z).as("%s, column %d", Arrays.toString(row), k).isBetween(-4.0, 4.0);
        squares += z * z;
        count++;
      }
    }
    assertThat(squares / count).isLessThan(1.5);
  }

  @Test
  void productsOfNeighboursBalanceChippingOnTheRingOf256() {
    for (double rate : new double[] {1, 3, 8}) {
      Chipping model = new Chipping(rate, 1);
      double[][] series = OracleTable.series(model, model.home(), 5_000, 8_000, 10);
      double[] imbalance = new double[series[0].length];
      Arrays.setAll(imbalance, t -> series[3][t] + rate * (series[4][t] - 1 + series[0][t]));
      Estimate mean = Autocorrelation.of(imbalance, "1").mean();
      assertThat(mean.value()).isCloseTo(0, within(4 * mean.error()));
    }
  }

  @Test
  void massIsConserved() {
    Sampler sampler = new Chipping(2, 1.5).start(Square.torus(8), Rng.of(3));
    for (int sweep = 0; sweep < 100; sweep++) {
      sampler.sweep();
    }
    float[] masses = ((Configuration.Field) sampler.configuration()).values();
    double total = 0;
    for (float mass : masses) {
      assertThat(mass).isNotNegative();
      total += mass;
    }
    assertThat(total).isEqualTo(96);
  }

  @Test
  void withoutChippingAllMassGathersOnOneSite() {
    Chipping model = new Chipping(0, 1);
    double[][] series = OracleTable.series(model, new Chain(8, Boundary.PERIODIC), 10_000, 10, 1);
    assertThat(series[5]).containsOnly(1);
  }

  @Test
  void ratesAndDensitiesOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new Chipping(-1, 1)).hasMessageContaining("rate = -1.0");
    assertThatThrownBy(() -> new Chipping(1, 0)).hasMessageContaining("density = 0.0");
    assertThatThrownBy(() -> Chipping.defaults().start(new Chain(8, Boundary.OPEN), Rng.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OPEN");
  }
}
