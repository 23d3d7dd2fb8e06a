package org.rsmi.mi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;
import org.rsmi.oracle.KnownPair;

class ConditionalNetworkTest {
  private static final int COUNT = 12;
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  private final float[] x = features(COUNT, 2, "x");
  private final float[] y = features(COUNT, 5, "y");
  private final States states = States.of(x, 2);
  private final float[] s = numbers(states.of(x, 2, COUNT));
  private final ConditionalNetwork network =
      new ConditionalNetwork(states, states.logShares(s), 5, 16, Rng.of(3));

  private static float[] features(int rows, int width, String name) {
    Rng rng = Rng.of(1).split(name);
    float[] features = new float[rows * width];
    for (int i = 0; i < features.length; i++) {
      features[i] = rng.nextInt(2) * 2 - 1;
    }
    return features;
  }

  private static float[] numbers(int... states) {
    float[] numbers = new float[states.length];
    for (int i = 0; i < states.length; i++) {
      numbers[i] = states[i];
    }
    return numbers;
  }

  @Test
  void gradientIsThatOfTheMeanLogRatio() {
    network.train(s, y, COUNT);
    for (Parameter parameter : network.parameters()) {
      float[] gradient = parameter.gradient().clone();
      for (int i = 0; i < gradient.length; i += 3) {
        assertThat((double) gradient[i])
            .as("%s %d", parameter.name(), i)
            .isCloseTo(slope(parameter.value(), i), within(2e-3));
      }
    }
  }

  private double slope(float[] values, int i) {
    float before = values[i];
    values[i] = before + 0.01f;
    double above = Arrays.stream(network.own(s, y)).average().orElseThrow();
    values[i] = before - 0.01f;
    double below = Arrays.stream(network.own(s, y)).average().orElseThrow();
    values[i] = before;
    return (above - below) / 0.02;
  }

  @Test
  void stateProbabilitiesSumToOneForEveryY() {
    double[] sums = new double[COUNT];
    float[] logShares = states.logShares(s);
    for (int t = 0; t < states.count(); t++) {
      float[] all = new float[COUNT];
      Arrays.fill(all, t);
      double[] ratios = network.own(all, y);
      for (int i = 0; i < COUNT; i++) {
        sums[i] += Math.exp(logShares[t] + ratios[i]);
      }
    }
    for (double sum : sums) {
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void scoresOfAPairAreItsLogRatio() {
    double[] own = network.own(s, y);
    ScoreTile tile = new ScoreTile(COUNT);
    network.forward(x, 2, y, 5, COUNT);
    for (int first = 0; first < COUNT; first += ScoreTile.ROWS) {
      network.scores(first, ScoreTile.ROWS, tile);
      for (int r = 0; r < ScoreTile.ROWS; r++) {
        assertThat((double) tile.values[tile.own(r)]).isCloseTo(own[first + r], within(1e-5));
      }
    }
  }

  @Test
  void blocksOfTheIsingTorusAreLearnedFromFewRows() {
    KnownPair task = KnownPair.isingTorus(4, 0, CRITICAL);
    PairedSamples samples = task.sample(3_000, Rng.of(5));
    Encoding v = Encoding.of(samples.x(), Preprocessing.AUTO);
    Encoding e = Encoding.of(samples.y(), Preprocessing.AUTO);
    Recipe.Data data =
        new Recipe.Data(
            pairs(v, e, samples, 0, 2_000),
            pairs(v, e, samples, 2_000, 2_500),
            GaussianBaseline.of(pairs(v, e, samples, 0, 2_000), v.linear(), e.linear()),
            v.plain(),
            e.plain());
    Scorer critic =
        new Recipe.Conditional(States.of(v.features(), v.width())).train(data, Rng.of(6)).critic();
    Pairs unseen = pairs(v, e, samples, 2_500, 3_000);
    double z =
        HeldOut.of(new InfoNce(), critic, unseen, Rng.of(7)).information().z(task.information());
    assertThat(z).isBetween(-4.0, 3.0);
  }

  private static Pairs pairs(Encoding v, Encoding e, PairedSamples samples, int from, int to) {
    return Encoding.pairs(v, e, samples.group(), IntStream.range(from, to).toArray());
  }
}
