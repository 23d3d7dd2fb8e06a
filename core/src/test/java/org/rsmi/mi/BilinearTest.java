package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Exponential;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

class BilinearTest {
  private static final double EQUAL = 0.8;

  @Nested
  class Published extends CriticContract {
    @Override
    Critic critic() {
      return Bilinear.defaults();
    }
  }

  @Test
  void scoresAreBilinearWithOffsetsOfBothVariables() {
    CriticNetwork network = new Bilinear().network(2, 1, Rng.of(1));
    float[] weight = network.parameters().getFirst().value();
    float[] bias = network.parameters().getLast().value();
    int stride = bias.length;
    bias[0] = 0.3f;
    bias[1] = -0.7f;
    float[] x = {1, -2, 0.5f, 3};
    float[] y = {-1.5f, 4};
    network.forward(x, 2, y, 1, 2);
    ScoreTile tile = new ScoreTile(2);
    network.scores(0, 2, tile);
    for (int i = 0; i < 2; i++) {
      double first = x[2 * i] * weight[0] + x[2 * i + 1] * weight[stride];
      double offset = x[2 * i] * weight[1] + x[2 * i + 1] * weight[stride + 1];
      for (int j = 0; j < 2; j++) {
        double wanted = first * y[j] + offset + 0.3 * y[j] - 0.7;
        assertThat((double) tile.values[i * tile.stride + j]).isCloseTo(wanted, within(1e-5));
      }
    }
  }

  @Test
  void trainedCriticFindsTheInformationOfTwoSigns() {
    Rng rng = Rng.of(7);
    Rng stream = rng.split("data");
    Training training =
        new Training(
            new InfoNce(), new Exponential(2e-2, 1e-3, 5e-3), 128, 50, new Plateau(4), 2_000);
    HeldOut heldOut =
        new MiTrainer(new Bilinear(), training)
            .estimate(
                (x, y, rows) -> draw(x, y, rows, stream),
                signs(1_000, rng.split("select pairs")),
                signs(4_000, rng.split("report pairs")),
                rng.split("run"),
                Training.Observer.BLIND)
            .heldOut();
    double exact = Math.log(2) + EQUAL * Math.log(EQUAL) + (1 - EQUAL) * Math.log(1 - EQUAL);
    assertThat(Math.abs(heldOut.information().z(exact))).isLessThan(4);
    assertThat(heldOut.information().error()).isLessThan(0.02);
  }

  private static Pairs signs(int count, Rng rng) {
    float[] x = new float[count];
    float[] y = new float[count];
    draw(x, y, count, rng);
    return new Pairs(x, y, IntStream.range(0, count).toArray());
  }

  /// Fair signs that are equal with probability [#EQUAL].
  private static void draw(float[] x, float[] y, int rows, Rng rng) {
    for (int row = 0; row < rows; row++) {
      x[row] = rng.nextBoolean() ? 1 : -1;
      y[row] = rng.nextDouble() < EQUAL ? x[row] : -x[row];
    }
  }
}
