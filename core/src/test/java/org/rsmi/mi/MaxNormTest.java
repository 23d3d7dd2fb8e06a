package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class MaxNormTest {
  private static final int ROWS = 300;

  @Test
  void nearestRowsAreThoseOfAFullSearch() {
    for (int columns : new int[] {1, 2, 7}) {
      Variable variable = variable(columns);
      MaxNorm norm = new MaxNorm(variable);
      for (int row = 0; row < ROWS; row++) {
        int[] nearest = new int[5];
        double radius = norm.nearest(row, nearest);
        double[] distances = distances(variable, row);
        assertThat(Arrays.stream(nearest).mapToDouble(other -> distances[other]).toArray())
            .isEqualTo(Arrays.stream(distances).sorted().skip(1).limit(5).toArray());
        assertThat(radius).isEqualTo(distances[nearest[4]]);
        assertThat(norm.distance(row, nearest[4])).isEqualTo(radius);
      }
    }
  }

  @Test
  void aRowAtTheRadiusIsNotWithinIt() {
    for (int columns : new int[] {1, 2, 7}) {
      Variable variable = variable(columns);
      MaxNorm norm = new MaxNorm(variable);
      for (int row = 0; row < ROWS; row++) {
        double[] distances = distances(variable, row);
        double radius = distances[(row + 1) % ROWS];
        int below = (int) Arrays.stream(distances).filter(d -> d < radius).count() - 1;
        assertThat(norm.within(row, radius)).isEqualTo(below);
        int upTo = (int) Arrays.stream(distances).filter(d -> d <= radius).count() - 1;
        assertThat(norm.within(row, Math.nextUp(radius))).isEqualTo(upTo);
      }
    }
  }

  @Test
  void equalRowsAreNeighboursAtNoDistance() {
    MaxNorm norm = new MaxNorm(Variable.of(2, 1, 2, 2));
    assertThat(norm.nearest(0, new int[2])).isZero();
    assertThat(norm.within(0, Double.MIN_VALUE)).isEqualTo(2);
  }

  private static Variable variable(int columns) {
    Rng rng = Rng.of(columns);
    double[] values = new double[ROWS * columns];
    Arrays.setAll(values, _ -> rng.nextGaussian());
    return new Variable(values, columns);
  }

  private static double[] distances(Variable variable, int row) {
    return IntStream.range(0, variable.rows())
        .mapToDouble(
            other ->
                IntStream.range(0, variable.columns())
                    .mapToDouble(c -> Math.abs(variable.at(row, c) - variable.at(other, c)))
                    .max()
                    .orElseThrow())
        .toArray();
  }
}
