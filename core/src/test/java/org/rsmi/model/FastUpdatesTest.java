package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Checkerboard and Multispin against exact numbers and against each other.
class FastUpdatesTest implements ModelContract {
  private static final double CRITICAL = Ising.defaults().temperature();
  private static final List<Update> UPDATES = List.of(new Checkerboard(), new Multispin());

  @Override
  public List<Model> models() {
    return Stream.of(1.0, -1.0)
        .flatMap(j -> UPDATES.stream().map(update -> (Model) new Ising(2.2, j, update)))
        .toList();
  }

  /// Deviations from exact numbers, in standard errors.
  private static final class Deviations {
    private final List<Double> all = new ArrayList<>();

    void add(Estimate found, double exact, Object where) {
      assertThat(Math.abs(found.z(exact)))
          .as("%s: %s against %s", where, found, exact)
          .isLessThan(4);
      all.add(found.z(exact));
    }

    void assertWithinErrors() {
      double chi2 = all.stream().mapToDouble(z -> z * z).sum();
      assertThat(chi2 / all.size()).as("chi2/dof of %s", all).isLessThan(1.5);
    }
  }

  /// Means over the replicas, one sample after the other.
  ///
  /// @param moments `[energy, |m|, m², m⁴][samples]`, m staggered for an antiferromagnet
  private record Series(double[][] moments) {

    static Series of(Ising model, Lattice lattice, int samples, int every) {
      Sampler sampler = model.start(lattice, Rng.of(7).split(model + "/" + lattice));
      Observables observables = model.observables(lattice);
      byte[] signs = new byte[lattice.sites()];
      Arrays.fill(signs, (byte) 1);
      if (model.coupling() < 0) {
        signs = lattice.sublattices();
      }
      for (int sweep = 0; sweep < 1_000; sweep++) {
        sampler.sweep();
      }
      double[][] moments = new double[4][samples];
      for (int k = 0; k < samples; k++) {
        for (int sweep = 0; sweep < every; sweep++) {
          sampler.sweep();
        }
        for (int replica = 0; replica < sampler.replicas(); replica++) {
          Configuration configuration = sampler.configuration(replica);
          double m = magnetisation(configuration, signs);
          moments[0][k] += observables.of(configuration)[0] / sampler.replicas();
          moments[1][k] += Math.abs(m) / sampler.replicas();
          moments[2][k] += m * m / sampler.replicas();
          moments[3][k] += m * m * m * m / sampler.replicas();
        }
      }
      return new Series(moments);
    }

    Estimate mean(int moment) {
      return Autocorrelation.of(moments[moment], "").mean();
    }
  }

  private static byte[] spins(Configuration configuration) {
    return ((Configuration.Spins) configuration).values();
  }

  private static double magnetisation(Configuration configuration, byte[] signs) {
    byte[] spins = spins(configuration);
    double sum = 0;
    for (int i = 0; i < spins.length; i++) {
      sum += signs[i] * spins[i];
    }
    return sum / spins.length;
  }

  private static int samples(Update update) {
    return update.replicas() == 1 ? 30_000 : 1_000;
  }

