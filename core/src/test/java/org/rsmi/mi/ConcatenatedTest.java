package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Activation;
import org.rsmi.net.Exponential;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class ConcatenatedTest {

  @Nested
  class Published extends CriticContract {
    @Override
    Critic critic() {
      return Concatenated.defaults();
    }
  }

  @Nested
  class Swish extends CriticContract {
    @Override
    Critic critic() {
      return new Concatenated(List.of(17, 5), Activation.SWISH, 0);
    }
  }

  @Nested
  class TanhWithDropout extends CriticContract {
    @Override
    Critic critic() {
      return new Concatenated(List.of(9, 20, 6), Activation.TANH, 0.4);
    }
  }

  @Nested
  class OneHiddenLayerWithDropout extends CriticContract {
    @Override
    Critic critic() {
      return new Concatenated(List.of(11), Activation.RELU, 0.2);
    }
  }

  @Test
  void scoresAreOnePerceptronOfBothVariables() {
    CriticNetwork network =
        new Concatenated(List.of(5), Activation.TANH, 0).network(2, 1, Rng.of(3));
    List<float[]> weights = network.parameters().stream().map(Parameter::value).toList();
    weights.get(1)[2] = 0.4f;
    weights.getLast()[0] = -0.6f;
    float[] x = {1, -2, 0.5f, 3};
    float[] y = {-1.5f, 4};
    network.forward(x, 2, y, 1, 2);
    ScoreTile tile = new ScoreTile(2);
    network.scores(0, 2, tile);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        double wanted = perceptron(weights, x[2 * i], x[2 * i + 1], y[j]);
        assertThat((double) tile.values[i * tile.stride + j]).isCloseTo(wanted, within(1e-5));
      }
    }
  }

  /// `Σ_h w_h tanh(W_h·[x, y] + b_h) + c` in float64.
  private static double perceptron(List<float[]> weights, double x0, double x1, double y) {
    int stride = weights.get(1).length;
    int headStride = weights.getLast().length;
    double sum = weights.getLast()[0];
    for (int h = 0; h < 5; h++) {
      double ofX = x0 * weights.get(0)[h] + x1 * weights.get(0)[stride + h] + weights.get(1)[h];
      double ofY = y * weights.get(2)[h] + weights.get(3)[h];
      sum += weights.get(4)[h * headStride] * Math.tanh(ofX + ofY);
    }
    return sum;
  }

  @Test
  void trainedCriticSeesWhatABilinearOneCannot() {
    Folded law = new Folded(0.8);
    Estimate information = law.estimated(Concatenated.defaults());
    law.assertFound(information);
    assertThat(information.value())
        .isGreaterThan(law.estimated(new Bilinear()).value() + 4 * information.error());
  }

  @Test
  void impossibleWidthsAreRejected() {
    assertThatThrownBy(() -> new Concatenated(List.of(32, 0), Activation.RELU, 0))
        .hasMessage("hidden = [32, 0]: want at least one layer, and widths of at least 1");
    assertThatThrownBy(() -> new Concatenated(List.of(), Activation.RELU, 0))
        .hasMessage("hidden = []: want at least one layer, and widths of at least 1");
    assertThatThrownBy(() -> new Concatenated(List.of(32), Activation.RELU, 1))
        .hasMessage("dropout = 1.0 is not in [0, 1)");
  }

  /// Pairs `x = ±exp(g/2)` with a random sign, (g, y) Gaussian with correlation ρ: the sign tells
  /// nothing and the rest all, `I = −½ ln(1 − ρ²)`, but y correlates with no odd function of x.
  ///
  /// @param correlation ρ
  record Folded(double correlation) {

    double information() {
      return -Math.log1p(-correlation * correlation) / 2;
    }

    /// What a short training of a critic reports.
    Estimate estimated(Critic critic) {
      Rng rng = Rng.of(11);
      Rng stream = rng.split("data");
      Training training =
          new Training(
              new InfoNce(), new Exponential(5e-3, 5e-4, 5e-3), 64, 50, new Plateau(4), 800);
      return new MiTrainer(critic, training)
          .estimate(
              (x, y, rows) -> draw(x, y, rows, stream),
              pairs(500, rng.split("select pairs")),
              pairs(2_000, rng.split("report pairs")),
              rng.split("run"),
              Training.Observer.BLIND)
          .heldOut()
          .information();
    }

    /// Within 4 standard errors and the 3 % that a short training leaves.
    void assertFound(Estimate found) {
      double tolerance = 4 * found.error() + 0.03 * information();
      assertThat(found.value()).isCloseTo(information(), within(tolerance));
      assertThat(found.error()).isLessThan(0.02);
    }

    private Pairs pairs(int count, Rng rng) {
      float[] x = new float[count];
      float[] y = new float[count];
      draw(x, y, count, rng);
      return new Pairs(x, y, IntStream.range(0, count).toArray());
    }

    private void draw(float[] x, float[] y, int rows, Rng rng) {
      double rest = Math.sqrt(1 - correlation * correlation);
      for (int row = 0; row < rows; row++) {
        double g = rng.nextGaussian();
        x[row] = (float) (rng.nextBoolean() ? Math.exp(g / 2) : -Math.exp(g / 2));
        y[row] = (float) (correlation * g + rest * rng.nextGaussian());
      }
    }
  }
}
