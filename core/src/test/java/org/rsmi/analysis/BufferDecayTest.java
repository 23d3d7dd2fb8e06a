package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;

class BufferDecayTest implements AnalysisContract {
  private static final Filter BLOCK = Planted.square(new double[16]);

  @Override
  public Analysis analysis() {
    return BufferDecay.defaults();
  }

  /// Four runs at each of some buffers, on configurations of their own.
  private static RunSet law(DoubleUnaryOperator law, double error, Rng rng, long... buffers) {
    Planted planted = new Planted(Planted.buffer());
    for (long buffer : buffers) {
      for (int repeat = 0; repeat < 4; repeat++) {
        double value = law.applyAsDouble(buffer) + error * rng.nextGaussian();
        planted.run(planted.point(buffer), BLOCK, value, error);
      }
    }
    return planted.set();
  }

  private static double power(double buffer) {
    return 0.53 * Math.pow(1 + buffer / 2, -0.5);
  }

  private static double exponential(double buffer) {
    return 0.4 * Math.exp(-buffer / 2);
  }

  private List<Finding> found(RunSet runs) {
    return analysis().of(runs, Rng.of(1));
  }

  private Finding.Number number(RunSet runs, String name) {
    return found(runs).stream()
        .filter(Finding.Number.class::isInstance)
        .map(Finding.Number.class::cast)
        .filter(number -> number.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlantedPowerLawGivesItsDimension() {
    Finding.Number number =
        number(law(BufferDecayTest::power, 0.002, Rng.of(4), 1, 2, 3, 4, 6, 8), "decay");
    assertThat(number.sentence()).contains("decays as a power of the distance");
    assertThat(number.value().value()).isCloseTo(0.25, within(4 * number.value().error()));
  }

  @Test
  void aPlantedExponentialGivesItsCorrelationLength() {
    Finding.Number number =
        number(law(BufferDecayTest::exponential, 0.002, Rng.of(4), 1, 2, 3, 4), "decay");
    assertThat(number.sentence()).contains("decays exponentially");
    assertThat(number.value().unit()).isEqualTo("sites");
    assertThat(number.value().value()).isCloseTo(4, within(4 * number.value().error()));
  }

  @Test
  void orderDoesNotDecay() {
    RunSet runs = law(_ -> 0.69, 0.002, Rng.of(4), 1, 2, 4);
    assertThat(found(runs).getFirst().sentence()).contains("does not decay");
    assertThat(found(runs)).noneMatch(Finding.Number.class::isInstance);
  }

  @Test
  void exactInformationAtCriticalityDecaysWithTheDimensionOfTheSpin() {
    Finding.Number number =
        number(IsingRuns.aroundExact(0.004, 0, Rng.of(1)), "decay, temperature = 2.26919");
    assertThat(number.value().value()).isCloseTo(0.125, within(0.03));
  }

  @Test
  void exactInformationOfTheParamagnetDecaysExponentially() {
    RunSet runs = IsingRuns.aroundExact(0.001, 0, Rng.of(1));
    assertThat(number(runs, "decay, temperature = 3").sentence()).contains("decays exponentially");
  }

  @Test
  void realRunsTellTheCriticalPowerFromTheParamagnet() {
    RunSet runs = IsingRuns.real();
    Estimate dimension = number(runs, "decay, temperature = 2.26919").value();
    assertThat(dimension.value()).isCloseTo(0.125, within(0.03));
    assertThat(dimension.error()).isLessThan(0.03);
    assertThat(number(runs, "decay, temperature = 2.6").sentence())
        .contains("decays exponentially");
    assertThat(found(runs).getFirst().sentence())
        .startsWith("I(H:E) does not decay within the buffers at temperature = 2,");
  }

  @Test
  void sharedConfigurationsAreSeenInWhatTheFitsLeave() {
    RunSet runs = IsingRuns.real();
    List<List<InformationPoint>> slices =
        runs.slices(GridAxis.Role.BUFFER).stream().map(InformationPoint::of).toList();
    assertThat(SharedNoise.correlation(slices)).isBetween(0.5, 0.96);
  }

  @Test
  void theCorrelationOfSharedNoiseIsRarelyOverrated() {
    int seeds = 40;
    long over =
        IntStream.range(0, seeds)
            .mapToDouble(seed -> SharedNoise.correlation(shared(Rng.of(300 + seed), 0.6)))
            .filter(correlation -> correlation > 0.6)
            .count();
    assertThat(over / (double) seeds).isLessThan(0.31 + 4 * Math.sqrt(0.31 * 0.69 / seeds));
  }

  /// Eight slices of four buffers, ρ between the errors of a slice.
  private static List<List<InformationPoint>> shared(Rng rng, double correlation) {
    IsingRuns runs = new IsingRuns();
    for (int slice = 0; slice < 8; slice++) {
      double length = 3 + slice;
      double common = Math.sqrt(correlation) * rng.nextGaussian();
      for (long buffer : new long[] {1, 2, 3, 4}) {
        double noise = common + Math.sqrt(1 - correlation) * rng.nextGaussian();
        double value = 0.5 * Math.exp(-buffer / length) + 0.01 * noise;
        for (int repeat = 0; repeat < 2; repeat++) {
          runs.add(
              slice,
              buffer,
              new Outcome.Converged(9),
              new Estimate(value + 1e-4 * repeat, 0.01, "nats"),
              BLOCK,
              "slice " + slice);
        }
      }
    }
    return runs.set().slices(GridAxis.Role.BUFFER).stream().map(InformationPoint::of).toList();
  }

  @Test
  void errorsOfTheDimensionAreOnesOfTheFit() {
    int seeds = 200;
    double squares =
        IntStream.range(0, seeds)
            .mapToObj(seed -> law(BufferDecayTest::power, 0.01, Rng.of(70 + seed), 1, 2, 4))
            .map(runs -> InformationPoint.of(runs.slices(GridAxis.Role.BUFFER).getFirst()))
            .map(points -> DecayFit.of(new DecayLaw.BlockPower(4), points, 0).rate().z(0.5))
            .mapToDouble(z -> z * z)
            .average()
            .orElseThrow();
    assertThat(squares).isBetween(0.5, 1 + 4 * Math.sqrt(2.0 / seeds));
  }

  @Test
  void theWrongLawIsFavouredInAtMostOneOfTwentyOne() {
    int seeds = 200;
    long wrong =
        IntStream.range(0, seeds)
            .mapToObj(seed -> law(BufferDecayTest::power, 0.01, Rng.of(900 + seed), 1, 2, 4))
            .filter(runs -> found(runs).getFirst().sentence().contains("exponentially"))
            .count();
    assertThat(wrong / (double) seeds).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / seeds));
  }

  @Test
  void powersOfTheBufferAreDrawnOnLogarithmicAxesWithTheirExponent() {
    RunSet runs = law(b -> 0.4 * Math.pow(b, -1.16), 0.002, Rng.of(4), 2, 4, 6, 8);
    Finding.Curve curve =
        found(runs).stream()
            .filter(Finding.Curve.class::isInstance)
            .map(Finding.Curve.class::cast)
            .filter(c -> c.scale() == Finding.Scale.LOG_LOG)
            .findFirst()
            .orElseThrow();
    assertThat(curve.sentence()).startsWith("υ = 1.1");
    assertThat(curve.series())
        .extracting(Finding.Series::kind)
        .containsExactly(Finding.Kind.MEASURED, Finding.Kind.FIT);
  }
}