  private static List<double[]> table(String name) throws IOException {
    try (var stream = FastUpdatesTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(2)
          .map(line -> Stream.of(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toList();
    }
  }

  @Test
  void energiesAndMomentsOfTheIsingTorusAreExact() throws IOException {
    Deviations deviations = new Deviations();
    for (double[] row : table("ising-torus.csv")) {
      for (Update update : UPDATES) {
        for (double coupling : new double[] {1, -1}) {
          Ising model = new Ising(row[1], coupling, update);
          Series series = Series.of(model, Square.torus((int) row[0]), samples(update), 2);
          for (int moment = 0; moment < 4; moment++) {
            deviations.add(series.mean(moment), row[2 + moment], model + "/" + moment);
          }
        }
      }
    }
    deviations.assertWithinErrors();
  }

  // Kaufman (1949): E/N at T = 3 and L = 64; the correlation length is 2 sites.
  @Test
  void theEnergyOfALargeTorusIsExact() {
    for (Update update : UPDATES) {
      int samples = update.replicas() == 1 ? 5_000 : 100;
      Ising model = new Ising(3, 1, update);
      Estimate energy = Series.of(model, Square.torus(64), samples, 2).mean(0);
      assertThat(Math.abs(energy.z(-0.817309592502))).as("%s: %s", model, energy).isLessThan(4);
      assertThat(energy.error()).isLessThan(1e-3);
    }
  }

  // The long table, with the sizes and temperatures of Kaufman where the chains decorrelate.
  @Test
  @Tag("nightly")
  void energiesOfToriAreExactAtAllTemperatures() throws IOException {
    Deviations deviations = new Deviations();
    for (double[] row : table("/org/rsmi/exact/kaufman.csv")) {
      double temperature = row[0];
      int size = (int) row[1];
      boolean settles = size <= 32 || temperature > 2.6 && size <= 64;
      for (Update update : settles ? UPDATES : List.<Update>of()) {
        int samples = update.replicas() == 1 ? 100_000 : 3_000;
        Ising model = new Ising(temperature, 1, update);
        Estimate energy = Series.of(model, Square.torus(size), samples, 3).mean(0);
        deviations.add(energy, row[3], model + " on " + size);
      }
    }
    deviations.assertWithinErrors();
  }

  // Extents below, at and between multiples of a register's bytes; Metropolis is the judge.
  @Test
  void anyEvenExtentsGiveTheLawOfMetropolis() {
    for (List<Integer> size :
        List.of(List.of(2, 6), List.of(6, 2), List.of(4, 10), List.of(10, 34), List.of(34, 70))) {
      Lattice lattice = new Square(size, Boundary.PERIODIC);
      int samples = Math.min(20_000, 4_000_000 / lattice.sites());
      Series judge = Series.of(new Ising(2.8, 1, new Metropolis()), lattice, samples, 2);
      Series found = Series.of(new Ising(2.8, 1, new Checkerboard()), lattice, samples, 2);
      assertSame(found, judge, lattice);
    }
  }

  private static void assertSame(Series found, Series judge, Object where) {
    for (int moment = 0; moment < 3; moment++) {
      Estimate a = found.mean(moment);
      Estimate b = judge.mean(moment);
      assertThat(Math.abs(a.value() - b.value()) / Math.hypot(a.error(), b.error()))
          .as("%s, moment %d: %s against %s", where, moment, a, b)
          .isLessThan(4);
    }
  }

  // E/N of chains in closed form; open and odd sheets by Metropolis.
  @Test
  void multispinTakesAnyLatticeOfUpToSevenNeighbours() {
    double t = Math.tanh(1 / 1.5);
    Ising model = new Ising(1.5, 1, new Multispin());
    Deviations deviations = new Deviations();
    deviations.add(
        Series.of(model, new Chain(10, Boundary.PERIODIC), 2_000, 2).mean(0),
        -(t + Math.pow(t, 9)) / (1 + Math.pow(t, 10)),
        "ring");
    deviations.add(
        Series.of(model, new Chain(9, Boundary.OPEN), 2_000, 2).mean(0), -8 * t / 9, "chain");
    deviations.assertWithinErrors();
    for (Lattice lattice :
        List.of(new Square(List.of(5, 8), Boundary.OPEN), (Lattice) Square.torus(5))) {
      assertSame(
          Series.of(new Ising(2.4, 1, new Multispin()), lattice, 1_500, 2),
          Series.of(new Ising(2.4, 1, new Metropolis()), lattice, 20_000, 2),
          lattice);
    }
  }

  @Test
  void theChainsOfMultispinAreIndependent() {
    Lattice lattice = Square.torus(8);
    Sampler sampler = new Ising(3, 1, new Multispin()).start(lattice, Rng.of(11));
    byte[] signs = new byte[lattice.sites()];
    Arrays.fill(signs, (byte) 1);
    int samples = 4_000;
    double[][] m = new double[64][samples];
    for (int k = 0; k < samples; k++) {
      for (int sweep = 0; sweep < 12; sweep++) {
        sampler.sweep();
      }
      for (int replica = 0; replica < 64; replica++) {
        m[replica][k] = magnetisation(sampler.configuration(replica), signs);
      }
    }
    double variance = Arrays.stream(m).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
    variance /= 64.0 * samples;
    double sumOfSquares = 0;
    int pairs = 0;
    for (int a = 0; a < 64; a++) {
      for (int b = 0; b < a; b++) {
        double product = 0;
        for (int k = 0; k < samples; k++) {
          product += m[a][k] * m[b][k];
        }
        double z = product / (variance * Math.sqrt(samples));
        assertThat(Math.abs(z)).as("chains %d and %d", a, b).isLessThan(5); // 2016 pairs
        sumOfSquares += z * z;
        pairs++;
      }
    }
    // Pairs of independent chains with τ below a sample: variance 1, z² summed has error
    // √(2·pairs).
    assertThat(sumOfSquares / pairs).isBetween(1 - 4 * Math.sqrt(2.0 / pairs), 1.15);
  }

  /// `−J Σ δ`, J = ±1.
  private static PairLaw potts(double temperature, int colours, double coupling) {
    double[][] bond = new double[colours][colours];
    for (int s = 0; s < colours; s++) {
      bond[s][s] = -coupling;
    }
    byte[] states = new byte[colours];
    for (int s = 0; s < colours; s++) {
      states[s] = (byte) s;
    }
    return new PairLaw(temperature, states, bond, new double[colours], new int[0][]);
  }

  private static double pottsEnergy(byte[] spins, int[][] neighbours) {
    int equal = 0;
    for (int i = 0; i < spins.length; i++) {
      for (int j : neighbours[i]) {
        equal += spins[i] == spins[j] ? 1 : 0;
      }
    }
    return -0.5 * equal / spins.length;
  }

  /// `[energy, order²]`, means over the replicas.
  private static Estimate[] potts(PairLaw law, Lattice lattice, Update update, int samples) {
    Rng rng = Rng.of(3).split(update + "/" + lattice + "/" + law.temperature());
    Sampler sampler = PairSampler.random("a Potts model", law, lattice, update, rng);
    int colours = law.states().length;
    int[][] neighbours = lattice.neighbours();
    double[][] series = new double[2][samples];
    for (int k = -500; k < samples; k++) {
      sampler.sweep();
      sampler.sweep();
      for (int replica = 0; k >= 0 && replica < sampler.replicas(); replica++) {
        byte[] values = spins(sampler.configuration(replica));
        series[0][k] += pottsEnergy(values, neighbours) / sampler.replicas();
        series[1][k] += squaredOrder(values, colours) / sampler.replicas();
      }
    }
    return new Estimate[] {
      Autocorrelation.of(series[0], "").mean(), Autocorrelation.of(series[1], "").mean()
    };
  }

  private static double squaredOrder(byte[] values, int colours) {
    int[] count = new int[colours];
    for (byte value : values) {
      count[value]++;
    }
    double squares = IntStream.of(count).mapToDouble(n -> (double) n * n).sum();
    return (colours * squares / ((double) values.length * values.length) - 1) / (colours - 1);
  }

  @Test
  void energiesAndOrderOfTheThreeStatePottsTorusAreExact() throws IOException {
    Deviations deviations = new Deviations();
    for (double[] row : table("potts-three-torus.csv")) {
      for (Update update : UPDATES) {
        Estimate[] found =
            potts(potts(row[1], 3, 1), Square.torus((int) row[0]), update, samples(update));
        String where = update + " " + row[0] + " at " + row[1];
        deviations.add(found[0], row[2], where);
        if (row.length > 3) {
          deviations.add(found[1], row[3], where);
        }
      }
    }
    deviations.assertWithinErrors();
  }

  // 2 × 2 torus: a ring of four double bonds, Z = (e^{2K} + q − 1)⁴ + (q − 1)(e^{2K} − 1)⁴.
  @Test
  void anyNumberOfColoursOnTheSmallestTorusIsExact() {
    Deviations deviations = new Deviations();
    for (int colours = 2; colours <= 8; colours++) {
      for (double coupling : new double[] {1, -1}) {
        double w = Math.exp(2 * coupling / 1.2);
        int others = colours - 1;
        double z = Math.pow(w + others, 4) + others * Math.pow(w - 1, 4);
        double slope = 4 * Math.pow(w + others, 3) + 4 * others * Math.pow(w - 1, 3);
        double energy = -2 * coupling * w * slope / z / 4;
        for (Update update : colours <= 4 ? UPDATES : UPDATES.subList(0, 1)) {
          PairLaw law = potts(1.2, colours, coupling);
          Estimate found = potts(law, Square.torus(2), update, samples(update))[0];
          Estimate signed = new Estimate(found.value() * coupling, found.error(), "");
          deviations.add(signed, energy, update + " " + colours + ", J = " + coupling);
        }
      }
    }
    deviations.assertWithinErrors();
  }

  // Stripes have ΔE = 0 everywhere, so a chain that always accepted would never leave them.
  @Test
  void diagonalStripesDissolve() {
    Lattice lattice = Square.torus(8);
    for (Update update : UPDATES) {
      Sampler sampler = new Ising(CRITICAL, 1, update).start(lattice, Rng.of(1));
      byte[] stripes = new byte[sampler.replicas() * 64];
      for (int i = 0; i < stripes.length; i++) {
        stripes[i] = (byte) ((i / 8 + i) % 4 < 2 ? 1 : -1);
      }
      sampler.restore(new Configuration.Spins(stripes), sampler.tuning(), sampler.streamState());
      for (int sweep = 0; sweep < 200; sweep++) {
        sampler.sweep();
      }
      double energy =
          new Ising(CRITICAL, 1, update).observables(lattice).of(sampler.configuration())[0];
      assertThat(energy).as("%s", update).isLessThan(-0.7);
    }
  }

  @Test
  void aLatticeWithoutACheckerboardIsRefused() {
    for (Lattice lattice :
        List.of(
            Square.torus(5),
            new Square(List.of(4, 5), Boundary.PERIODIC),
            new Square(List.of(4, 4), Boundary.OPEN),
            new Chain(8, Boundary.PERIODIC))) {
      assertThatThrownBy(() -> new Ising(2, -1, new Checkerboard()).start(lattice, Rng.of(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "Checkerboard needs a periodic Square of even extents, found "
                  + lattice
                  + "; use Metropolis");
    }
  }

  @Test
  void aLawThatIsNotKnownIsRefused() {
    for (Update update : UPDATES) {
      assertThatThrownBy(() -> new Ising(2, 1, 0.5, update).start(Square.torus(4), Rng.of(1)))
          .hasMessageContaining(update.getClass().getSimpleName() + " needs an Ising")
          .hasMessageContaining("without field")
          .hasMessageEndingWith("use Metropolis");
    }
    assertThatThrownBy(() -> potts(potts(1, 9, 1), Square.torus(4), new Checkerboard(), 10))
        .hasMessageContaining("at most 8 states");
    assertThatThrownBy(() -> potts(potts(1, 5, 1), Square.torus(4), new Multispin(), 10))
        .hasMessageContaining("at most 4 states");
  }
}
