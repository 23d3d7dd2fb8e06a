package org.rsmi.coarse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.mi.Ascent;
import org.rsmi.mi.CriticNetwork;
import org.rsmi.mi.InfoNce;
import org.rsmi.mi.Separable;
import org.rsmi.net.Activation;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.num.Rng;

class StepGradientTest {
  private static final int ROWS = 13;
  private static final int BLOCK = 6;
  private static final int ENVIRONMENT = 7;
  private static final long STEP = 150;
  private static final Noise NOISE = new Noise(31);

  static List<Arguments> steps() {
    List<Embedding> embeddings =
        List.of(new RelaxedBernoulli(0.75, 0.1, 5e-3), new Tanh(), new Identity());
    List<Arguments> steps = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (double dropout : new double[] {0, 0.3}) {
        for (int n = 0; n < embeddings.size(); n++) {
          LinearFilter filter = new LinearFilter(n + 1, Bias.values()[n % 2], embeddings.get(n));
          steps.add(Arguments.of(filter, new Separable(List.of(5, 18), 3, activation, dropout)));
        }
      }
    }
    return steps;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void gradientsOfTheWholeStepAgreeWithFiniteDifferences(LinearFilter filter, Separable critic) {
    CoarseNetwork lambda = filter.network(BLOCK, Rng.of(1));
    CriticNetwork network = critic.network(filter.components(), ENVIRONMENT, Rng.of(2));
    List<Parameter> parameters = new ArrayList<>(lambda.parameters());
    parameters.addAll(network.parameters());
    float[] v = normal(ROWS * BLOCK, Rng.of(3));
    float[] e = normal(ROWS * ENVIRONMENT, Rng.of(4));
    leaveTheKink(critic, network);
    float[] h = lambda.soft(v, ROWS, STEP, NOISE.split(0));
    network.train(h, filter.components(), e, ENVIRONMENT, ROWS, NOISE.split(1));
    double bound = new Ascent(new InfoNce(), ROWS).of(network);
    lambda.backward(v, network.inputGradient(), network.inputStride(), ROWS, STEP);

    StepTwin twin = new StepTwin(filter, critic, parameters);
    assertThat(bound).isCloseTo(twin.bound(v, e, ROWS, STEP, NOISE), within(1e-5));
    double norm = 0;
    List<Double> differences = new ArrayList<>();
    for (Parameter p : parameters) {
      double[] wanted = twin.gradient(p.name(), v, e, ROWS, STEP, NOISE);
      double difference = 0;
      for (int i = 0; i < wanted.length; i++) {
        difference += Math.pow(p.gradient()[i] - wanted[i], 2);
        norm += wanted[i] * wanted[i];
      }
      differences.add(Math.sqrt(difference));
    }
    for (double difference : differences) {
      assertThat(difference).isLessThan(1e-4 * Math.sqrt(norm));
    }
  }

  /// Random biases: with none, a rectifier whose inputs are all silent sits on its kink.
  private static void leaveTheKink(Separable critic, CriticNetwork network) {
    for (Parameter p : network.parameters()) {
      for (int layer = 0; layer < critic.hidden().size(); layer++) {
        if (p.name().endsWith(layer + ".bias")) {
          int width = critic.hidden().get(layer);
          System.arraycopy(normal(width, Rng.of(layer)), 0, p.value(), 0, width);
        }
      }
    }
  }

  private static float[] normal(int count, Rng rng) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }
}
