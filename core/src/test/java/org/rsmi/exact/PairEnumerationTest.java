package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Ising;
import org.rsmi.model.Metropolis;
import org.rsmi.model.PairLaw;

class PairEnumerationTest {

  private static double magnetisation(int[] counts) {
    return (double) (counts[1] - counts[0]) / (counts[0] + counts[1]);
  }

  @Test
  void isingToriHaveTheirMoments() {
    for (String[] row : Oracle.rows("ising-moments.csv")) {
      if (row[0].equals("4")) {
        PairLaw law = Laws.ising(Double.parseDouble(row[1]), 1, 0);
        PairEnumeration torus = PairEnumeration.of(law, Square.torus(4));
        assertThat(torus.mean(n -> Math.abs(magnetisation(n))))
            .isCloseTo(Double.parseDouble(row[2]), within(1e-10));
        assertThat(torus.mean(n -> Math.pow(magnetisation(n), 2)))
            .isCloseTo(Double.parseDouble(row[3]), within(1e-10));
        assertThat(torus.mean(n -> Math.pow(magnetisation(n), 4)))
            .isCloseTo(Double.parseDouble(row[4]), within(1e-10));
        NavigableMap<Double, Double> law1 = torus.distribution(PairEnumerationTest::magnetisation);
        assertThat(law1.get(0.0)).isCloseTo(Double.parseDouble(row[5]), within(1e-10));
        assertThat(law1).hasSize(17);
      }
    }
  }

  @Test
  void isingToriHaveTheThermodynamicsOfKaufman() {
    for (double temperature : new double[] {0.05, 1.2, 2.2, 5}) {
      Kaufman exact = Kaufman.torus(3, 5, temperature);
      Thermodynamics found =
          PairEnumeration.of(
                  Laws.ising(temperature, 1, 0), new Square(List.of(3, 5), Boundary.PERIODIC))
              .thermodynamics();
      assertThat(found.logPartition()).isCloseTo(exact.logPartition(), within(1e-11));
      assertThat(found.energy()).isCloseTo(exact.energy(), within(1e-12));
      assertThat(found.heatCapacity()).isCloseTo(exact.heatCapacity(), within(1e-9));
    }
  }

  @Test
  @Tag("nightly")
  void cubicIsingTorusHasItsMoments() {
    for (String[] row : Oracle.rows("ising-cubic.csv")) {
      if (row[0].equals("3")) {
        PairLaw law = Laws.ising(PairEliminationTest.cubicTemperature(row), 1, 0);
        PairEnumeration torus = PairEnumeration.of(law, Wrapped.cubic(3));
        assertThat(torus.thermodynamics().energy())
            .isCloseTo(Double.parseDouble(row[2]), within(2e-10));
        assertThat(torus.thermodynamics().heatCapacity())
            .isCloseTo(Double.parseDouble(row[3]), within(2e-9));
        for (int power : new int[] {1, 2, 4}) {
          assertThat(torus.mean(n -> Math.pow(Math.abs(magnetisation(n)), power)))
              .isCloseTo(Double.parseDouble(row[4 + power / 2]), within(1e-9));
        }
      }
    }
  }

  private static double pottsOrder(int[] counts) {
    int sites = Arrays.stream(counts).sum();
    return (3.0 * Arrays.stream(counts).max().orElseThrow() / sites - 1) / 2;
  }

  private static double pottsSquare(int[] counts) {
    double sites = Arrays.stream(counts).sum();
    return (3 * Arrays.stream(counts).mapToDouble(n -> n * n).sum() / (sites * sites) - 1) / 2;
  }

  @Test
  void pottsToriHaveTheirOrderParameter() {
    Oracle.rows("potts.csv").stream()
        .filter(row -> row[0].equals("3"))
        .forEach(PairEnumerationTest::pottsAgrees);
  }

  @Test
  @Tag("nightly")
  void pottsToriOfFourHaveTheirOrderParameter() {
    Oracle.rows("potts.csv").stream()
        .filter(row -> row[0].equals("4"))
        .forEach(PairEnumerationTest::pottsAgrees);
  }

