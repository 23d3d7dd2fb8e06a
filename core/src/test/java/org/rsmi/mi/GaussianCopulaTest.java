package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.oracle.KnownPair;

class GaussianCopulaTest {
  @Test
  void blockOfTheGaussianFieldHasItsClosedForm() {
    KnownPair field = KnownPair.field(16, 4, 2, 0.1);
    Estimate information = of(field.sample(4_000, Rng.of(1))).information();
    assertThat(Math.abs(information.z(field.information()))).as("%s", information).isLessThan(3);
  }

  @Test
  void independentColumnsHaveNoInformationOnAverage() {
    double[] values = new double[100];
    Arrays.setAll(values, n -> of(Drawn.gaussian(400, 5, 0, Rng.of(n))).information().value());
    double mean = Arrays.stream(values).average().orElseThrow();
    // χ²(25)/(2·400) has the width √12.5/400
    assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(12.5) / 400 / 10 + 5e-4));
  }

  /// Five copies of a row know as much as the row.
  @Test
  void biasCountsGroupsAndNotRows() {
    int[] copied = IntStream.range(0, 2_000).map(i -> i / 5).toArray();
    double[] values = new double[50];
    for (int n = 0; n < values.length; n++) {
      PairedSamples once = Drawn.gaussian(400, 5, 0, Rng.of(n));
      PairedSamples copies =
          new PairedSamples(once.x().rows(copied), once.y().rows(copied), copied);
      values[n] = of(copies).information().value();
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    assertThat(mean).isCloseTo(0, within(4 * Math.sqrt(12.5) / 400 / Math.sqrt(50) + 5e-4));
  }

  @Test
  void errorBarsHoldTheTruth() {
    double truth = -1.5 * Math.log(0.75);
    double square = 0;
    for (int n = 0; n < 100; n++) {
      double z = of(Drawn.gaussian(500, 3, 0.5, Rng.of(200 + n))).information().z(truth);
      square += z * z / 100;
    }
    assertThat(square).isCloseTo(1, within(4 * Math.sqrt(2.0 / 100)));
  }

  @Test
  void largerLowerBoundRefutesIt() {
    PairedSamples samples = Drawn.gaussian(1_000, 1, 0.5, Rng.of(2));
    GaussianCopula copula = of(samples);
    assertThat(copula.isRefuted(shifted(copula, -0.01))).isFalse();
    assertThat(copula.isRefuted(shifted(copula, 0.01))).isTrue();
  }

  private static LocalInformation shifted(GaussianCopula copula, double excess) {
    double[] terms = Arrays.stream(copula.terms().terms()).map(term -> term + excess).toArray();
    return new LocalInformation(terms, copula.terms().group());
  }

  @Test
  void fewRowsForEachColumnKnowNothing() {
    assertThat(GaussianCopula.isKnown(Drawn.gaussian(199, 1, 0.5, Rng.of(1)))).isFalse();
    assertThat(GaussianCopula.isKnown(Drawn.gaussian(200, 5, 0.5, Rng.of(1)))).isTrue();
    assertThat(GaussianCopula.isKnown(Drawn.gaussian(200, 6, 0.5, Rng.of(1)))).isFalse();
  }

  private static GaussianCopula of(PairedSamples samples) {
    return GaussianCopula.of(samples, Rng.of(3));
  }
}
