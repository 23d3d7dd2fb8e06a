package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// What every [Bound] must fulfil, as a function of the score matrix alone.
abstract class BoundContract {
  static final Gaussians TWO_NATS = Gaussians.twenty(2);
  static final int PAIRS = 128;

  abstract Bound bound();

  /// The value by its formula, in float64.
  abstract double plain(double[][] f);

  /// Its mean over batches of 128 pairs of [#TWO_NATS], with the best scores.
  abstract Estimate populationValueAtTwoNats();

  /// The best scores for independent pairs.
  double level() {
    return 0;
  }

  /// What the gradient at `f` is of, with carried numbers as they are there.
  ToDoubleFunction<double[][]> objective(double[][] f) {
    return this::value;
  }

  @Test
  void gradientAgreesWithFiniteDifferences() {
    for (int k : new int[] {2, 3, 5, 16, 19}) {
      double[][] f = random(k, 1, Rng.of(k));
      ToDoubleFunction<double[][]> objective = objective(random(k, 1, Rng.of(k)));
      double[][] gradient = ascended(f).gradient;
      double difference = 0;
      double norm = 0;
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          double slope = slope(objective, f, i, j);
          difference += Math.pow(gradient[i][j] - slope, 2);
          norm += slope * slope;
        }
      }
      assertThat(Math.sqrt(difference / norm)).as("K = %d", k).isLessThan(2e-3);
    }
  }

  /// Fourth-order central difference; the scores are float32, so the step is wide.
  private static double slope(ToDoubleFunction<double[][]> objective, double[][] f, int i, int j) {
    double kept = f[i][j];
    double h = 0.125;
    DoubleUnaryOperator moved =
        by -> {
          f[i][j] = kept + by;
          return objective.applyAsDouble(f);
        };
    double near = moved.applyAsDouble(h) - moved.applyAsDouble(-h);
    double far = moved.applyAsDouble(2 * h) - moved.applyAsDouble(-2 * h);
    f[i][j] = kept;
    return (8 * near - far) / (12 * h);
  }

  @Test
  void valueEqualsTheFormulaInFloat64() {
    for (int k : new int[] {2, 4, 5, 15, 16, 17, 31, 33, 48, 100}) {
      for (double scale : new double[] {0.1, 1, 20}) {
        double[][] f = random(k, scale, Rng.of(k));
        double wanted = plain(f);
        double tolerance = 1e-5 * Math.max(Math.max(1, scale), Math.abs(wanted));
        assertThat(value(f)).as("K = %d, scale %s", k, scale).isCloseTo(wanted, within(tolerance));
      }
    }
  }

  @Test
  void constantScoresHaveNoInformation() {
    for (int k : new int[] {2, 5, 64}) {
      assertThat(value(scores(k, (_, _) -> level()))).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void independentPairsHaveNoInformation() {
    Rng rng = Rng.of(11);
    double[] values = new double[400];
    for (int n = 0; n < values.length; n++) {
      double[] x = normal(32, rng);
      double[] y = normal(32, rng);
      values[n] = value(scores(32, (i, j) -> x[i] * y[j] + 0.3 * x[i]));
    }
    Estimate mean = mean(values);
    assertThat(mean.value()).isLessThan(4 * mean.error());
  }

  @Test
  void orderOfPairsDoesNotMatter() {
    double[][] f = random(23, 2, Rng.of(5));
    int[] order = Rng.of(6).permutation(23);
    double value = value(f);
    double permuted = value(scores(23, (i, j) -> f[order[i]][order[j]]));
    assertThat(permuted).isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value))));
  }

  @Test
  void trueLogRatioOfGaussiansGivesThePopulationValue() {
    Rng rng = Rng.of(12);
    double[] values = new double[100];
    for (int n = 0; n < values.length; n++) {
      Pairs pairs = TWO_NATS.pairs(PAIRS, rng);
      values[n] = value(scores(PAIRS, (i, j) -> TWO_NATS.logRatio(pairs, i, j) + level()));
    }
    Estimate mean = mean(values);
    Estimate wanted = populationValueAtTwoNats();
    double error = Math.hypot(mean.error(), wanted.error());
    assertThat(Math.abs(mean.value() - wanted.value())).isLessThan(4 * error);
  }

  @Test
  void valueNeverExceedsTheCeiling() {
    for (int k : new int[] {2, 7, 64}) {
      for (double contrast : new double[] {1, 10, 60}) {
        double value = value(scores(k, (i, j) -> i == j ? contrast : -contrast));
        assertThat(value).isLessThanOrEqualTo(bound().ceiling(k) + 1e-6);
      }
    }
  }

  @Test
  void commonOffsetsOfAnySizeStayFinite() {
    double[][] f = random(16, 1, Rng.of(8));
    for (double offset : new double[] {-60, 60}) {
      double[][] moved = scores(16, (i, j) -> f[i][j] + offset);
      assertThat(value(moved)).isFinite();
      for (double[] row : ascended(moved).gradient) {
        assertThat(row).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
      }
    }
  }

  final double value(double[][] f) {
    return new Ascent(bound(), f.length).of(new ScoreMatrix(f));
  }

  private ScoreMatrix ascended(double[][] f) {
    ScoreMatrix scores = new ScoreMatrix(f);
    new Ascent(bound(), f.length).of(scores);
    return scores;
  }

  /// `E_p f`.
  static double joint(double[][] f) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      sum += f[i][i];
    }
    return sum / f.length;
  }

  /// `E_q g(f)`.
  static double apart(double[][] f, DoubleUnaryOperator g) {
    double sum = 0;
    for (int i = 0; i < f.length; i++) {
      sum += alternatives(f, i, g);
    }
    return sum / f.length;
  }

  /// `⟨g(F_ij)⟩` over j ≠ i.
  static double alternatives(double[][] f, int i, DoubleUnaryOperator g) {
    double sum = 0;
    for (int j = 0; j < f.length; j++) {
      sum += i == j ? 0 : g.applyAsDouble(f[i][j]);
    }
    return sum / (f.length - 1);
  }

  @FunctionalInterface
  interface Score {
    double of(int i, int j);
  }

  static double[][] scores(int k, Score score) {
    double[][] f = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        f[i][j] = (float) score.of(i, j);
      }
    }
    return f;
  }

  static double[][] random(int k, double scale, Rng rng) {
    return scores(k, (_, _) -> scale * rng.nextGaussian());
  }

  private static double[] normal(int count, Rng rng) {
    double[] values = new double[count];
    Arrays.setAll(values, _ -> rng.nextGaussian());
    return values;
  }

  static Estimate mean(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(square / (values.length - 1) / values.length);
    return new Estimate(mean, error, "nats");
  }
}
