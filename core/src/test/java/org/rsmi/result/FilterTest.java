package org.rsmi.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
  @Test
  void anImageHasTheRowsOfTheBlock() {
    double[][] weights = {{1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}};
    Filter filter = new Filter(List.of(2, 3), weights, new double[2]);
    assertThat(filter.components()).isEqualTo(2);
    assertThat(filter.image(1)).isDeepEqualTo(new double[][] {{6, 5, 4}, {3, 2, 1}});
    assertThat(new Filter(List.of(6), weights, new double[2]).image(0))
        .isDeepEqualTo(new double[][] {{1, 2, 3, 4, 5, 6}});
  }

  @Test
  void aFilterThatDoesNotFitItsBlockIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Filter(List.of(2, 2), new double[1][3], new double[1]))
        .withMessage("1 filters with 1 biases for a block of shape [2, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Filter(List.of(3), new double[1][3], new double[2]));
  }
}
