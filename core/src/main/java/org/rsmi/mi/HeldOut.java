package org.rsmi.mi;

import org.rsmi.net.ScoreTile;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.BlockBootstrap;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// A bound evaluated on pairs that no training saw, all of them as one batch of K.
///
/// The K × K scores are visited a tile at a time: memory is linear in K.
///
/// @param information the bound, nats, with the error of [#error]; NaN where it is not finite
/// @param ceiling largest value K pairs can give, nats
/// @param pairs K
/// @param effectiveSamples independent groups (configurations) behind the K pairs
public record HeldOut(Estimate information, double ceiling, int pairs, double effectiveSamples) {
  private static final int RESAMPLES = 400;

  /// Evaluates a trained critic.
  ///
  /// @param bootstrap stream of the block bootstrap
  public static HeldOut of(Bound bound, CriticNetwork critic, Pairs pairs, Rng bootstrap) {
    return of(bound, critic, 1, pairs, bootstrap);
  }

  /// A look at a critic in training: the bound, with the error it would have if all groups were
  /// independent.
  static Estimate glance(Bound bound, CriticNetwork critic, double gain, Pairs pairs) {
    double[] influence = new double[pairs.size()];
    double value = visit(bound, critic, (float) gain, pairs, influence);
    if (!Double.isFinite(value)) {
      return new Estimate(Double.NaN, Double.NaN, "nats");
    }
    double[] series = groupMeans(influence, pairs.group());
    double squares = 0;
    for (double deviation : series) {
      squares += deviation * deviation;
    }
    int n = series.length;
    return new Estimate(value, Math.sqrt(squares / Math.max(1, n - 1) / n), "nats");
  }

  /// The bound of a critic on the select set, with the error it would have if all groups were
  /// independent.
  public static Estimate glance(Bound bound, CriticNetwork critic, Pairs pairs) {
    return glance(bound, critic, 1, pairs);
  }

  /// Evaluates the score function `gain · f`, see [Calibration].
  public static HeldOut of(
      Bound bound, CriticNetwork critic, double gain, Pairs pairs, Rng bootstrap) {
    double[] influence = new double[pairs.size()];
    double value = visit(bound, critic, (float) gain, pairs, influence);
    if (!Double.isFinite(value)) {
      Estimate unknown = new Estimate(Double.NaN, Double.NaN, "nats");
      return new HeldOut(unknown, bound.ceiling(pairs.size()), pairs.size(), 1);
    }
    double[] series = groupMeans(influence, pairs.group());
    Autocorrelation memory = Autocorrelation.of(series, "nats");
    double error = error(series, memory, bootstrap);
    return new HeldOut(
        new Estimate(value, error, "nats"),
        bound.ceiling(pairs.size()),
        pairs.size(),
        memory.effectiveSamples());
  }

  /// Fills the influence of each pair on the bound, to first order: its own contribution, less what
  /// it does to others as one of their K alternatives,
  /// `ψ_j = c_j − Î + 1 + K Σ_i scale_i·values_ij` (for InfoNCE the sum of softmax weights it
  /// attracts).
  private static double visit(
      Bound bound, CriticNetwork critic, float gain, Pairs pairs, double[] influence) {
    int k = pairs.size();
    ScoreTile tile = new ScoreTile(k);
    float[] attracted = new float[k];
    critic.forward(pairs.x(), pairs.xWidth(), pairs.y(), pairs.yWidth(), k);
    double sum = 0;
    for (int first = 0; first < k; first += ScoreTile.ROWS) {
      critic.scores(first, Math.min(ScoreTile.ROWS, k - first), tile);
      amplify(tile, gain);
      bound.visit(tile);
      for (int r = 0; r < tile.rows; r++) {
        sum += tile.contribution[r];
        influence[first + r] += tile.contribution[r];
        attract(tile, r, attracted);
      }
    }
    double value = sum / k;
    for (int j = 0; j < k; j++) {
      influence[j] += 1 + (double) k * attracted[j] - value;
    }
    return value;
  }

  private static void amplify(ScoreTile tile, float gain) {
    if (gain == 1f) {
      return;
    }
    for (int r = 0; r < tile.rows; r++) {
      int row = r * tile.stride;
      for (int j = row; j < row + tile.columns; j++) {
        tile.values[j] *= gain;
      }
    }
  }

  private static void attract(ScoreTile tile, int r, float[] attracted) {
    float[] values = tile.values;
    int row = r * tile.stride;
    float scale = tile.scale[r];
    for (int j = 0; j < attracted.length; j++) {
      attracted[j] += scale * values[row + j];
    }
  }

  /// One number per group, scaled so that their mean is the mean over pairs.
  private static double[] groupMeans(double[] influence, int[] group) {
    int groups = 1;
    for (int i = 1; i < group.length; i++) {
      groups += group[i] == group[i - 1] ? 0 : 1;
    }
    double[] means = new double[groups];
    int g = 0;
    for (int i = 0; i < group.length; i++) {
      g += i > 0 && group[i] != group[i - 1] ? 1 : 0;
      means[g] += influence[i] * groups / group.length;
    }
    return means;
  }

  private static double error(double[] series, Autocorrelation memory, Rng bootstrap) {
    double time = memory.time().value();
    int block = Double.isNaN(time) ? 1 : (int) Math.ceil(Math.max(1, 2 * time));
    return BlockBootstrap.error(series, Math.min(block, series.length), RESAMPLES, bootstrap);
  }
}
