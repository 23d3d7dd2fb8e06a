package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.net.Activation;
import org.rsmi.net.Parameter;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class HeldOutTest {
  private static final Gaussians LAW = new Gaussians(1, 0.6);
  private static final int SETS = 150;

  @Test
  void errorBarsOfIndependentPairsAreHonest() {
    assertHonest(repeat -> truth(LAW.pairs(200, repeat), repeat.split("bootstrap")));
  }

  @Test
  void errorBarsOfRepeatedPairsCountGroups() {
    assertHonest(repeat -> truth(repeated(LAW.pairs(200, repeat), 2), repeat.split("bootstrap")));
  }

  @Test
  void moreWindowsOfTheSameConfigurationsDoNotShrinkTheError() {
    Pairs pairs = LAW.pairs(400, Rng.of(4));
    double once = truth(pairs, Rng.of(5)).information().error();
    for (int times : new int[] {4, 16}) {
      double often = truth(repeated(pairs, times), Rng.of(5)).information().error();
      assertThat(often / once).as("%d times", times).isBetween(0.9, 1.1);
    }
  }

  /// Scores that lean towards large y: what a pair wins by them it costs the others.
  @ParameterizedTest
  @MethodSource("bounds")
  void errorBarsOfEveryBoundAreHonest(Bound bound) {
    Bound reported = bound.reported(bound.carried());
    Calibration scores = new Calibration(0.6, 0.1);
    assertHonest(
        repeat ->
            HeldOut.of(
                reported,
                new TrueCritic(LAW, 1).leaning(1),
                scores,
                LAW.pairs(200, repeat),
                repeat.split("bootstrap")));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void meanOverPairsIsTheBoundOfTheBatch(Bound bound) {
    Bound reported = bound.reported(bound.carried());
    Pairs pairs = LAW.pairs(100, Rng.of(21));
    double[][] f = BoundContract.scores(100, (i, j) -> 0.6 * LAW.logRatio(pairs, i, j) + 0.4);
    double value =
        Evaluation.of(reported, new TrueCritic(LAW, 1), new Calibration(0.6, 0.4), pairs)
            .local()
            .value();
    assertThat(value).isCloseTo(new Ascent(reported, 100).of(new ScoreMatrix(f)), within(1e-5));
  }

  static List<Bound> bounds() {
    return List.of(
        new InfoNce(),
        new Nwj(),
        new DonskerVaradhan(),
        Mine.defaults(),
        Tuba.defaults(),
        new JensenShannon(),
        new Smile(1),
        new Interpolated(0),
        Interpolated.defaults(),
        new Interpolated(1),
        new Flo());
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void calibrationTakesAnOffsetAway(Bound bound) {
    assumeThat(bound).isNotInstanceOf(Smile.class);
    Bound reported = bound.reported(bound.carried());
    Pairs select = LAW.pairs(500, Rng.of(22));
    Pairs report = LAW.pairs(2_000, Rng.of(23));
    for (double offset : new double[] {-20, 3, 20}) {
      CriticNetwork critic = new TrueCritic(LAW, 1, offset);
      Calibration scores = reported.calibrate(critic, select);
      Estimate information = HeldOut.of(reported, critic, scores, report, Rng.of(24)).information();
      assertThat(Math.abs(information.z(LAW.information()))).as("offset %s", offset).isLessThan(4);
    }
  }

  /// The scatter over report sets has the relative error `1/√(2 (n − 1))`, here 6 %.
  private static void assertHonest(Function<Rng, HeldOut> evaluation) {
    double[] values = new double[SETS];
    double[] variances = new double[SETS];
    for (int n = 0; n < SETS; n++) {
      HeldOut heldOut = evaluation.apply(Rng.of(n).split("honest"));
      values[n] = heldOut.information().value();
      variances[n] = Math.pow(heldOut.information().error(), 2);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double scatter = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (SETS - 1);
    double quoted = Arrays.stream(variances).average().orElseThrow();
    assertThat(Math.sqrt(quoted / scatter)).isCloseTo(1, within(4 / Math.sqrt(2.0 * (SETS - 1))));
  }

  @Test
  void trueCriticReportsTheInformation() {
    HeldOut heldOut = truth(LAW.pairs(2_000, Rng.of(5)), Rng.of(6));
    assertThat(Math.abs(heldOut.information().z(LAW.information()))).isLessThan(4);
    assertThat(heldOut.pairs()).isEqualTo(2_000);
    assertThat(heldOut.ceiling()).isEqualTo(Math.log(2_000));
    assertThat(heldOut.effectiveSamples()).isBetween(1_500.0, 2_000.0);
  }

  @Test
  void repeatedPairsAreWorthTheirGroups() {
    Pairs pairs = LAW.pairs(1_000, Rng.of(7));
    HeldOut once = truth(pairs, Rng.of(8));
    HeldOut fourTimes = truth(repeated(pairs, 4), Rng.of(8));
    assertThat(fourTimes.effectiveSamples()).isCloseTo(once.effectiveSamples(), within(1.0));
    assertThat(fourTimes.information().error() / once.information().error())
        .isCloseTo(1, within(0.01));
  }

  @Test
  void correlatedConfigurationsWidenTheError() {
    Pairs pairs = LAW.pairs(500, Rng.of(9));
    Pairs slow = repeated(pairs, 8);
    int[] each = new int[slow.size()];
    Arrays.setAll(each, i -> i);
    HeldOut sticky = truth(new Pairs(slow.x(), slow.y(), each), Rng.of(10));
    double independent = truth(pairs, Rng.of(10)).information().error();
    assertThat(sticky.information().error() / independent).isBetween(0.7, 1.3);
    assertThat(sticky.effectiveSamples()).isBetween(300.0, 800.0);
  }

  @Test
  void oneLargeBatchEqualsTheDoubleSumInFloat64() {
    int k = 20_000;
    Pairs pairs = LAW.pairs(k, Rng.of(11));
    CriticNetwork critic =
        new Separable(List.of(16), 8, Activation.TANH, 0).network(1, 1, Rng.of(12));
    HeldOut heldOut = HeldOut.of(new InfoNce(), critic, pairs, Rng.of(13));
    double[][] u = embed(critic.parameters().subList(0, 4), pairs.x());
    double[][] v = embed(critic.parameters().subList(4, 8), pairs.y());
    double sum = 0;
    for (int i = 0; i < k; i++) {
      double total = 0;
      for (int j = 0; j < k; j++) {
        total += Math.exp(product(u[i], v[j]));
      }
      sum += product(u[i], v[i]) - Math.log(total);
    }
    assertThat(heldOut.information().value()).isCloseTo(Math.log(k) + sum / k, within(1e-4));
  }

  /// `W₂ᵀ tanh(W₁ x)` in float64; fresh biases are 0.
  private static double[][] embed(List<Parameter> layers, float[] x) {
    float[] first = layers.get(0).value();
    float[] second = layers.get(2).value();
    int stride = second.length / 16;
    double[][] embedded = new double[x.length][8];
    for (int i = 0; i < x.length; i++) {
      for (int h = 0; h < 16; h++) {
        double hidden = Math.tanh((double) x[i] * first[h]);
        for (int d = 0; d < 8; d++) {
          embedded[i][d] += hidden * second[h * stride + d];
        }
      }
    }
    return embedded;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += a[d] * b[d];
    }
    return sum;
  }

  @Test
  void gainMultipliesTheScores() {
    Pairs pairs = LAW.pairs(300, Rng.of(16));
    Estimate halved =
        HeldOut.of(new InfoNce(), new TrueCritic(LAW, 2), new Calibration(0.5, 0), pairs, Rng.of(6))
            .information();
    assertThat(halved.value())
        .isCloseTo(truth(pairs, Rng.of(6)).information().value(), within(1e-6));
  }

  @Test
  void calibrationFindsTheFactorThatTheLawAsksFor() {
    Pairs select = LAW.pairs(1_000, Rng.of(17));
    for (double factor : new double[] {0.8, 3}) {
      CriticNetwork critic = new TrueCritic(LAW, factor);
      Calibration scores = Calibration.of(new InfoNce(), critic, select);
      assertThat(scores.offset()).isZero();
      assertThat(scores.gain() * factor).as("factor %s", factor).isCloseTo(1, within(0.25));
    }
  }

  @Test
  void calibrationTurnsScoresAgainstTheLawDown() {
    CriticNetwork backwards = new TrueCritic(LAW, -3);
    Calibration scores = Calibration.of(new InfoNce(), backwards, LAW.pairs(200, Rng.of(19)));
    assertThat(scores.gain()).isCloseTo(0.05, within(0.02));
  }

  @Test
  void boundThatIsNotFiniteIsUnknown() {
    Pairs pairs = LAW.pairs(20, Rng.of(14));
    Estimate information =
        HeldOut.of(
                new InfoNce(), new TrueCritic(new Gaussians(1, Double.NaN), 1), pairs, Rng.of(15))
            .information();
    assertThat(information.value()).isNaN();
    assertThat(information.error()).isNaN();
  }

  private static HeldOut truth(Pairs pairs, Rng rng) {
    return HeldOut.of(new InfoNce(), new TrueCritic(LAW, 1), pairs, rng);
  }

  /// Every pair `times` in a row, in one group.
  private static Pairs repeated(Pairs pairs, int times) {
    int size = pairs.size() * times;
    float[] x = new float[size];
    float[] y = new float[size];
    int[] group = new int[size];
    for (int i = 0; i < size; i++) {
      x[i] = pairs.x()[i / times];
      y[i] = pairs.y()[i / times];
      group[i] = i / times;
    }
    return new Pairs(x, y, group);
  }
}
