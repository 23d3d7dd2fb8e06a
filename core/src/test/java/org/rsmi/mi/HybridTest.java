package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.mi.ConcatenatedTest.Folded;
import org.rsmi.net.Activation;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
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
    CriticNetwork network =
        new Hybrid(List.of(9), 3, List.of(10, 6), Activation.TANH, 0.4).network(1, 1, Rng.of(1));
    int k = 13;
    float[] x = new float[k];
    float[] y = new float[k];
    Rng rng = Rng.of(2);
    for (int i = 0; i < k; i++) {
      x[i] = (float) rng.nextGaussian();
      y[i] = (float) rng.nextGaussian();
    }
    List<float[]> scored = climbed(network, x, y, 1);
    assertThat(climbed(network, x, y, 3)).usingRecursiveComparison().isEqualTo(scored);
    assertThat(climbed(network, x, y, ScoreTile.ROWS)).usingRecursiveComparison().isEqualTo(scored);
  }

  /// All scores in training and all gradients of `Σ_ij F_ij²/2`, with tiles of some rows.
  private static List<float[]> climbed(CriticNetwork network, float[] x, float[] y, int height) {
    int k = x.length;
    float[] scores = new float[k * k];
    ScoreTile tile = new ScoreTile(k);
    network.train(x, 1, y, 1, k, new Noise(99));
    for (int first = 0; first < k; first += height) {
      network.scores(first, Math.min(height, k - first), tile);
      for (int r = 0; r < tile.rows; r++) {
        System.arraycopy(tile.values, r * tile.stride, scores, (first + r) * k, k);
        tile.scale[r] = 1;
        tile.diagonal[r] = 0;
      }
      network.pull(tile);
    }
    network.backward();
    List<float[]> all = new ArrayList<>(List.of(scores));
    network.parameters().stream().map(Parameter::gradient).map(float[]::clone).forEach(all::add);
    return all;
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
