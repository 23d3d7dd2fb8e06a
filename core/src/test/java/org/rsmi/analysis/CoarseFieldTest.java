package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.result.Filter;

class CoarseFieldTest {
  private static final Filter SLOPE =
      new Filter(List.of(2, 2), new double[][] {{1, 2, 0, -1}}, new double[] {0.5});

  private static final float[] NUMBERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

  private static CoarseField field(CoarseField.Reading reading, int stride, Boundary boundary) {
    return new CoarseField("slope", SLOPE, reading, stride, boundary);
  }

  @Test
  void aFieldIsTheFilterOnTheBlockAtEveryPlaceOfATorus() {
    double[] h = field(CoarseField.Reading.LINEAR, 1, Boundary.PERIODIC).of(NUMBERS, List.of(3, 4));
    assertThat(h).hasSize(12);
    assertThat(h[0]).isEqualTo(1 + 2 * 2 - 6 + 0.5);
    assertThat(h[3]).as("over the right edge").isEqualTo(4 + 2 * 1 - 5 + 0.5);
    assertThat(h[11]).as("over the corner").isEqualTo(12 + 2 * 9 - 1 + 0.5);
  }

  @Test
  void blocksAreSideBySideWhereTheStrideIsTheirExtent() {
    double[] h = field(CoarseField.Reading.LINEAR, 2, Boundary.OPEN).of(NUMBERS, List.of(3, 4));
    assertThat(h).containsExactly(1 + 4 - 6 + 0.5, 3 + 8 - 8 + 0.5);
    assertThat(field(CoarseField.Reading.LINEAR, 2, Boundary.OPEN).shape(List.of(3, 4)))
        .containsExactly(1, 2);
  }

  @Test
  void theHardRuleIsASignAndZeroIsPlus() {
    Filter difference = new Filter(List.of(2), new double[][] {{1, -1}}, new double[1]);
    CoarseField hard =
        new CoarseField("difference", difference, CoarseField.Reading.HARD, 1, Boundary.PERIODIC);
    assertThat(hard.of(new float[] {1, 1, 2}, List.of(3))).containsExactly(1, -1, 1);
  }

  @Test
  void productsOfNeighboursAreMinusTheEnergyOfSpins() {
    float[] spins = {1, -1, 1, 1, 1, -1, 1, 1, 1};
    LocalOperator energy =
        new LocalOperator(
            CoarseField.site(2, 1, Boundary.PERIODIC), LocalOperator.Product.NEIGHBOURS);
    double sum = java.util.Arrays.stream(energy.of(spins, List.of(3, 3))).sum();
    double bonds = 0;
    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        bonds += spins[3 * y + x] * (spins[3 * y + (x + 1) % 3] + spins[(y + 1) % 3 * 3 + x]);
      }
    }
    assertThat(sum).isEqualTo(bonds / 2);
    assertThat(energy.name()).isEqualTo("site·neighbours");
  }

  @Test
  void whatDoesNotFitIsToldInOneLine() {
    CoarseField periodic = field(CoarseField.Reading.LINEAR, 2, Boundary.PERIODIC);
    assertThatThrownBy(() -> periodic.shape(List.of(3, 4)))
        .hasMessage(
            "stride = 2 does not divide the 3 sites of a periodic axis; open boundaries take any");
    assertThatThrownBy(() -> periodic.shape(List.of(1, 4)))
        .hasMessageContaining("is larger than the 1 sites");
    assertThatThrownBy(() -> periodic.shape(List.of(12)))
        .hasMessageContaining("want one axis or two, as many of each");
    assertThatThrownBy(() -> CoarseField.component(SLOPE, 1))
        .hasMessage("component = 1: the filter has 1, counted from 0");
  }
}
