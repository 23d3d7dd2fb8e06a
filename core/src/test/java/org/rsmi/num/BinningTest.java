package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BinningTest {

  @Test
  void plateauOfAnAutoregressiveSeriesIsItsTrueError() {
    int length = 1 << 17;
    Binning binning = Binning.of(AutocorrelationTest.autoregressive(0.9, length, 1), "");
    double truth = Math.sqrt(1.9 / 0.1 / length);
    assertThat(binning.plateau()).isTrue();
    assertThat(binning.mean().error()).isCloseTo(truth, within(0.1 * truth));
    assertThat(binning.levels().getFirst().error().value())
        .isCloseTo(1 / Math.sqrt(length), within(0.05 / Math.sqrt(length)));
  }

  @Test
  void independentValuesStandOnThePlateauFromTheStart() {
    Binning binning = Binning.of(AutocorrelationTest.autoregressive(0, 1 << 14, 2), "");
    assertThat(binning.plateau()).isTrue();
    assertThat(binning.mean().error()).isCloseTo(1.0 / 128, within(0.05 / 128));
  }

  @Test
  void aSeriesShorterThanItsMemoryReachesNoPlateau() {
    Binning binning = Binning.of(AutocorrelationTest.autoregressive(0.999, 4_096, 3), "");
    assertThat(binning.plateau()).isFalse();
    assertThat(binning.mean().error()).isEqualTo(binning.levels().getLast().error().value());
  }

  @Test
  void levelsDoubleUntil32BinsRemain() {
    assertThat(Binning.of(new double[256], "").levels())
        .extracting(Binning.Level::size)
        .containsExactly(1, 2, 4, 8);
    assertThat(Binning.of(new double[3], "").levels()).hasSize(1);
  }

  @Test
  void binningTakesTwoValues() {
    assertThatThrownBy(() -> Binning.of(new double[1], ""))
        .hasMessage("1 values: binning takes at least 2");
  }
}
