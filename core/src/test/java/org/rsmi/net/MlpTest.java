package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.num.Rng;

class MlpTest {
  private static final int IN = 45;

  @ParameterizedTest
  @CsvSource({
    "100, 32, RELU, 0",
    "137, 32, RELU, 0",
    "500, 32, TANH, 0",
    "500, 32, SWISH, 0.3",
    "129, 320, RELU, 0.2",
    "2100, 32, RELU, 0"
  })
  void anyNumberOfThreadsGivesTheSameBits(
      int rows, int width, Activation activation, double dropout) {
    List<float[]> alone = passes(1, rows, width, activation, dropout);
    for (int threads : new int[] {2, 5}) {
      List<float[]> shared = passes(threads, rows, width, activation, dropout);
      for (int i = 0; i < alone.size(); i++) {
        assertThat(shared.get(i))
            .as("array %d, %d threads", i, threads)
            .containsExactly(alone.get(i));
      }
    }
  }

  /// Output, input gradient and all parameter gradients of a training pass.
  private static List<float[]> passes(
      int threads, int rows, int width, Activation activation, double dropout) {
    Rng rng = Rng.of(7);
    Mlp mlp =
        new Mlp("m", IN, List.of(width, width / 2), 8, activation, dropout, rng.split("init"));
    float[] x = Plain.random(rows * IN, rng.split("x"));
    List<float[]> results = new ArrayList<>();
    try (Crew crew = new Crew(threads)) {
      mlp.share(crew);
      float[] y = mlp.train(x, IN, rows, new Noise(3));
      results.add(y.clone());
      float[] delta = Plain.random(rows, mlp.out(), mlp.outStride(), rng.split("delta"));
      mlp.backward(x, IN, delta, rows);
      mlp.parameters().forEach(parameter -> results.add(parameter.gradient().clone()));
      results.add(mlp.inputGradient(rows).clone());
      results.add(mlp.forward(x, IN, rows).clone());
    }
    return results;
  }
}
