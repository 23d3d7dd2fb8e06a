package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Rng;
import org.rsmi.oracle.BeyondNormal;
import org.rsmi.oracle.Task;

class JointNormalityTest {
  private static final int ROWS = 1_500;

  @Test
  void normalColumnsAreRarelyRejected() {
    long rejected =
        IntStream.range(0, 200)
            .filter(n -> ranked(BeyondNormal.dense(2).sample(400, Rng.of(n))).isRejected())
            .count();
    // three tests, each at most 2 % of 200: 12 ± 3.4
    assertThat(rejected).isLessThanOrEqualTo(12 + 4 * 3);
  }

  @Test
  void momentsOfNormalColumnsScatterAroundNoneByOne() {
    double mean = 0;
    double square = 0;
    for (int n = 0; n < 100; n++) {
      PairedSamples samples = Drawn.gaussian(300, 3, 0.5, Rng.of(1_000 + n));
      double kurtosis = of(samples).kurtosis();
      mean += kurtosis / 100;
      square += kurtosis * kurtosis / 100;
    }
    assertThat(mean).isCloseTo(0, within(4 * 0.1));
    assertThat(square).isCloseTo(1, within(4 * 0.2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1v1-additive-0.1",
        "1v1-additive-0.75",
        "student-identity-1-1-1",
        "swissroll_x-normal_cdf-1v1-normal-0.75",
        "student-identity-2-2-2",
        "student-identity-5-5-3",
        "spiral-multinormal-sparse-3-3-2-2.0",
        "spiral-normal_cdf-multinormal-sparse-3-3-2-2.0",
        "spiral-normal_cdf-multinormal-sparse-25-25-2-2.0",
        "asinh-student-identity-5-5-2"
      })
  void otherCopulasAreRejected(String name) {
    assertThat(ranked(task(name).sample(ROWS, Rng.of(2))).isRejected()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normal_cdf-multinormal-sparse-5-5-2-2.0",
        "half_cube-multinormal-sparse-5-5-2-2.0",
        "1v1-bimodal-0.75"
      })
  void monotoneMapsOfColumnsLeaveAGaussianCopula(String name) {
    assertThat(ranked(task(name).sample(ROWS, Rng.of(3))).isRejected()).isFalse();
  }

  @Test
  void longTailsAreRejectedWhereColumnsKeepTheirShape() {
    PairedSamples samples = task("half_cube-multinormal-sparse-5-5-2-2.0").sample(ROWS, Rng.of(4));
    assertThat(of(samples).isRejected()).isTrue();
  }

  /// Any two of the three are independent normals.
  @Test
  void signOfAProductIsRejectedByTheThirdMoments() {
    assertThat(signs(2, Rng.of(5)).skewness()).isGreaterThan(10);
  }

  /// Any three of the four are independent normals.
  @Test
  void signOfAProductOfThreeIsRejectedByTheFourthMoments() {
    assertThat(signs(3, Rng.of(6)).kurtosis()).isGreaterThan(10);
  }

  @Test
  void copiesOfRowsInOneGroupAreNoEvidence() {
    PairedSamples samples = Drawn.gaussian(400, 2, 0.5, Rng.of(7));
    int[] copied = IntStream.range(0, 2_000).map(i -> i / 5).toArray();
    Variable all = samples.x().beside(samples.y()).rows(copied);
    assertThat(JointNormality.of(all, copied).isRejected()).isFalse();
    int[] apart = IntStream.range(0, 2_000).toArray();
    assertThat(JointNormality.of(all, apart).isRejected()).isTrue();
  }

  @Test
  void columnThatIsTheSumOfOthersIsRejected() {
    PairedSamples samples = Drawn.gaussian(400, 1, 0.5, Rng.of(8));
    double[] sum = new double[400];
    for (int row = 0; row < sum.length; row++) {
      sum[row] = samples.x().at(row, 0) + samples.y().at(row, 0);
    }
    Variable all = samples.x().beside(samples.y()).beside(Variable.of(sum));
    assertThat(JointNormality.of(all, samples.group()).isRejected()).isTrue();
  }

  private static JointNormality signs(int factors, Rng rng) {
    int columns = factors + 1;
    double[] values = new double[ROWS * columns];
    for (int row = 0; row < ROWS; row++) {
      double sign = 1;
      for (int c = 0; c < factors; c++) {
        values[row * columns + c] = rng.nextGaussian();
        sign *= Math.signum(values[row * columns + c]);
      }
      values[row * columns + factors] = sign * Math.abs(rng.nextGaussian());
    }
    return JointNormality.of(new Variable(values, columns), IntStream.range(0, ROWS).toArray());
  }

  private static Task task(String name) {
    return BeyondNormal.all().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static JointNormality ranked(PairedSamples samples) {
    return of(
        new PairedSamples(
            Encoding.of(samples.x(), Preprocessing.RANK).scores(),
            Encoding.of(samples.y(), Preprocessing.RANK).scores(),
            samples.group()));
  }

  private static JointNormality of(PairedSamples samples) {
    return JointNormality.of(samples.x().beside(samples.y()), samples.group());
  }
}
