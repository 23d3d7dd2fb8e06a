package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class IsingTest implements ModelContract {
  private static final double CRITICAL = Ising.defaults().temperature();
  private static final List<Update> UPDATES =
      List.of(new Metropolis(), new Wolff(), new SwendsenWang());

  @Override
  public List<Model> models() {
    return Stream.of(1.0, -1.0)
        .flatMap(j -> UPDATES.stream().map(update -> (Model) new Ising(2.2, j, update)))
        .toList();
  }

  /// Energy and magnetisation per site of a thermal chain.
  private record Series(double[] energy, double[] magnetisation) {

    static Series of(Ising model, Lattice lattice, int samples, int every) {
      Sampler sampler = model.start(lattice, Rng.of(2024).split(model.toString()));
      for (int sweep = 0; sweep < 1_000; sweep++) {
        sampler.sweep();
      }
      sampler.freeze();
      double[] energy = new double[samples];
      double[] magnetisation = new double[samples];
      Observables observables = model.observables(lattice);
      List<String> names = observables.names();
      int order = names.indexOf(names.contains("staggered") ? "staggered" : "magnetisation");
      for (int k = 0; k < samples; k++) {
        for (int sweep = 0; sweep < every; sweep++) {
          sampler.sweep();
        }
        double[] measured = observables.of(sampler.configuration());
        energy[k] = measured[0];
        magnetisation[k] = measured[order];
      }
      return new Series(energy, magnetisation);
    }

    Estimate energyPerSite() {
      return Autocorrelation.of(energy, "J").mean();
    }

    Estimate moment(ToDoubleFunction<Double> power) {
      double[] values = Arrays.stream(magnetisation).map(power::applyAsDouble).toArray();
      return Autocorrelation.of(values, "").mean();
    }
  }

  private static void assertAgrees(Estimate found, double exact) {
    assertThat(Math.abs(found.z(exact))).as("%s against %s", found, exact).isLessThan(4);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "ising-torus.csv", numLinesToSkip = 2)
  void everyUpdateDrawsFromTheExactLaw(
      int size, double temperature, double energy, double absM, double m2, double m4) {
    for (Update update : UPDATES) {
      for (double coupling : new double[] {1, -1}) {
        Ising model = new Ising(temperature, coupling, update);
        Series series = Series.of(model, Square.torus(size), 20_000, 2);
        assertAgrees(series.energyPerSite(), energy);
        assertAgrees(series.moment(Math::abs), absM);
        assertAgrees(series.moment(m -> m * m), m2);
        assertAgrees(series.moment(m -> m * m * m * m), m4);
      }
    }
  }

  // Kaufman (1949), L = 64 at T_c, 60-digit arithmetic.
  @Test
  void clusterUpdatesHoldTheCriticalEnergyOfALargeTorus() {
    for (Update update : List.of(new SwendsenWang(), new Wolff())) {
      Series series = Series.of(new Ising(CRITICAL, 1, update), Square.torus(64), 6_000, 1);
      Estimate energy = series.energyPerSite();
      assertAgrees(energy, -1.423938389833);
      assertThat(energy.error()).isLessThan(3e-3);
    }
  }

  // E/N = −(t + t^(N−1))/(1 + t^N), t = tanh(J/T); an open chain has E = −(N − 1) t.
  @Test
  void ringsAndChainsHaveTheirClosedFormEnergy() {
    double t = Math.tanh(1 / 1.5);
    for (Update update : UPDATES) {
      Ising model = new Ising(1.5, 1, update);
      assertAgrees(
          Series.of(model, new Chain(10, Boundary.PERIODIC), 20_000, 2).energyPerSite(),
          -(t + Math.pow(t, 9)) / (1 + Math.pow(t, 10)));
      assertAgrees(
          Series.of(model, new Chain(9, Boundary.OPEN), 20_000, 2).energyPerSite(), -8 * t / 9);
    }
  }

  static Stream<Arguments> smallSystems() {
    Lattice sheet = new Square(List.of(3, 4), Boundary.OPEN);
    return Stream.of(
        Arguments.of(new Ising(2, 1, new Metropolis()), sheet),
        Arguments.of(new Ising(2, 1, new Wolff()), sheet),
        Arguments.of(new Ising(2, -1, new SwendsenWang()), sheet),
        Arguments.of(new Ising(1.5, -1, new Metropolis()), Square.torus(3)),
        Arguments.of(
            new Ising(3, 1.3, new SwendsenWang()), new Square(List.of(2, 3), Boundary.PERIODIC)));
  }

  @ParameterizedTest
  @MethodSource("smallSystems")
  void smallSystemsAgreeWithEnumeration(Ising model, Lattice lattice) {
    Bonds bonds = Bonds.of(lattice);
    double partition = 0;
    double energy = 0;
    for (int state = 0; state < 1 << lattice.sites(); state++) {
      double h = 0;
      for (int b = 0; b < bonds.count(); b++) {
        int differ = (state >> bonds.from()[b] ^ state >> bonds.to()[b]) & 1;
        h -= model.coupling() * (1 - 2 * differ);
      }
      partition += Math.exp(-h / model.temperature());
      energy += h * Math.exp(-h / model.temperature());
    }
    assertAgrees(
        Series.of(model, lattice, 20_000, 3).energyPerSite(), energy / partition / lattice.sites());
  }

  @Test
  void theAntiferromagnetIsTheFerromagnetWithOneSublatticeFlipped() {
    Lattice lattice = new Square(List.of(6, 8), Boundary.PERIODIC);
    byte[] sign = lattice.sublattices();
    for (Update update : UPDATES) {
      Sampler ferro = new Ising(2.3, 1, update).start(lattice, Rng.of(5));
      Sampler antiferro = new Ising(2.3, -1, update).start(lattice, Rng.of(6));
      antiferro.restore(
          new Configuration.Spins(flipped(ferro.configuration(), sign)),
          ferro.tuning(),
          ferro.streamState());
      for (int sweep = 0; sweep < 50; sweep++) {
        ferro.sweep();
        antiferro.sweep();
        assertThat(((Configuration.Spins) antiferro.configuration()).values())
            .isEqualTo(flipped(ferro.configuration(), sign));
        double[] measured =
            new Ising(2.3, -1, update).observables(lattice).of(antiferro.configuration());
        double[] expected =
            new Ising(2.3, 1, update).observables(lattice).of(ferro.configuration());
        assertThat(measured[2]).isEqualTo(expected[2]); // staggered is magnetisation
        assertThat(measured[0]).isEqualTo(expected[0]);
      }
    }
  }

  private static byte[] flipped(Configuration configuration, byte[] sign) {
    byte[] spins = ((Configuration.Spins) configuration).values().clone();
    for (int i = 0; i < spins.length; i++) {
      spins[i] *= sign[i];
    }
    return spins;
  }

  @Test
  void aWolffSweepIsAFixedNumberOfClustersThatFlipAboutEverySpinOnce() {
    Lattice lattice = Square.torus(32);
    for (double temperature : new double[] {1.5, CRITICAL, 4}) {
      Sampler sampler =
          new Ising(temperature, 1, new Wolff()).start(lattice, Rng.of(1).split("wolff"));
      assertThat(sampler.tuning()[0]).isZero();
      for (int sweep = 0; sweep < 500; sweep++) {
        sampler.sweep();
      }
      sampler.freeze();
      long clusters = sampler.tuning()[0];
      double meanSize = meanClusterSize(temperature, lattice);
      assertThat((double) clusters).isBetween(0.5 * 1024 / meanSize, 1 + 1.5 * 1024 / meanSize);
    }
  }

  /// `⟨size⟩ = N ⟨m²⟩` by the improved estimator, from an independent chain.
  private static double meanClusterSize(double temperature, Lattice lattice) {
    Series series = Series.of(new Ising(temperature, 1, new SwendsenWang()), lattice, 2_000, 1);
    return lattice.sites() * series.moment(m -> m * m).value();
  }

  @Test
  void clustersOnAFrustratedAntiferromagnetAreRefused() {
    for (Update update : List.of(new Wolff(), new SwendsenWang())) {
      assertThatThrownBy(() -> new Ising(2, -1, update).start(Square.torus(5), Rng.of(1)))
          .hasMessage(
              update.getClass().getSimpleName()
                  + " on an antiferromagnet needs a bipartite lattice, found"
                  + " Square[size=[5, 5], boundary=PERIODIC]; use Metropolis");
    }
  }

  @Test
  void temperatureAndCouplingAreChecked() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Ising(bad, 1, new Wolff()))
          .hasMessage("temperature = " + bad + ": an Ising model takes a finite one above 0");
    }
    for (double bad : new double[] {0, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> new Ising(1, bad, new Wolff()))
          .hasMessage("coupling = " + bad + ": an Ising model takes a finite one other than 0");
    }
  }

  @Test
  void onlyUnitSpinsCanBeRestored() {
    Sampler sampler = Ising.defaults().start(Square.torus(2), Rng.of(1));
    assertThatThrownBy(
            () ->
                sampler.restore(
                    new Configuration.Spins(new byte[] {1, 0, 1, 1}),
                    new long[0],
                    sampler.streamState()))
        .hasMessageContaining("its states are [-1, 1]");
  }
}
