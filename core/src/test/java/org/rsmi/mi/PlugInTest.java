package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class PlugInTest extends EstimatorContract {
  @Override
  Estimator estimator() {
    return new PlugIn(PlugIn.Correction.NONE);
  }

  @Override
  PairedSamples samples(double dependence, Rng rng) {
    return Drawn.copies(5_000, dependence, rng);
  }

  @Override
  PairedSamples impossible() {
    return Drawn.gaussian(100, 1, 0.5, Rng.of(1));
  }

  @Override
  double tolerance() {
    return 1e-12;
  }

  @Test
  void fourSymbolsAgreeWithTheClosedForm() {
    double truth = Drawn.informationOfCopies(0.5);
    Estimate information = of(Drawn.copies(10_000, 0.5, Rng.of(51)));
    assertThat(Math.abs(information.z(truth))).as("%s", information).isLessThan(4);
  }

  @Test
  void countsInProportionToTheLawGiveItsInformation() {
    double[] x = {0, 0, 0, 1, 1, 1, 1, 1};
    double[] y = {0, 0, 1, 0, 1, 1, 1, 1};
    PairedSamples samples = PairedSamples.independent(Variable.of(x), Variable.of(y));
    double wanted =
        2.0 / 8 * Math.log(2 * 8 / 9.0)
            + 2 * (1.0 / 8 * Math.log(8 / 15.0))
            + 4.0 / 8 * Math.log(4 * 8 / 25.0);
    assertThat(of(samples).value()).isCloseTo(wanted, within(1e-12));
  }

  /// The bias of `(4 − 1)²/(2N)` shows in the mean of many samples.
  @Test
  void correctionOfMillerAndMadowRemovesTheLeadingBias() {
    double truth = Drawn.informationOfCopies(0.3);
    double[] raw = new double[400];
    double[] corrected = new double[400];
    for (int n = 0; n < raw.length; n++) {
      PairedSamples samples = Drawn.copies(300, 0.3, Rng.of(n));
      raw[n] = of(samples).value();
      corrected[n] =
          new PlugIn(PlugIn.Correction.MILLER_MADOW)
              .estimate(samples, Rng.of(1))
              .information()
              .value();
    }
    double mean = Arrays.stream(raw).average().orElseThrow();
    double squares = Arrays.stream(raw).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(squares) / raw.length;
    assertThat(mean - truth).isCloseTo(9 / 600.0, within(4 * error));
    assertThat(Arrays.stream(corrected).average().orElseThrow())
        .isCloseTo(truth, within(4 * error));
  }

  @Test
  void fewObservationsPerCellSpeakAgainstTheNumber() {
    Estimator.Result result = estimator().estimate(Drawn.copies(40, 0, Rng.of(52)), Rng.of(1));
    assertThat(result.information().value()).isFinite();
    assertThat(result.reasons()).hasSize(1);
  }

  @Test
  void manyObservationsPerCellAreTrusted() {
    assertThat(estimator().estimate(samples(0.5, Rng.of(53)), Rng.of(1)).reasons()).isEmpty();
  }

  @Test
  void errorBarsAreHonest() {
    assertThat(honesty(0.5)).isCloseTo(1, within(0.2));
  }
}
