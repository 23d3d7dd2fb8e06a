package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;

/// ORACLES §1.2 and §1.3.
class DimerCountsTest {

  @ParameterizedTest
  @CsvSource({"2,2,2", "4,4,36", "4,6,281", "6,6,6728", "6,8,167089", "8,8,12988816"})
  void gridsHaveTheirNumberOfCoverings(int rows, int columns, long count) {
    assertThat(Kasteleyn.logOpen(rows, columns)).isCloseTo(Math.log(count), within(1e-12));
    if (count < 1_000_000) {
      Square grid = new Square(List.of(rows, columns), Boundary.OPEN);
      assertThat(DimerEnumeration.of(grid).count()).isEqualTo(count);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4,4,272",
    "4,6,3108",
    "4,8,39952",
    "6,6,90176",
    "6,8,3113860",
    "8,8,311853312",
    "10,10,11203604497408"
  })
  void toriHaveTheirNumberOfCoverings(int rows, int columns, long count) {
    assertThat(Kasteleyn.logTorus(rows, columns)).isCloseTo(Math.log(count), within(1e-12));
    if (count < 1_000_000) {
      Square torus = new Square(List.of(rows, columns), Boundary.PERIODIC);
      assertThat(DimerEnumeration.of(torus).count()).isEqualTo(count);
    }
  }

  @ParameterizedTest
  @CsvSource({"12,0.2977258139", "16,0.2950169067"})
  void largerToriHaveTheirEntropy(int size, double perVertex) {
    assertThat(Kasteleyn.logTorus(size, size) / (size * size)).isCloseTo(perVertex, within(6e-11));
  }

  @Test
  void theEntropyOfLargeToriIsThatOfTheInfiniteLattice() {
    assertThat(Kasteleyn.logTorus(512, 512) / (512 * 512))
        .isCloseTo(Kasteleyn.ENTROPY, within(1e-5));
  }

  @Test
  void levelsOfSmallToriAreCounted() {
    assertThat(DimerEnumeration.levels(Square.torus(4)))
        .containsExactly(12, 0, 32, 64, 112, 0, 48, 0, 4);
    assertThat(DimerEnumeration.levels(Square.torus(6)))
        .containsExactly(
            28, 0, 72, 432, 1800, 3816, 10632, 11160, 15300, 17064, 13248, 8136, 5448, 1728, 1044,
            192, 72, 0, 4);
  }

  @Test
  void anEdgeIsCoveredWithProbabilityOneQuarter() {
    for (double attraction : new double[] {0, 1, -0.7}) {
      double covered = DimerEnumeration.mean(Square.torus(6), attraction, p -> p[0] == 1 ? 1 : 0);
      assertThat(covered).isCloseTo(0.25, within(1e-12));
    }
  }

  @Test
  void latticesThatCannotBeCountedAreRefused() {
    assertThatThrownBy(() -> Kasteleyn.logOpen(3, 5))
        .hasMessage("a 3 × 5 grid: an even number of vertices is wanted");
    assertThatThrownBy(() -> Kasteleyn.logTorus(4, 5))
        .hasMessage("a 4 × 5 torus: even extents from 4 on are wanted");
    assertThatThrownBy(() -> DimerEnumeration.of(Square.torus(10)))
        .hasMessage("100 sites are too many to enumerate coverings; at most 64");
  }
}