  private static void pottsAgrees(String[] row) {
    boolean critical = Math.abs(Double.parseDouble(row[1]) - 1) < 0.1;
    double temperature = critical ? 1 / Math.log(1 + Math.sqrt(3)) : Double.parseDouble(row[1]);
    PairEnumeration torus =
        PairEnumeration.of(Laws.potts(3, temperature), Square.torus(Integer.parseInt(row[0])));
    Thermodynamics found = torus.thermodynamics();
    assertThat(found.energy()).isCloseTo(Double.parseDouble(row[2]), within(1e-10));
    assertThat(found.heatCapacity()).isCloseTo(Double.parseDouble(row[3]), within(6e-8));
    assertThat(torus.mean(PairEnumerationTest::pottsOrder))
        .isCloseTo(Double.parseDouble(row[4]), within(1e-8));
    assertThat(torus.mean(PairEnumerationTest::pottsSquare))
        .isCloseTo(Double.parseDouble(row[5]), within(1e-8));
    if (row.length > 6) {
      assertThat(torus.mean(n -> Math.pow(pottsSquare(n), 2)))
          .isCloseTo(Double.parseDouble(row[6]), within(1e-9));
    }
  }

  @Test
  void clocksHaveTheirEnergyAndOrder() {
    for (String[] row : Oracle.rows("clock.csv")) {
      if (row[1].equals("3")) {
        PairLaw law = Laws.clock(Integer.parseInt(row[0]), Double.parseDouble(row[2]));
        PairEnumeration torus = PairEnumeration.of(law, Square.torus(3));
        assertThat(torus.thermodynamics().energy())
            .isCloseTo(Double.parseDouble(row[3]), within(6e-9));
        if (row.length > 4) {
          assertThat(torus.mean(Laws::clockOrder))
              .isCloseTo(Double.parseDouble(row[4]), within(6e-9));
        }
      }
    }
  }

  @Test
  void aClockOfTwoIsIsingAndOneOfFourIsTwoIsings() {
    Lattice torus = Square.torus(3);
    double ising = PairEnumeration.of(Laws.ising(2, 1, 0), torus).thermodynamics().energy();
    assertThat(PairEnumeration.of(Laws.clock(2, 2), torus).thermodynamics().energy())
        .isCloseTo(ising, within(1e-13));
    assertThat(PairEnumeration.of(Laws.clock(4, 1), torus).thermodynamics().energy())
        .isCloseTo(ising, within(1e-12));
  }

  // cos(2π/3) = −½: E_clock = −Σ (3δ − 1)/2.
  @Test
  void aClockOfThreeIsAPottsModelAtTwoThirdsOfItsTemperature() {
    Lattice torus = Square.torus(3);
    Thermodynamics clock = PairEnumeration.of(Laws.clock(3, 1.5), torus).thermodynamics();
    Thermodynamics potts = PairEnumeration.of(Laws.potts(3, 1), torus).thermodynamics();
    assertThat(clock.energy()).isCloseTo(1.5 * potts.energy() + 1, within(1e-12));
    assertThat(clock.heatCapacity()).isCloseTo(potts.heatCapacity(), within(1e-11));
  }

  @Test
  void everythingAModelMeasuresHasAnExactMean() {
    Ising model = new Ising(1.7, 1, 0.3, new Metropolis());
    Lattice lattice = new Square(List.of(3, 4), Boundary.PERIODIC);
    double[] means = PairEnumeration.means(model, lattice);
    PairEnumeration states = PairEnumeration.of(model, lattice);
    List<String> names = model.observables(lattice).names();
    assertThat(means[0]).isCloseTo(states.thermodynamics().energy(), within(1e-12));
    assertThat(means[names.indexOf("magnetisation")])
        .isCloseTo(states.mean(PairEnumerationTest::magnetisation), within(1e-12));
  }

  @Test
  void fieldsAloneMagnetiseByTanh() {
    PairEnumeration chain =
        PairEnumeration.of(Laws.ising(2, 1e-12, 1), new Chain(5, Boundary.OPEN));
    assertThat(chain.mean(PairEnumerationTest::magnetisation))
        .isCloseTo(Math.tanh(0.5), within(1e-11));
    assertThat(chain.occupations().stream().mapToDouble(o -> o.probability()).sum())
        .isCloseTo(1, within(1e-14));
    assertThat(chain.occupations().stream().mapToDouble(o -> o.probability() * o.energy()).sum())
        .isCloseTo(5 * chain.thermodynamics().energy(), within(1e-13));
  }

  @Test
  void tooManyStatesAreRefused() {
    assertThatThrownBy(() -> PairEnumeration.of(Laws.potts(3, 1), Square.torus(5)))
        .hasMessage("3 states on each of 25 sites are too many to enumerate; try PairElimination");
  }
}
