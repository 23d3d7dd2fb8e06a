package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class FloTest extends BoundContract {

  @Override
  Bound bound() {
    return new Flo();
  }

  @Override
  double plain(double[][] f) {
    return plain(f, 1, 0);
  }

  private static double plain(double[][] f, double a, double b) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      double own = f[i][i];
      double u = b - a * own;
      sum += 1 - u - Math.exp(-u) * alternatives(f, i, score -> Math.exp(score - own));
    }
    return sum / f.length;
  }

  @Override
  Estimate populationValueAtTwoNats() {
    return new Estimate(2, 0, "nats"); // unbiased
  }

  @Test
  void learnedNumbersClimbTheFormula() {
    double[][] f = random(13, 1, Rng.of(2));
    Ascent ascent = new Ascent(bound(), 13);
    Parameter learned = ascent.parameters().getFirst();
    double a = 0.75;
    double b = -0.25;
    learned.value()[0] = (float) a;
    learned.value()[1] = (float) b;
    for (int repeat = 0; repeat < 2; repeat++) {
      assertThat(ascent.of(new ScoreMatrix(f))).isCloseTo(plain(f, a, b), within(1e-5));
      double h = 1e-4;
      assertThat((double) learned.gradient()[0])
          .isCloseTo((plain(f, a + h, b) - plain(f, a - h, b)) / (2 * h), within(1e-5));
      assertThat((double) learned.gradient()[1])
          .isCloseTo((plain(f, a, b + h) - plain(f, a, b - h)) / (2 * h), within(1e-5));
    }
  }

  @Test
  void scoresClimbTheFormulaWhateverTheLearnedNumbers() {
    double[][] f = random(7, 1, Rng.of(3));
    Ascent ascent = new Ascent(bound(), 7);
    float[] learned = ascent.parameters().getFirst().value();
    learned[0] = 0.75f;
    learned[1] = -0.25f;
    ScoreMatrix scores = new ScoreMatrix(f);
    ascent.of(scores);
    double h = 1e-4;
    for (int i = 0; i < 7; i++) {
      for (int j = 0; j < 7; j++) {
        double kept = f[i][j];
        f[i][j] = kept + h;
        double above = plain(f, 0.75, -0.25);
        f[i][j] = kept - h;
        double below = plain(f, 0.75, -0.25);
        f[i][j] = kept;
        assertThat(scores.gradient[i][j]).isCloseTo((above - below) / (2 * h), within(1e-6));
      }
    }
  }

  @Test
  void heldOutPairsMeetTheLearnedNumbers() {
    double[][] f = random(16, 1, Rng.of(4));
    Ascent ascent = new Ascent(bound(), 16);
    ascent.parameters().getFirst().value()[1] = 0.5f;
    assertThat(new Ascent(ascent.reported(), 16).of(new ScoreMatrix(f)))
        .isCloseTo(plain(f, 1, 0.5), within(1e-5));
  }
}
