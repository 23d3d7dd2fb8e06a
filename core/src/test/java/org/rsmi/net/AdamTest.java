package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Rng;

class AdamTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 15, 16, 17, 40})
  void movesEqualThePublishedFormula(int length) {
    Rng rng = Rng.of(length);
    Parameter p = Parameter.zeros("p", length);
    Adam adam = new Adam(List.of(p));
    double[] value = new double[length];
    double[] mean = new double[length];
    double[] square = new double[length];
    for (int t = 1; t <= 50; t++) {
      double rate = 1e-2 / t;
      for (int i = 0; i < length; i++) {
        p.gradient()[i] = (float) (rng.nextGaussian() * Math.pow(10, -i % 5));
        double g = p.gradient()[i];
        mean[i] = 0.9 * mean[i] + 0.1 * g;
        square[i] = 0.999 * square[i] + 0.001 * g * g;
        double corrected = Math.sqrt(square[i] / (1 - Math.pow(0.999, t)));
        value[i] += rate * mean[i] / (1 - Math.pow(0.9, t)) / (corrected + 1e-8);
      }
      adam.ascend(rate);
    }
    assertThat(adam.step()).isEqualTo(50);
    assertThat(Plain.distance(p.value(), value)).isLessThan(1e-5);
  }

  @Test
  void paddingWithoutGradientStaysZero() {
    Parameter p = Parameter.zeros("p", 16);
    Adam adam = new Adam(List.of(p));
    adam.ascend(0.1);
    assertThat(p.value()).containsOnly(0f);
  }

  @Test
  void theMeanOfASilentUnitFadesWithoutBecomingADenormalNumber() {
    Parameter p = Parameter.zeros("p", 21);
    Adam adam = new Adam(List.of(p));
    Arrays.fill(p.gradient(), 1f);
    adam.ascend(1e-3);
    Arrays.fill(p.gradient(), 0f);
    for (int t = 0; t < 1_500; t++) {
      adam.ascend(1e-3);
      for (float mean : adam.moments().getFirst().value()) {
        assertThat(mean == 0f || mean > 1e-33f).as("mean %s", mean).isTrue();
      }
    }
    for (float mean : adam.moments().getFirst().value()) {
      assertThat(mean).isLessThan(1e-31f);
    }
  }

  @Test
  void resumedOptimiserContinuesBitForBit() {
    Parameter whole = Parameter.zeros("p", 21);
    Adam uninterrupted = new Adam(List.of(whole));
    climb(uninterrupted, whole, 0, 20);

    Parameter part = Parameter.zeros("p", 21);
    Adam first = new Adam(List.of(part));
    climb(first, part, 0, 7);
    Parameter copy = new Parameter("p", part.value().clone(), new float[21]);
    Adam second = new Adam(List.of(copy));
    Parameter from = first.moments().getFirst();
    Parameter to = second.moments().getFirst();
    System.arraycopy(from.value(), 0, to.value(), 0, 21);
    System.arraycopy(from.gradient(), 0, to.gradient(), 0, 21);
    second.resumeAt(first.step());
    climb(second, copy, 7, 20);

    assertThat(copy.value()).isEqualTo(whole.value());
  }

  private static void climb(Adam adam, Parameter p, int from, int to) {
    for (int t = from; t < to; t++) {
      System.arraycopy(Plain.random(21, Rng.of(t)), 0, p.gradient(), 0, 21);
      adam.ascend(0.01);
    }
  }
}
