package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// What every [Bound] must fulfil, as a function of the score matrix alone.
abstract class BoundContract {
  private static final float PADDING = -1e30f;

  abstract Bound bound();

  /// Its mean over batches of 128 pairs of the Gaussians of [Gaussians#twenty], I = 2 nats, with
  /// the true log ratio as critic.
  abstract Estimate populationValueAtTwoNats();

  @Test
  void gradientAgreesWithFiniteDifferences() {
    for (int k : new int[] {2, 3, 5, 16, 19}) {
      double[][] f = random(k, 1, Rng.of(k));
      double[][] gradient = gradient(f);
      double difference = 0;
      double norm = 0;
      for (int i = 0; i < k; i++) {
        for (int j = 0; j < k; j++) {
          double slope = slope(f, i, j);
          difference += Math.pow(gradient[i][j] - slope, 2);
          norm += slope * slope;
        }
      }
      assertThat(Math.sqrt(difference / norm)).as("K = %d", k).isLessThan(2e-3);
    }
  }

  /// Fourth-order central difference; the scores are float32, so the step is wide.
  private double slope(double[][] f, int i, int j) {
    double h = 0.125;
    return (8 * (moved(f, i, j, h) - moved(f, i, j, -h))
            - (moved(f, i, j, 2 * h) - moved(f, i, j, -2 * h)))
        / (12 * h);
  }

  private double moved(double[][] f, int i, int j, double by) {
    double kept = f[i][j];
    f[i][j] += by;
    double value = value(f);
    f[i][j] = kept;
    return value;
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
    double permuted = value(scores(23, (i, j) -> f[order[i]][order[j]]));
    assertThat(permuted).isCloseTo(value(f), within(1e-5));
  }

  @Test
  void trueLogRatioOfGaussiansGivesThePopulationValue() {
    Rng rng = Rng.of(12);
    Gaussians law = Gaussians.twenty(2);
    double[] values = new double[100];
    for (int n = 0; n < values.length; n++) {
      Pairs pairs = law.pairs(128, rng);
      values[n] = value(scores(128, (i, j) -> law.logRatio(pairs, i, j)));
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
      assertThat(value(scores(16, (i, j) -> f[i][j] + offset))).isFinite();
    }
  }

  final double value(double[][] f) {
    double sum = 0;
    ScoreTile tile = new ScoreTile(f.length);
    for (int first = 0; first < f.length; first += ScoreTile.ROWS) {
      visit(f, first, tile);
      for (int r = 0; r < tile.rows; r++) {
        sum += tile.contribution[r];
      }
    }
    return sum / f.length;
  }

  private double[][] gradient(double[][] f) {
    double[][] gradient = new double[f.length][f.length];
    ScoreTile tile = new ScoreTile(f.length);
    for (int first = 0; first < f.length; first += ScoreTile.ROWS) {
      visit(f, first, tile);
      for (int r = 0; r < tile.rows; r++) {
        for (int j = 0; j < f.length; j++) {
          gradient[first + r][j] = (double) tile.scale[r] * tile.values[r * tile.stride + j];
        }
        gradient[first + r][first + r] += tile.diagonal[r];
      }
    }
    return gradient;
  }

  private void visit(double[][] f, int first, ScoreTile tile) {
    tile.first = first;
    tile.rows = Math.min(ScoreTile.ROWS, f.length - first);
    Arrays.fill(tile.values, PADDING);
    for (int r = 0; r < tile.rows; r++) {
      for (int j = 0; j < f.length; j++) {
        tile.values[r * tile.stride + j] = (float) f[first + r][j];
      }
    }
    bound().visit(tile);
  }

  @FunctionalInterface
  interface Score {
    double of(int i, int j);
  }

  static double[][] scores(int k, Score score) {
    double[][] f = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        f[i][j] = score.of(i, j);
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

  private static Estimate mean(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(square / (values.length - 1) / values.length);
    return new Estimate(mean, error, "nats");
  }
}
