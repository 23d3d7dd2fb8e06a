package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// What every [Critic] must fulfil.
abstract class CriticContract {
  private static final int X = 3;
  private static final int Y = 21;
  private static final Noise NOISE = new Noise(99);

  abstract Critic critic();

  @Test
  void sameStreamGivesTheSameWeights() {
    List<Parameter> first = network(1).parameters();
    List<Parameter> second = network(1).parameters();
    List<Parameter> other = network(2).parameters();
    for (int p = 0; p < first.size(); p++) {
      assertThat(first.get(p).value()).isEqualTo(second.get(p).value());
      assertThat(first.get(p).name()).isEqualTo(second.get(p).name());
    }
    assertThat(first.getFirst().value()).isNotEqualTo(other.getFirst().value());
    assertThat(first.stream().map(Parameter::name)).doesNotHaveDuplicates();
  }

  @Test
  void singleRowsEqualTilesOfRows() {
    CriticNetwork network = network(1);
    int k = 37;
    Batch batch = new Batch(k, 3);
    network.forward(batch.x, X, batch.y, Y, k);
    float[][] tiled = scores(network, k, ScoreTile.ROWS);
    assertThat(scores(network, k, 1)).isDeepEqualTo(tiled);
    assertThat(scores(network, k, 3)).isDeepEqualTo(tiled);
  }

  @Test
  void batchesOfOtherSizesLeaveNoTrace() {
    CriticNetwork fresh = network(1);
    CriticNetwork used = network(1);
    for (int k : new int[] {33, 5, 100}) {
      climb(used, new Batch(k, k));
    }
    Batch batch = new Batch(19, 4);
    climb(fresh, batch);
    climb(used, batch);
    for (int p = 0; p < fresh.parameters().size(); p++) {
      assertThat(used.parameters().get(p).gradient())
          .isEqualTo(fresh.parameters().get(p).gradient());
    }
    used.forward(batch.x, X, batch.y, Y, 19);
    fresh.forward(batch.x, X, batch.y, Y, 19);
    assertThat(scores(used, 19, 4)).isDeepEqualTo(scores(fresh, 19, 4));
  }

  @Test
  void gradientsOfTheWeightsAgreeWithDirectionalDifferences() {
    CriticNetwork network = network(1);
    Batch batch = new Batch(23, 5);
    climb(network, batch);
    List<float[]> gradient = network.parameters().stream().map(p -> p.gradient().clone()).toList();
    double square = 0;
    for (float[] g : gradient) {
      for (float d : g) {
        square += (double) d * d;
      }
    }
    double norm = Math.sqrt(square);
    double step = 2e-3;
    move(network, gradient, step / norm);
    double above = objective(network, batch);
    move(network, gradient, -2 * step / norm);
    double below = objective(network, batch);
    assertThat((above - below) / (2 * step) / norm).isCloseTo(1, within(0.01));
  }

  @Test
  void gradientOfTheFirstVariableAgreesWithDirectionalDifferences() {
    CriticNetwork network = network(1);
    Batch batch = new Batch(23, 6);
    climb(network, batch);
    float[] gradient = network.inputGradient().clone();
    int stride = network.inputStride();
    double square = 0;
    for (int i = 0; i < 23 * X; i++) {
      square += Math.pow(gradient[i / X * stride + i % X], 2);
    }
    double norm = Math.sqrt(square);
    double step = 2e-3;
    double above = objective(network, batch.moved(gradient, stride, step / norm));
    double below = objective(network, batch.moved(gradient, stride, -step / norm));
    assertThat((above - below) / (2 * step) / norm).isCloseTo(1, within(0.01));
  }

  private CriticNetwork network(long seed) {
    return critic().network(X, Y, Rng.of(seed));
  }

  private static void move(CriticNetwork network, List<float[]> direction, double by) {
    for (int p = 0; p < direction.size(); p++) {
      float[] value = network.parameters().get(p).value();
      for (int i = 0; i < value.length; i++) {
        value[i] += (float) (by * direction.get(p)[i]);
      }
    }
  }

  /// `Σ W_ij F_ij` with fixed random W, in training mode.
  private static double objective(CriticNetwork network, Batch batch) {
    network.train(batch.x, X, batch.y, Y, batch.k, NOISE);
    float[][] f = scores(network, batch.k, ScoreTile.ROWS);
    double sum = 0;
    for (int i = 0; i < batch.k; i++) {
      for (int j = 0; j < batch.k; j++) {
        sum += (double) batch.weights[i][j] * f[i][j];
      }
    }
    return sum;
  }

  private static void climb(CriticNetwork network, Batch batch) {
    network.train(batch.x, X, batch.y, Y, batch.k, NOISE);
    ScoreTile tile = new ScoreTile(batch.k);
    for (int first = 0; first < batch.k; first += ScoreTile.ROWS) {
      network.scores(first, Math.min(ScoreTile.ROWS, batch.k - first), tile);
      for (int r = 0; r < tile.rows; r++) {
        tile.scale[r] = 0.5f;
        for (int j = 0; j < tile.stride; j++) {
          tile.values[r * tile.stride + j] = j < batch.k ? 2 * batch.weights[first + r][j] : 0f;
        }
        tile.diagonal[r] = 0.25f;
        tile.values[tile.own(r)] -= 0.5f;
      }
      network.pull(tile);
    }
    network.backward();
  }

  private static float[][] scores(CriticNetwork network, int k, int rows) {
    float[][] scores = new float[k][k];
    ScoreTile tile = new ScoreTile(k);
    for (int first = 0; first < k; first += rows) {
      network.scores(first, Math.min(rows, k - first), tile);
      for (int r = 0; r < tile.rows; r++) {
        System.arraycopy(tile.values, r * tile.stride, scores[first + r], 0, k);
      }
    }
    return scores;
  }

  /// Random pairs and random weights of their scores.
  private static final class Batch {
    final int k;
    final float[] x;
    final float[] y;
    final float[][] weights;

    Batch(int k, long seed) {
      this.k = k;
      Rng rng = Rng.of(seed);
      x = normal(k * X, rng);
      y = normal(k * Y, rng);
      List<float[]> rows = new ArrayList<>();
      for (int i = 0; i < k; i++) {
        rows.add(normal(k, rng));
      }
      weights = rows.toArray(float[][]::new);
    }

    private Batch(int k, float[] x, float[] y, float[][] weights) {
      this.k = k;
      this.x = x;
      this.y = y;
      this.weights = weights;
    }

    Batch moved(float[] direction, int stride, double by) {
      float[] there = x.clone();
      for (int i = 0; i < there.length; i++) {
        there[i] += (float) (by * direction[i / X * stride + i % X]);
      }
      return new Batch(k, there, y, weights);
    }

    private static float[] normal(int count, Rng rng) {
      float[] values = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (float) rng.nextGaussian();
      }
      return values;
    }
  }
}
