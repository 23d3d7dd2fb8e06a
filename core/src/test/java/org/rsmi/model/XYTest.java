package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Jackknife;
import org.rsmi.num.Rng;

class XYTest implements ModelContract {
  private static final List<AngleUpdate> UPDATES =
      List.of(new Overrelaxation(0), new Overrelaxation(3), new WolffEmbedding());

  @Override
  public List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (AngleUpdate update : UPDATES) {
      models.add(new XY(0.9, 1, update));
      models.add(new XY(0.9, -1.5, update));
    }
    return models;
  }

  /// Moments of a thermal chain, by name.
  private record Series(Observables observables, double[][] values) {

    static Series of(XY model, Lattice lattice, int samples) {
      Sampler sampler = model.start(lattice, Rng.of(2026).split(model.toString()));
      for (int sweep = 0; sweep < 1_000; sweep++) {
        sampler.sweep();
      }
      sampler.freeze();
      Observables observables = model.observables(lattice);
      double[][] values = new double[observables.names().size()][samples];
      for (int k = 0; k < samples; k++) {
        sampler.sweep();
        double[] measured = observables.of(sampler.configuration());
        for (int m = 0; m < measured.length; m++) {
          values[m][k] = measured[m];
        }
      }
      return new Series(observables, values);
    }

    double[] moment(String name) {
      return values[observables.names().indexOf(name)];
    }

    Estimate mean(String name) {
      return Autocorrelation.of(moment(name), "").mean();
    }

    Estimate derived(String name) {
      Observables.Derived derived =
          observables.derived().stream()
              .filter(d -> d.name().equals(name))
              .findFirst()
              .orElseThrow();
      double[][] moments = derived.moments().stream().map(this::moment).toArray(double[][]::new);
      return Jackknife.defaults().estimate(derived.formula()::of, "", moments);
    }
  }

  private static double z(Estimate found, double value, double error) {
    return (found.value() - value) / Math.hypot(found.error(), error);
  }

  private static void assertAgree(List<Double> deviations) {
    assertThat(deviations).as("in sigma").allMatch(z -> Math.abs(z) < 4);
    assertThat(deviations.stream().mapToDouble(z -> z * z).average().orElseThrow())
        .as("chi squared per degree of freedom of %s", deviations)
        .isLessThan(1.5);
  }

  private static Lattice lattice(String name) {
    return name.equals("ring8") ? new Chain(8, Boundary.PERIODIC) : Square.torus(3);
  }

  @Test
  void everyUpdateDrawsFromTheExactLawOfSmallLattices() {
    List<Double> deviations = new ArrayList<>();
    for (String[] row : Rows.of("xy-small.csv")) {
      for (AngleUpdate update : UPDATES) {
        XY model = new XY(Double.parseDouble(row[1]), 1, update);
        Estimate energy = Series.of(model, lattice(row[0]), 60_000).mean("energy");
        deviations.add(z(energy, Double.parseDouble(row[2]), 1e-7));
      }
    }
    assertAgree(deviations);
  }

  // E/N = −Σ λₖ^(N−1) λₖ′ / Σ λₖ^N over all integers k, λₖ = Iₖ(J/T).
  @Test
  void ringsHaveTheEnergyOfTheirTransferMatrix() {
    double exact = ringEnergy(8, 1);
    assertThat(exact).isCloseTo(-0.4488851448, within(1e-9));
    List<Double> deviations = new ArrayList<>();
    for (AngleUpdate update : UPDATES) {
      for (double temperature : new double[] {0.4, 1, 3}) {
        XY model = new XY(temperature, 1, update);
        Lattice ring = new Chain(9, Boundary.PERIODIC);
        Estimate energy = Series.of(model, ring, 40_000).mean("energy");
        deviations.add(z(energy, ringEnergy(9, 1 / temperature), 0));
      }
    }
    assertAgree(deviations);
  }

  private static double ringEnergy(int sites, double beta) {
    double partition = 0;
    double energy = 0;
    for (int k = -30; k <= 30; k++) {
      double eigenvalue = bessel(k, beta);
      double slope = (bessel(k - 1, beta) + bessel(k + 1, beta)) / 2;
      partition += Math.pow(eigenvalue, sites);
      energy -= Math.pow(eigenvalue, sites - 1) * slope;
    }
    return energy / partition;
  }

  /// `Iₖ(x) = ∫ exp(x cos t) cos(kt) dt/2π`, by the rule of equal steps, which converges at once.
  private static double bessel(int k, double x) {
    double sum = 0;
    for (int n = 0; n < 128; n++) {
      double t = 2 * Math.PI * n / 128;
      sum += Math.exp(x * Math.cos(t)) * Math.cos(k * t);
    }
    return sum / 128;
  }

  private static void assertToriAgree(int samples, List<AngleUpdate> updates) {
    List<Double> deviations = new ArrayList<>();
    for (String[] row : Rows.of("xy-torus.csv")) {
      double[] numbers = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
      for (AngleUpdate update : updates) {
        Series series =
            Series.of(new XY(numbers[1], 1, update), Square.torus((int) numbers[0]), samples);
        deviations.add(z(series.mean("energy"), numbers[2], numbers[3]));
        deviations.add(z(series.mean("abs_magnetisation"), numbers[4], numbers[5]));
        deviations.add(z(series.derived("helicity_modulus"), numbers[6], numbers[7]));
      }
    }
    assertAgree(deviations);
  }

  @Test
  void toriAgreeWithAnIndependentProgram() {
    assertToriAgree(4_000, List.of(new Overrelaxation(3), new WolffEmbedding()));
  }

  @Test
  @Tag("nightly")
  void toriAgreeWithAnIndependentProgramInLongRuns() {
    assertToriAgree(60_000, UPDATES);
  }

  @Test
  void updatesAgreeWithEachOtherOnEveryMoment() {
    Lattice lattice = new Square(List.of(6, 4), Boundary.PERIODIC);
    Series rotations = Series.of(new XY(0.9, 1, new Overrelaxation(2)), lattice, 30_000);
    Series clusters = Series.of(new XY(0.9, 1, new WolffEmbedding()), lattice, 30_000);
    for (String name : rotations.observables.names()) {
      Estimate other = clusters.mean(name);
      assertThat(z(rotations.mean(name), other.value(), other.error()))
          .as(name)
          .isBetween(-4.0, 4.0);
    }
  }

  @Test
  void theAntiferromagnetIsTheFerromagnetWithOneSublatticeTurned() {
    List<Double> deviations = new ArrayList<>();
    for (AngleUpdate update : UPDATES) {
      Estimate ferro = Series.of(new XY(1, 1, update), Square.torus(4), 20_000).mean("energy");
      Estimate anti = Series.of(new XY(1, -1, update), Square.torus(4), 20_000).mean("energy");
      deviations.add(z(ferro, anti.value(), anti.error()));
    }
    assertAgree(deviations);
  }

  @Test
  void reflectionsCostNoEnergy() {
    XY model = new XY(1e-9, 1, new Overrelaxation(50));
    Lattice lattice = Square.torus(8);
    float[] spins = new float[2 * lattice.sites()];
    Rng rng = Rng.of(3);
    for (int i = 0; i < spins.length; i += 2) {
      double angle = 7 * rng.nextDouble();
      spins[i] = (float) Math.cos(angle);
      spins[i + 1] = (float) Math.sin(angle);
    }
    float[] reflected = spins.clone();
    model.update().on(model, lattice, reflected, rng).sweep();
    assertThat(reflected).isNotEqualTo(spins);
    assertThat(energy(model, lattice, reflected))
        .isCloseTo(energy(model, lattice, spins), within(1e-4));
  }

  private static double energy(XY model, Lattice lattice, float[] spins) {
    float[] angles = new float[lattice.sites()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = (float) Math.atan2(spins[2 * i + 1], spins[2 * i]);
    }
    return model.observables(lattice).of(new Configuration.Field(angles))[0];
  }

  @Test
  void spinsKeepTheirLength() {
    for (AngleUpdate update : UPDATES) {
      Sampler sampler = new XY(0.9, 1, update).start(Square.torus(8), Rng.of(1));
      for (int sweep = 0; sweep < 5_000; sweep++) {
        sampler.sweep();
      }
      float[] spins = ((Configuration.Field) sampler.state()).values();
      for (int i = 0; i < spins.length; i += 2) {
        assertThat(Math.hypot(spins[i], spins[i + 1])).isCloseTo(1, within(2e-7));
      }
    }
  }

  // Σ_x θ_x → θ_x + 2πx/L costs 1 − cos(2π/L) per bond along x and carries sin(2π/L).
  @Test
  void aTwistIsMeasuredAsOne() {
    float[] angles = new float[64];
    for (int i = 0; i < 64; i++) {
      angles[i] = (float) (Math.PI * (i % 8) / 4);
    }
    Observables observables = XY.defaults().observables(Square.torus(8));
    double[] found = observables.of(new Configuration.Field(angles));
    double sine = Math.sin(Math.PI / 4);
    assertThat(found[0]).isCloseTo(-1 - Math.cos(Math.PI / 4), within(1e-6));
    assertThat(found[2]).isCloseTo(0, within(1e-6));
    assertThat(found[observables.names().indexOf("current2")])
        .isCloseTo(64 * sine * sine / 2, within(1e-4));
    assertThat(found[observables.names().indexOf("magnetisation2_kmin")])
        .isCloseTo(0.25, within(1e-6));
    assertThat(found[observables.names().indexOf("vortices")]).isZero();
  }

  // atan2(r − r₀, c − c₀) winds once around its centre; the second one undoes it far away.
  @Test
  void aVortexAndItsAntivortexAreCounted() {
    float[] angles = new float[64];
    for (int i = 0; i < 64; i++) {
      int row = i / 8;
      double column = i % 8 - 2.5;
      angles[i] = (float) (Math.atan2(row - 2.5, column) - Math.atan2(row - 4.5, column));
    }
    Observables observables = XY.defaults().observables(Square.torus(8));
    double[] found = observables.of(new Configuration.Field(angles));
    assertThat(64 * found[observables.names().indexOf("vortices")]).isEqualTo(2);
  }

  @Test
  void onlyTheSquareTorusHasAHelicityModulus() {
    XY model = XY.defaults();
    assertThat(model.observables(new Chain(8, Boundary.PERIODIC)).names())
        .doesNotContain("current2", "vortices");
    assertThat(model.observables(new Square(List.of(4, 4), Boundary.OPEN)).derived())
        .extracting(Observables.Derived::name)
        .containsExactly("specific_heat", "susceptibility", "binder");
    assertThat(model.observables(new Square(List.of(4, 6), Boundary.PERIODIC)).derived())
        .extracting(Observables.Derived::name)
        .contains("helicity_modulus")
        .doesNotContain("correlation_length");
  }

  @Test
  void parametersLatticesAndStatesAreChecked() {
    assertThatThrownBy(() -> new XY(0, 1, new WolffEmbedding()))
        .hasMessage("temperature = 0.0: an XY model takes a finite one above 0");
    assertThatThrownBy(() -> new XY(1, Double.NaN, new WolffEmbedding()))
        .hasMessage("coupling = NaN: an XY model takes a finite one other than 0");
    assertThatThrownBy(() -> new Overrelaxation(-1))
        .hasMessage("reflections = -1: over-relaxation takes at least 0");
    assertThatThrownBy(() -> new XY(1, -1, new WolffEmbedding()).start(Square.torus(3), Rng.of(1)))
        .hasMessageContaining("needs a bipartite lattice")
        .hasMessageContaining("use Overrelaxation");
    Sampler sampler = XY.defaults().start(Square.torus(2), Rng.of(1));
    assertThatThrownBy(
            () ->
                sampler.restore(
                    new Configuration.Field(new float[8]), sampler.tuning(), sampler.streamState()))
        .hasMessage("an XY model resumes from spins of length 1, found 0.0 at site 0");
  }
}
