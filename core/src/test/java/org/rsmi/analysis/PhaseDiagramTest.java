package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;

class PhaseDiagramTest implements AnalysisContract {
  private static final double[] TEMPERATURES = {0.6, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0};

  @Override
  public Analysis analysis() {
    return new PhaseDiagram(50, 99);
  }

  private static List<Finding> found(RunSet runs) {
    return new PhaseDiagram(150, 199).of(runs, Rng.of(1));
  }

  private static <F extends Finding> F named(List<Finding> findings, String name, Class<F> kind) {
    return findings.stream()
        .filter(finding -> finding.name().equals(name))
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /// A step of I at T = 1.04 that sharpens with the buffer, four runs a point.
  private static RunSet step(double error, Rng rng) {
    Planted planted = new Planted(Planted.control("temperature"), Planted.buffer());
    for (double temperature : TEMPERATURES) {
      for (long buffer : new long[] {1, 3}) {
        for (int repeat = 0; repeat < 4; repeat++) {
          double x = (temperature - 1.04) * (4 + 2 * buffer);
          double value = 0.35 * (1 - Math.tanh(x)) + error * rng.nextGaussian();
          planted.run(planted.point(temperature, buffer), Planted.square(1, 1, 1, 1), value, error);
        }
      }
    }
    return planted.set();
  }

  /// Eight filters a temperature.
  private static RunSet filters(DoubleFunction<Filter> at) {
    Planted planted = new Planted(Planted.control("temperature"));
    for (double temperature : TEMPERATURES) {
      for (int repeat = 0; repeat < 8; repeat++) {
        planted.run(planted.point(temperature), at.apply(temperature), 0.3, 0.01);
      }
    }
    return planted.set();
  }

  private static double[] noisy(double[] weights, Rng rng) {
    return Arrays.stream(weights).map(w -> w + 0.4 * rng.nextGaussian()).toArray();
  }

  @Test
  void realRunsPlaceTheIsingTransitionWithinATenth() {
    Finding.Number place = named(found(IsingRuns.real()), "transition", Finding.Number.class);
    assertThat(IsingRuns.CRITICAL).isBetween(place.low(), place.high());
    assertThat(place.high() - place.low()).isLessThan(0.1);
    assertThat(place.value().unit()).isEqualTo("J");
  }

  @Test
  void exactInformationPlacesTheIsingTransitionWithinATenth() {
    RunSet runs = IsingRuns.aroundExact(0.008, 0, Rng.of(1));
    Finding.Number place = named(found(runs), "transition", Finding.Number.class);
    assertThat(IsingRuns.CRITICAL).isBetween(place.low(), place.high());
    assertThat(place.high() - place.low()).isLessThan(0.1);
  }

  @Test
  void realRunsSharpenWithTheBuffer() {
    assertThat(
            named(found(IsingRuns.real()), "steepest slope against the buffer", Finding.Curve.class)
                .sentence())
        .startsWith("The change of I(H:E) sharpens with the buffer");
  }

  @Test
  void aPlantedStepLiesInItsInterval() {
    int seeds = 10;
    long covered =
        IntStream.range(0, seeds)
            .mapToObj(seed -> analysis().of(step(0.02, Rng.of(40 + seed)), Rng.of(seed)))
            .map(findings -> named(findings, "transition", Finding.Number.class))
            .filter(place -> place.low() < 1.04 && place.high() > 1.04)
            .count();
    assertThat(covered / (double) seeds).isGreaterThan(0.95 - 4 * Math.sqrt(0.0475 / seeds));
  }

  @Test
  void flatInformationHasNoTransition() {
    int seeds = 200;
    long alarms =
        IntStream.range(0, seeds)
            .mapToObj(
                seed -> {
                  Rng rng = Rng.of(500 + seed);
                  Planted planted = new Planted(Planted.control("temperature"));
                  for (double temperature : TEMPERATURES) {
                    for (int repeat = 0; repeat < 3; repeat++) {
                      double value = 0.3 + 0.01 * rng.nextGaussian();
                      planted.run(
                          planted.point(temperature), Planted.square(1, 1, 1, 1), value, 0.01);
                    }
                  }
                  return new TransitionPlace(planted.set().slices(GridAxis.Role.CONTROL), "", 0, 50)
                      .findings(List.of(), Rng.of(1));
                })
            .filter(findings -> !(findings.getFirst() instanceof Finding.Warning))
            .count();
    assertThat(alarms / (double) seeds).isLessThan(0.05);
  }

  @Test
  void aStepBeyondTheGridIsAWarning() {
    Planted planted = new Planted(Planted.control("temperature"));
    for (double temperature : TEMPERATURES) {
      double value = 0.6 * Math.exp(-2 * temperature);
      planted.run(planted.point(temperature), Planted.square(1, 1, 1, 1), value, 0.002);
    }
    assertThat(named(found(planted.set()), "transition", Finding.Warning.class).sentence())
        .contains("more values of temperature");
  }

  @Test
  void filtersOfOneLawAreTakenForAChangeAsOftenAsPSays() {
    int seeds = 200;
    long alarms =
        IntStream.range(0, seeds)
            .mapToObj(
                seed -> {
                  Rng rng = Rng.of(7000 + seed);
                  double[] uniform = {1, 1, 1, 1, 1, 1, 1, 1, 1};
                  return filters(_ -> Planted.square(noisy(uniform, rng)));
                })
            .map(runs -> change(runs).dependence())
            .filter(p -> p < 0.05)
            .count();
    assertThat(alarms / (double) seeds).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / seeds));
  }

  private static FilterChange change(RunSet runs) {
    Slice slice = runs.slices(GridAxis.Role.CONTROL).getFirst();
    return FilterChange.of(runs, slice, 50, 99, Rng.of(3)).orElseThrow();
  }

  /// Uniform filters below T = 1.05, gradients above, of either sign.
  private static RunSet turning(Rng rng) {
    double[] uniform = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] gradient = {-1.4, 0, 1.4, -1.4, 0, 1.4, -1.4, 0, 1.4};
    return filters(
        temperature -> {
          double sign = rng.nextBoolean() ? 1 : -1;
          double[] weights = noisy(temperature < 1.05 ? uniform : gradient, rng);
          return Planted.square(Arrays.stream(weights).map(w -> sign * w).toArray());
        });
  }

  @Test
  void filtersThatTurnAreFoundWhereTheyDo() {
    List<Finding> findings = found(turning(Rng.of(8)));
    Finding.Number place = named(findings, "filters change most steeply", Finding.Number.class);
    assertThat(place.value().value()).isCloseTo(1.05, within(0.06));
    Finding.Table table = named(findings, "change of the filters", Finding.Table.class);
    assertThat(table.sentence())
        .contains("from 1.000 to 1.100")
        .contains("p = 0.035 among 7 steps");
  }

  @Test
  void signsAndOrderOfTheComponentsMeanNothing() {
    Rng rng = Rng.of(9);
    double[][] u = {{1, 2, 0, 1}, {0, 1, -1, 3}};
    RunSet one = filters(t -> Planted.square(new double[][] {noisy(u[0], rng), noisy(u[1], rng)}));
    Planted other = new Planted(Planted.control("temperature"));
    one.runs()
        .forEach(
            run -> {
              double[][] w = run.filter().weights();
              double[] flipped = Arrays.stream(w[1]).map(x -> -x).toArray();
              other.run(run.point(), Planted.square(new double[][] {flipped, w[0]}), 0.3, 0.01);
            });
    FilterChange a = change(one);
    FilterChange b = change(other.set());
    assertThat(b.dependence()).isEqualTo(a.dependence());
    assertThat(b.gaps().getFirst().difference().discrepancy())
        .isCloseTo(a.gaps().getFirst().difference().discrepancy(), within(1e-12));
  }

  @Test
  void aPeakOfTheBoundaryWeightIsFound() {
    Rng rng = Rng.of(10);
    RunSet runs =
        filters(
            temperature -> {
              double bulk = 0.3 + 3 * Math.abs(temperature - 1.1);
              double[] weights = {1, 1, 1, 1, bulk, 1, 1, 1, 1};
              return Planted.square(
                  Arrays.stream(weights).map(w -> w + 0.05 * rng.nextGaussian()).toArray());
            });
    Finding.Number peak = named(found(runs), "peak of the boundary weight", Finding.Number.class);
    assertThat(peak.value().value()).isCloseTo(1.1, within(0.1));
  }

  @Test
  void aBlockWithoutInsideHasNoBoundaryness() {
    assertThat(BoundaryWeight.of(List.of(2, 5)).hasBulk()).isFalse();
    assertThat(BoundaryWeight.of(List.of(3, 5)).hasBulk()).isTrue();
    Filter filter = Planted.square(1, 1, 1, 1, 2, 1, 1, 1, 1);
    assertThat(BoundaryWeight.of(List.of(3, 3)).share(filter)).isCloseTo(8 / 12.0, within(1e-12));
    assertThat(BoundaryWeight.of(List.of(3, 3)).ratio(filter)).isEqualTo(4);
  }
}
