package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GaussianInformationTest {

  @Test
  void fieldOnTheSmallTorusAgreesWithTheTable() {
    // oracle table §5.2, massive Gaussian field, first row
    GaussianInformation field = field(8, 2, 1);
    assertThat(field.visible()).isCloseTo(0.305780, within(1e-6));
    assertThat(field.correlations())
        .containsExactly(new double[] {0.639032, 0.197502, 0.197502, 0.084251}, within(1e-6));
    assertThat(field.components(1)).isCloseTo(0.262430, within(1e-6));
    assertThat(field.linear(1, 1, 1, 1)).isCloseTo(0.262430, within(1e-6));
    assertThat(field.linear(1, 0, 0, 0)).isCloseTo(0.154481, within(1e-6));
  }

  @Test
  void bestFilterOfTheLargerBlockIsItsBoundary() {
    // oracle table §5.2, second row, and the filter below the table
    GaussianInformation field = field(16, 4, 2);
    double[] uniform = new double[16];
    Arrays.fill(uniform, 1);
    double[] corner = new double[16];
    corner[0] = 1;
    assertThat(field.visible()).isCloseTo(0.175997, within(1e-6));
    assertThat(Arrays.copyOf(field.correlations(), 4))
        .containsExactly(new double[] {0.431415, 0.237097, 0.237097, 0.123512}, within(1e-6));
    assertThat(field.components(1)).isCloseTo(0.102971, within(1e-6));
    assertThat(field.linear(uniform)).isCloseTo(0.092489, within(1e-6));
    assertThat(field.linear(corner)).isCloseTo(0.042713, within(1e-6));
    double[] best = field.filters()[0];
    assertThat(field.linear(best)).isCloseTo(field.components(1), within(1e-12));
    assertThat(best[1] / best[0]).isCloseTo(0.4569, within(1e-4));
    assertThat(best[5] / best[0]).isCloseTo(0, within(1e-10));
  }

  @Test
  void onePairHasTheTextbookInformation() {
    double[][] covariance = {{4, 1.5, 0}, {1.5, 1, 0}, {0, 0, 2}};
    GaussianInformation pair = GaussianInformation.of(covariance, new int[] {0, 2}, new int[] {1});
    assertThat(pair.visible()).isCloseTo(-Math.log1p(-0.75 * 0.75) / 2, within(1e-14));
    assertThat(pair.linear(0, 1)).isZero();
    assertThat(pair.filters()).hasDimensions(1, 2);
  }

  @Test
  void aSingularCovarianceIsRejected() {
    assertThatThrownBy(() -> GaussianInformation.of(new double[][] {{1, 0}, {0, 0}}, 1))
        .hasMessage("C_EE is not positive definite");
  }

  private static GaussianInformation field(int size, int block, int buffer) {
    int[] sites = IntStream.range(0, size * size).toArray();
    int[] visible =
        Arrays.stream(sites).filter(s -> s / size < block && s % size < block).toArray();
    int[] environment =
        Arrays.stream(sites)
            .filter(
                s -> beyond(s / size, size, block, buffer) || beyond(s % size, size, block, buffer))
            .toArray();
    return new MassiveField(size, 0.1).information(visible, environment);
  }

  private static boolean beyond(int x, int size, int block, int buffer) {
    return x >= block + buffer && x < size - buffer;
  }
}
