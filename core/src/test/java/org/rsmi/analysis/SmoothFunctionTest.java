package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class SmoothFunctionTest {
  private static final double ERROR = 0.02;

  private static double[] filled(double value) {
    double[] values = new double[12];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] x() {
    return IntStream.range(0, 12).mapToDouble(i -> 0.5 * i).toArray();
  }

  private static SmoothFunction sine(double own, double shared, Rng rng) {
    double[] y = Arrays.stream(x()).map(x -> Math.sin(x) + ERROR * rng.nextGaussian()).toArray();
    return new SmoothFunction(x(), y, filled(own), filled(shared));
  }

  /// `⟨((draws − truth)/σ)²⟩` over seeds, the mean of the draws against their scatter.
  private static double meanSquare(SmoothFunction.Order order, double at, double truth) {
    return IntStream.range(0, 60)
        .mapToDouble(
            seed -> {
              double[][] draws =
                  sine(ERROR, 0, Rng.of(seed)).draws(order, new double[] {at}, 200, Rng.of(1));
              double[] values = Arrays.stream(draws).mapToDouble(draw -> draw[0]).toArray();
              double mean = Arrays.stream(values).average().orElseThrow();
              double variance =
                  Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
              return (mean - truth) * (mean - truth) / variance;
            })
        .average()
        .orElseThrow();
  }

  @Test
  void valuesScatterAroundTheTruthAsTheySay() {
    assertThat(meanSquare(SmoothFunction.Order.VALUE, 2.2, Math.sin(2.2)))
        .isBetween(0.3, 1 + 4 * Math.sqrt(2.0 / 60));
  }

  @Test
  void slopesScatterAroundTheTruthAsTheySay() {
    assertThat(meanSquare(SmoothFunction.Order.SLOPE, 2.2, Math.cos(2.2)))
        .isBetween(0.3, 1 + 4 * Math.sqrt(2.0 / 60));
  }

  @Test
  void slopesAreThoseOfTheValues() {
    double[] pair = {2.2, 2.201};
    double[][] values =
        sine(1e-4, 0, Rng.of(3)).draws(SmoothFunction.Order.VALUE, pair, 400, Rng.of(1));
    double[][] slopes =
        sine(1e-4, 0, Rng.of(3))
            .draws(SmoothFunction.Order.SLOPE, new double[] {2.2}, 400, Rng.of(2));
    double byValues =
        Arrays.stream(values).mapToDouble(v -> (v[1] - v[0]) / 0.001).average().orElseThrow();
    double bySlopes = Arrays.stream(slopes).mapToDouble(s -> s[0]).average().orElseThrow();
    assertThat(Math.abs(byValues - bySlopes)).isLessThan(0.1);
  }

  @Test
  void errorsThatCancelAreSeenToBeSmaller() {
    double[] at = {2.2};
    double wide =
        deviation(sine(0.3, 0, Rng.of(3)).draws(SmoothFunction.Order.VALUE, at, 400, Rng.of(1)));
    double seen =
        deviation(sine(0, 0.3, Rng.of(3)).draws(SmoothFunction.Order.VALUE, at, 400, Rng.of(1)));
    assertThat(seen).isLessThan(0.6 * wide);
  }

  private static double deviation(double[][] draws) {
    double[] values = Arrays.stream(draws).mapToDouble(draw -> draw[0]).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
