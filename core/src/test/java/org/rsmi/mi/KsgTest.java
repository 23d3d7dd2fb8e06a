package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class KsgTest {
  abstract static class VariantContract extends EstimatorContract {
    abstract Ksg.Variant variant();

    @Override
    Estimator estimator() {
      return new Ksg(variant(), 4);
    }

    @Override
    PairedSamples samples(double dependence, Rng rng) {
      return Drawn.gaussian(1_000, 1, dependence, rng);
    }

    @Override
    PairedSamples impossible() {
      return Drawn.gaussian(4, 1, 0.5, Rng.of(1));
    }

    @Override
    double tolerance() {
      return 1e-9;
    }

    @Test
    void gaussiansAgreeWithTheClosedForm() {
      Estimate information = of(Drawn.gaussian(10_000, 1, 0.75, Rng.of(31)));
      assertThat(Math.abs(information.z(0.413339))).as("%s", information).isLessThan(4);
    }

    @Test
    void gaussianPlanesAgreeWithTheClosedForm() {
      Estimate information = of(Drawn.gaussian(3_000, 2, 0.5, Rng.of(32)));
      assertThat(Math.abs(information.z(-Math.log(0.75)))).as("%s", information).isLessThan(4);
    }

    /// The edges of the law cost 0.025 nats at 10⁴ rows and 0.005 at 10⁵.
    @Test
    void additiveUniformNoiseAgreesWithTheClosedForm() {
      Estimate information = of(Drawn.uniform(100_000, Rng.of(33)));
      assertThat(information.value()).isCloseTo(1.709438, within(0.01));
    }

    @Test
    void partlyDiscreteVariablesAgreeWithTheClosedForm() {
      Estimate information = of(Drawn.partlyDiscrete(5_000, Rng.of(34)));
      double truth = Math.log(5) - 0.8 * Math.log(2);
      assertThat(Math.abs(information.z(truth))).as("%s", information).isLessThan(4);
    }

    @Test
    void errorBarsAreNearlyHonest() {
      assertThat(honesty(0.75)).isBetween(0.7, 1.2);
    }

    @Test
    void constantColumnsTellNothing() {
      PairedSamples samples = samples(0.6, Rng.of(35));
      double[] padded = new double[2 * samples.rows()];
      Arrays.setAll(padded, i -> i % 2 == 0 ? samples.x().values()[i / 2] : 7);
      PairedSamples wider =
          new PairedSamples(new Variable(padded, 2), samples.y(), samples.group());
      assertThat(of(wider).value()).isCloseTo(of(samples).value(), within(1e-9));
    }
  }

  @Nested
  class First extends VariantContract {
    @Override
    Ksg.Variant variant() {
      return Ksg.Variant.FIRST;
    }
  }

  @Nested
  class Second extends VariantContract {
    @Override
    Ksg.Variant variant() {
      return Ksg.Variant.SECOND;
    }
  }

  @Nested
  class Mixed extends VariantContract {
    @Override
    Ksg.Variant variant() {
      return Ksg.Variant.MIXED;
    }
  }

  /// On three points of a diagonal with k = 1 neighbours can be counted by hand. Both distances to
  /// the nearest are equal but for the jitter: FIRST counts it in one of x and y, SECOND in both,
  /// MIXED, without jitter, in neither. `ψ(3) − ψ(1) = 3/2` and `ψ(2) − ψ(1) = 1`, to 3·10⁻⁹.
  @Test
  void handCountedNeighboursGiveTheFormulas() {
    PairedSamples line = PairedSamples.independent(Variable.of(0, 1, 3), Variable.of(0, 1, 3));
    assertThat(value(Ksg.Variant.FIRST, 1, line)).isCloseTo(1.5 - 1, within(1e-8));
    assertThat(value(Ksg.Variant.SECOND, 1, line)).isCloseTo(1.5 - 1, within(1e-8));
    double euler = 0.5772156649015329;
    assertThat(value(Ksg.Variant.MIXED, 1, line)).isCloseTo(Math.log(3) + euler, within(1e-8));
  }

  @Test
  void mixedVariantOnSymbolsIsNearThePlugIn() {
    PairedSamples copies = Drawn.copies(2_000, 0.5, Rng.of(36));
    double plugIn =
        new PlugIn(PlugIn.Correction.NONE).estimate(copies, Rng.of(1)).information().value();
    assertThat(value(Ksg.Variant.MIXED, 4, copies)).isCloseTo(plugIn, within(5e-3));
  }

  @Test
  void repeatedRowsSpeakAgainstAllButTheMixedVariant() {
    PairedSamples copies = Drawn.copies(500, 0.5, Rng.of(37));
    for (Ksg.Variant variant : Ksg.Variant.values()) {
      Estimator.Result result = new Ksg(variant, 4).estimate(copies, Rng.of(1));
      assertThat(result.reasons()).hasSize(variant == Ksg.Variant.MIXED ? 0 : 1);
    }
  }

  /// Nearest neighbours leave out information in many dimensions: 0.62 of 0.72 nats.
  @Test
  void tenDimensionsAreEstimatedTooLow() {
    Estimate information =
        Ksg.defaults().estimate(Drawn.gaussian(5_000, 5, 0.5, Rng.of(38)), Rng.of(1)).information();
    assertThat(information.value()).isBetween(0.5, 0.7);
  }

  @Test
  void noNeighboursAreRejected() {
    assertThatThrownBy(() -> new Ksg(Ksg.Variant.FIRST, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("neighbours = 0");
  }

  private static double value(Ksg.Variant variant, int neighbours, PairedSamples samples) {
    return new Ksg(variant, neighbours).estimate(samples, Rng.of(1)).information().value();
  }
}
