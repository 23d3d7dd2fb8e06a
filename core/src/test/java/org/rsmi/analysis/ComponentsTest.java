package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;

class ComponentsTest implements AnalysisContract {
  @Override
  public Analysis analysis() {
    return Components.defaults();
  }

  /// Five runs a point around these values for 1, 2, … components.
  private static RunSet around(Rng rng, double error, double... information) {
    Planted planted = new Planted(Planted.components());
    for (int k = 1; k <= information.length; k++) {
      double[][] weights = new double[k][4];
      Arrays.stream(weights).forEach(row -> Arrays.fill(row, 1));
      Filter filter = new Filter(List.of(2, 2), weights, new double[k]);
      for (int repeat = 0; repeat < 5; repeat++) {
        double value = information[k - 1] + error * rng.nextGaussian();
        planted.run(planted.point((long) k), filter, value, error);
      }
    }
    return planted.set();
  }

  private String sentence(RunSet runs) {
    return analysis().of(runs, Rng.of(1)).getFirst().sentence();
  }

  @Test
  void twoComponentsAreEnoughWhereAThirdAddsNothing() {
    assertThat(sentence(around(Rng.of(3), 0.004, 0.2, 0.41, 0.41)))
        .startsWith("2 components are enough: they know 0.408")
        .contains("going to 3 components adds")
        .contains("of I(V:E)");
  }

  @Test
  void oneComponentIsEnoughWhereNothingIsGained() {
    assertThat(sentence(around(Rng.of(3), 0.004, 0.2, 0.2, 0.2)))
        .startsWith("1 component is enough: it knows 0.2");
  }

  @Test
  void aGainFurtherOnKeepsASmallNumberFromBeingEnough() {
    assertThat(sentence(around(Rng.of(3), 0.004, 0.2, 0.2, 0.4, 0.4)))
        .startsWith("3 components are enough");
  }

  @Test
  void growthUpToTheLastIsSaidToBeOpen() {
    assertThat(sentence(around(Rng.of(3), 0.004, 0.1, 0.2, 0.3)))
        .startsWith("I(H:E) still grows at 3 components");
  }

  @Test
  void runsOfOneSizeAreNotAsked() {
    RunSet runs =
        Planted.atOnePoint()
            .run(Map.of(), Planted.square(new double[][] {{1, 0, 0, 0}, {0, 1, 0, 0}}), 0.3, 0.01)
            .set();
    assertThat(analysis().of(runs, Rng.of(1))).isEmpty();
  }

  @Test
  void noiseIsTakenForAGainInAtMostFivePercent() {
    int seeds = 400;
    long alarms =
        IntStream.range(0, seeds)
            .mapToObj(seed -> around(Rng.of(1000 + seed), 0.01, 0.3, 0.3, 0.3, 0.3))
            .filter(runs -> !sentence(runs).startsWith("1 component"))
            .count();
    assertThat(alarms / (double) seeds).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / seeds));
  }

  @Test
  void aGainOfFourErrorsIsFound() {
    long found =
        IntStream.range(0, 100)
            .mapToObj(seed -> around(Rng.of(2000 + seed), 0.01, 0.3, 0.3256, 0.3256))
            .filter(runs -> sentence(runs).startsWith("2 components"))
            .count();
    assertThat(found).isGreaterThan(85);
  }
}
