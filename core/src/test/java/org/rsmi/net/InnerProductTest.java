package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rsmi.num.Rng;

class InnerProductTest {
  private static final int[] SIZES = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 33, 100};

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 32})
  void scoresEqualPlainLoops(int dimension) {
    for (int k : SIZES) {
      Batch batch = new Batch(dimension, k, Rng.of(dimension));
      InnerProduct product = batch.loaded();
      ScoreTile tile = new ScoreTile(k);
      for (int first = 0; first < k; first += ScoreTile.ROWS) {
        int rows = Math.min(ScoreTile.ROWS, k - first);
        product.scores(first, rows, tile);
        for (int r = 0; r < rows; r++) {
          for (int j = 0; j < k; j++) {
            double wanted = batch.score(first + r, j);
            assertThat((double) tile.values[r * tile.stride + j]).isCloseTo(wanted, within(1e-5));
          }
          for (int j = k; j < tile.stride; j++) {
            assertThat(tile.values[r * tile.stride + j]).isEqualTo(-1e30f);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 13, 32})
  void pullEqualsPlainLoops(int dimension) {
    for (int k : SIZES) {
      Batch batch = new Batch(dimension, k, Rng.of(dimension).split("pull"));
      InnerProduct product = batch.loaded();
      product.clearGradients();
      assertPulls(product, batch);
    }
  }

  @Test
  void oneInstanceServesBatchesOfAnySize() {
    InnerProduct product = new InnerProduct(8);
    for (int k : new int[] {33, 3, 100, 16, 1, 40}) {
      Batch batch = new Batch(8, k, Rng.of(k));
      product.load(batch.u, batch.stride, batch.v, batch.stride, k);
      product.clearGradients();
      assertPulls(product, batch);
    }
  }

  @Test
  void whatABoundLeavesInPaddingReachesNoGradient() {
    Batch batch = new Batch(8, 33, Rng.of(6));
    assertThat(gradients(batch, Float.NaN)).isDeepEqualTo(gradients(batch, 0f));
  }

  private static float[][] gradients(Batch batch, float padding) {
    InnerProduct product = batch.loaded();
    product.clearGradients();
    ScoreTile tile = new ScoreTile(batch.k);
    Arrays.fill(tile.scale, 1f);
    for (int first = 0; first < batch.k; first += ScoreTile.ROWS) {
      product.scores(first, Math.min(ScoreTile.ROWS, batch.k - first), tile);
      for (int r = 0; r < ScoreTile.ROWS; r++) {
        Arrays.fill(tile.values, r * tile.stride + batch.k, (r + 1) * tile.stride, padding);
        tile.scale[r] = 1f;
      }
      product.pull(tile);
    }
    return new float[][] {product.uGradient().clone(), product.vGradient().clone()};
  }

  /// Pulls a random gradient `scale[r]·values[r][j] + diagonal[r]·δ_ij` back through the scores.
  private static void assertPulls(InnerProduct product, Batch batch) {
    Rng rng = Rng.of(batch.k).split("weights");
    double[] uWanted = new double[batch.u.length];
    double[] vWanted = new double[batch.v.length];
    ScoreTile tile = new ScoreTile(batch.k);
    for (int first = 0; first < batch.k; first += ScoreTile.ROWS) {
      int rows = Math.min(ScoreTile.ROWS, batch.k - first);
      product.scores(first, rows, tile);
      for (int r = 0; r < rows; r++) {
        tile.scale[r] = (float) rng.nextGaussian();
        tile.diagonal[r] = (float) rng.nextGaussian();
        for (int j = 0; j < tile.stride; j++) {
          tile.values[r * tile.stride + j] = j < batch.k ? (float) rng.nextGaussian() : 0f;
        }
        batch.pull(tile, r, uWanted, vWanted);
      }
      product.pull(tile);
    }
    assertThat(Plain.distance(product.uGradient(), uWanted)).isLessThan(1e-6);
    assertThat(Plain.distance(product.vGradient(), vWanted)).isLessThan(1e-6);
  }

  /// Random embeddings of k pairs, and the plain formulas.
  private static final class Batch {
    final int dimension;
    final int k;
    final int stride;
    final float[] u;
    final float[] v;

    Batch(int dimension, int k, Rng rng) {
      this.dimension = dimension;
      this.k = k;
      this.stride = Kernels.padded(dimension);
      this.u = Plain.random(k, dimension, stride, rng);
      this.v = Plain.random(k, dimension, stride, rng);
    }

    InnerProduct loaded() {
      InnerProduct product = new InnerProduct(dimension);
      product.load(u, stride, v, stride, k);
      return product;
    }

    double score(int i, int j) {
      double sum = 0;
      for (int d = 0; d < dimension; d++) {
        sum += (double) u[i * stride + d] * v[j * stride + d];
      }
      return sum;
    }

    void pull(ScoreTile tile, int r, double[] uWanted, double[] vWanted) {
      int i = tile.first + r;
      for (int j = 0; j < k; j++) {
        double g = (double) tile.scale[r] * tile.values[r * tile.stride + j];
        g += i == j ? tile.diagonal[r] : 0;
        for (int d = 0; d < dimension; d++) {
          uWanted[i * stride + d] += g * v[j * stride + d];
          vWanted[j * stride + d] += g * u[i * stride + d];
        }
      }
    }
  }
}
