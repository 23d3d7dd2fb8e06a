package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;

class KaufmanTest {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  @Test
  void toriAgreeWithSixtyDigitArithmetic() {
    for (String[] row : Oracle.rows("kaufman.csv")) {
      int size = Integer.parseInt(row[1]);
      Kaufman torus = Kaufman.torus(size, size, Double.parseDouble(row[0]));
      assertThat(torus.logPartition()).isCloseTo(Double.parseDouble(row[2]), within(2e-12));
      assertThat(torus.energy()).isCloseTo(Double.parseDouble(row[3]), within(2e-12));
      assertThat(torus.heatCapacity()).isCloseTo(Double.parseDouble(row[4]), within(1e-10));
    }
  }

  @Test
  void rowsAndColumnsMayBeExchanged() {
    for (double temperature : new double[] {0.5, 1.5, CRITICAL, 4, 40}) {
      Kaufman tall = Kaufman.torus(7, 4, temperature);
      Kaufman wide = Kaufman.torus(4, 7, temperature);
      assertThat(tall.logPartition()).isCloseTo(wide.logPartition(), within(1e-13));
      assertThat(tall.energy()).isCloseTo(wide.energy(), within(1e-13));
      assertThat(tall.heatCapacity()).isCloseTo(wide.heatCapacity(), within(1e-11));
    }
  }

  @Test
  void rectanglesAgreeWithEnumeration() {
    for (double temperature : new double[] {1.2, CRITICAL, 3}) {
      Square lattice = new Square(List.of(3, 5), Boundary.PERIODIC);
      assertThat(Kaufman.torus(3, 5, temperature).energy())
          .isCloseTo(new IsingEnumeration(lattice, 1 / temperature).energy(), within(1e-12));
    }
  }

  @Test
  void theGroundStateIsReachedWithoutOverflow() {
    Kaufman cold = Kaufman.torus(128, 128, 0.05);
    assertThat(cold.energy()).isCloseTo(-2, within(1e-12));
    assertThat(cold.heatCapacity()).isCloseTo(0, within(1e-9));
    assertThat(cold.logPartition()).isCloseTo(2 / 0.05 + Math.log(2) / 16384, within(1e-11));
  }

  @Test
  void aTemperatureOfZeroIsRejected() {
    assertThatThrownBy(() -> Kaufman.torus(8, 8, 0)).hasMessageContaining("temperature = 0.0");
  }
}
