package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.mi.ConcatenatedTest.Folded;
import org.rsmi.net.Activation;
import org.rsmi.net.Noise;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class HybridTest {

  @Nested
  class Published extends CriticContract {
    @Override
    Critic critic() {
      return Hybrid.defaults();
    }
  }

  @Nested
  class Swish extends CriticContract {
    @Override
    Critic critic() {
      return new Hybrid(List.of(17), 5, List.of(12, 7), Activation.SWISH, 0);
    }
  }

  @Nested
  class TanhWithDropout extends CriticContract {
    @Override
    Critic critic() {
      return new Hybrid(List.of(9, 20), 3, List.of(6, 18), Activation.TANH, 0.4);
    }
  }

  @Nested
  class WithoutHiddenLayers extends CriticContract {
    @Override
    Critic critic() {
      return new Hybrid(List.of(), 4, List.of(9), Activation.RELU, 0.2);
    }
  }

  @Test
  void dropoutOfAPairIsTheSameInTilesOfAnyHeight() {
    LongRows rows = new LongRows(0.4);
    Climbed single = rows.climbed(1);
    for (int height : new int[] {3, ScoreTile.ROWS}) {
      Climbed tiled = rows.climbed(height);
      assertThat(tiled.scores).isEqualTo(single.scores);
      assertThat(tiled.gradients).usingRecursiveComparison().isEqualTo(single.gradients);
    }
  }

  @Test
  void dropoutDiffersFromPairToPair() {
    float[] scores = new LongRows(0.4).alike().climbed(ScoreTile.ROWS).scores;
    long masks = IntStream.range(0, scores.length).mapToObj(i -> scores[i]).distinct().count();
    assertThat(masks).isGreaterThan(10 * LongRows.K);
  }

  @Test
  void gradientsOfLongRowsAgreeWithDirectionalDifferences() {
    LongRows rows = new LongRows(0.2);
    List<float[]> gradient = rows.climbed(ScoreTile.ROWS).gradients;
    double norm = Math.sqrt(gradient.stream().mapToDouble(LongRows::squares).sum());
    double step = 1e-3;
    rows.move(gradient, step / norm);
    double above = LongRows.squares(rows.climbed(ScoreTile.ROWS).scores) / 2;
    rows.move(gradient, -2 * step / norm);
    double below = LongRows.squares(rows.climbed(ScoreTile.ROWS).scores) / 2;
    assertThat((above - below) / (2 * step) / norm).isCloseTo(1, within(0.01));
  }

  /// All scores in training, and the gradients of `Σ_ij F_ij²/2`.
  private record Climbed(float[] scores, List<float[]> gradients) {}

  /// A batch with longer rows of scores than the contract's, and dropout in the head alone.
  private static final class LongRows {
    private static final int K = 150;

    private final CriticNetwork network;
    private final float[] x = new float[K];
    private final float[] y = new float[K];

    LongRows(double dropout) {
      network =
          new Hybrid(List.of(), 3, List.of(10, 6), Activation.TANH, dropout)
              .network(1, 1, Rng.of(1));
      Rng rng = Rng.of(2);
      for (int i = 0; i < K; i++) {
        x[i] = (float) rng.nextGaussian();
        y[i] = (float) rng.nextGaussian();
      }
    }

    /// The same with one x and one y.
    LongRows alike() {
      Arrays.fill(x, 1f);
      Arrays.fill(y, 1f);
      return this;
    }

    Climbed climbed(int height) {
      float[] scores = new float[K * K];
      ScoreTile tile = new ScoreTile(K);
      network.train(x, 1, y, 1, K, new Noise(99));
      for (int first = 0; first < K; first += height) {
        network.scores(first, Math.min(height, K - first), tile);
        for (int r = 0; r < tile.rows; r++) {
          System.arraycopy(tile.values, r * tile.stride, scores, (first + r) * K, K);
          tile.scale[r] = 1;
          tile.diagonal[r] = 0;
        }
        network.pull(tile);
      }
      network.backward();
      return new Climbed(
          scores, network.parameters().stream().map(p -> p.gradient().clone()).toList());
    }

    void move(List<float[]> direction, double by) {
      for (int p = 0; p < direction.size(); p++) {
        float[] value = network.parameters().get(p).value();
        for (int i = 0; i < value.length; i++) {
          value[i] += (float) (by * direction.get(p)[i]);
        }
      }
    }

    static double squares(float[] values) {
      return IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).sum();
    }
  }

  @Test
  void trainedCriticSeesWhatABilinearOneCannot() {
    Folded law = new Folded(0.8);
    Estimate information = law.estimated(Hybrid.defaults());
    law.assertFound(information);
    assertThat(information.value())
        .isGreaterThan(law.estimated(new Bilinear()).value() + 4 * information.error());
  }

  @Test
  void impossibleWidthsAreRejected() {
    assertThatThrownBy(() -> new Hybrid(List.of(32, 0), 8, List.of(32), Activation.RELU, 0))
        .hasMessage("hidden = [32, 0], embedding = 8: widths are at least 1");
    assertThatThrownBy(() -> new Hybrid(List.of(32), 0, List.of(32), Activation.RELU, 0))
        .hasMessage("hidden = [32], embedding = 0: widths are at least 1");
    assertThatThrownBy(() -> new Hybrid(List.of(32), 8, List.of(), Activation.RELU, 0))
        .hasMessage("head = []: want at least one layer, and widths of at least 1");
    assertThatThrownBy(() -> new Hybrid(List.of(32), 8, List.of(32), Activation.RELU, 1))
        .hasMessage("dropout = 1.0 is not in [0, 1)");
  }
}
