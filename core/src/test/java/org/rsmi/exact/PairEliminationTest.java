package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.PairLaw;

class PairEliminationTest {

  @Test
  void isingToriHaveTheThermodynamicsOfKaufman() {
    for (double temperature : new double[] {0.1, 1.2, 2.2, 5}) {
      for (List<Integer> size : List.of(List.of(2, 2), List.of(5, 3), List.of(4, 9))) {
        Kaufman exact = Kaufman.torus(size.get(0), size.get(1), temperature);
        Thermodynamics found =
            new PairElimination(Laws.ising(temperature, 1, 0), new Square(size, Boundary.PERIODIC))
                .thermodynamics();
        assertThat(found.logPartition()).isCloseTo(exact.logPartition(), within(1e-12));
        assertThat(found.energy()).isCloseTo(exact.energy(), within(1e-12));
        assertThat(found.heatCapacity()).isCloseTo(exact.heatCapacity(), within(1e-9));
      }
    }
  }

  @Test
  void isingToriHaveTheirMomentsAndTheLawOfTheirMagnetisation() {
    momentsAgree("6");
  }

  @Test
  @Tag("nightly")
  void isingToriOfEightHaveTheirMoments() {
    momentsAgree("8");
  }

  private static void momentsAgree(String size) {
    for (String[] row : Oracle.rows("ising-moments.csv")) {
      if (row[0].equals(size)) {
        Lattice torus = Square.torus(Integer.parseInt(size));
        PairLaw law = Laws.ising(Double.parseDouble(row[1]), 1, 0);
        double[] ups = new PairElimination(law, torus).distribution(new int[] {0, 1});
        double[] moments = new double[5];
        for (int up = 0; up < ups.length; up++) {
          double m = 2.0 * up / torus.sites() - 1;
          for (int power = 0; power < 5; power++) {
            moments[power] += ups[up] * Math.pow(Math.abs(m), power);
          }
        }
        assertThat(moments[1]).isCloseTo(Double.parseDouble(row[2]), within(1e-10));
        assertThat(moments[2]).isCloseTo(Double.parseDouble(row[3]), within(1e-10));
        assertThat(moments[4]).isCloseTo(Double.parseDouble(row[4]), within(1e-10));
        assertThat(ups[torus.sites() / 2]).isCloseTo(Double.parseDouble(row[5]), within(1e-10));
      }
    }
  }

  @Test
  void pottsToriHaveTheirEnergyAndHeatCapacity() {
    Oracle.rows("potts.csv").stream()
        .filter(row -> !row[0].equals("6"))
        .forEach(PairEliminationTest::pottsAgrees);
  }

  @Test
  @Tag("nightly")
  void pottsToriOfSixHaveTheirEnergyAndHeatCapacity() {
    Oracle.rows("potts.csv").forEach(PairEliminationTest::pottsAgrees);
  }

  private static void pottsAgrees(String[] row) {
    double given = Double.parseDouble(row[1]);
    double temperature = Math.abs(given - 1) < 0.1 ? 1 / Math.log(1 + Math.sqrt(3)) : given;
    Thermodynamics found =
        new PairElimination(Laws.potts(3, temperature), Square.torus(Integer.parseInt(row[0])))
            .thermodynamics();
    // the source gives fewer digits for L = 6
    boolean large = row[0].equals("6");
    assertThat(found.energy()).isCloseTo(Double.parseDouble(row[2]), within(large ? 3e-8 : 1e-10));
    assertThat(found.heatCapacity())
        .isCloseTo(Double.parseDouble(row[3]), within(large ? 6e-6 : 6e-8));
  }

  // ⟨H⟩ = −∂ ln Z/∂β and ⟨H²⟩ − ⟨H⟩² = −∂⟨H⟩/∂β, by symmetric differences
  @Test
  void energyAndHeatCapacityAreSlopes() {
    double beta = Math.log(1 + Math.sqrt(3));
    Thermodynamics found = potts(beta);
    Thermodynamics above = potts(beta + 1e-4);
    Thermodynamics below = potts(beta - 1e-4);
    assertThat((below.logPartition() - above.logPartition()) / 2e-4)
        .isCloseTo(found.energy(), within(1e-7));
    assertThat(beta * beta * (below.energy() - above.energy()) / 2e-4)
        .isCloseTo(found.heatCapacity(), within(1e-6));
  }

  private static Thermodynamics potts(double beta) {
    return new PairElimination(Laws.potts(3, 1 / beta), Square.torus(5)).thermodynamics();
  }

  @Test
  void clocksHaveTheirEnergy() {
    for (String[] row : Oracle.rows("clock.csv")) {
      if (row[1].equals("3")) {
        clockAgrees(row);
      }
    }
  }

  @Test
  @Tag("nightly")
  void clocksOnToriOfFourHaveTheirEnergy() {
    Oracle.rows("clock.csv").forEach(PairEliminationTest::clockAgrees);
  }

  private static void clockAgrees(String[] row) {
    PairLaw law = Laws.clock(Integer.parseInt(row[0]), Double.parseDouble(row[2]));
    Lattice torus = Square.torus(Integer.parseInt(row[1]));
    assertThat(new PairElimination(law, torus).thermodynamics().energy())
        .isCloseTo(Double.parseDouble(row[3]), within(6e-9));
  }

  @Test
  void triangularAntiferromagnetsHaveTheirEnergy() {
    for (String[] row : Oracle.rows("triangular.csv")) {
      PairLaw law = Laws.ising(Double.parseDouble(row[1]), -1, 0);
      Lattice torus = Wrapped.triangular(Integer.parseInt(row[0]));
      assertThat(new PairElimination(law, torus).thermodynamics().energy())
          .isCloseTo(Double.parseDouble(row[2]), within(1e-8));
    }
  }

  // ORACLES §2.4: 42, 42 and 263640 states of energy −1 per site; 4 is no multiple of 3.
  @Test
  void triangularAntiferromagnetsHaveTheirGroundStates() {
    for (int[] states : new int[][] {{3, 42}, {4, 42}, {6, 263_640}}) {
      int sites = states[0] * states[0];
      Thermodynamics cold =
          new PairElimination(Laws.ising(0.05, -1, 0), Wrapped.triangular(states[0]))
              .thermodynamics();
      assertThat(cold.energy()).isCloseTo(-1, within(1e-12));
      assertThat(Math.exp(sites * (cold.logPartition() - 1 / 0.05)))
          .isCloseTo(states[1], within(1e-8 * states[1]));
    }
  }

  @Test
  void cubicIsingTorusHasItsThermodynamics() {
    for (String[] row : Oracle.rows("ising-cubic.csv")) {
      if (row[0].equals("3")) {
        Thermodynamics found =
            new PairElimination(Laws.ising(cubicTemperature(row), 1, 0), Wrapped.cubic(3))
                .thermodynamics();
        assertThat(found.energy()).isCloseTo(Double.parseDouble(row[2]), within(2e-10));
        assertThat(found.heatCapacity()).isCloseTo(Double.parseDouble(row[3]), within(2e-9));
      }
    }
  }

  /// β_c = 0.221654626 is the source's third temperature, printed with ten digits.
  static double cubicTemperature(String[] row) {
    double given = Double.parseDouble(row[1]);
    return Math.abs(given * 0.221654626 - 1) < 1e-8 ? 1 / 0.221654626 : given;
  }

  // ORACLES §2.2: E/N = −(t + t^(N−1))/(1 + t^N); an open chain has E = −(N − 1) t.
  @Test
  void ringsAndChainsHaveTheirClosedForm() {
    double t = Math.tanh(1 / 1.3);
    PairLaw law = Laws.ising(1.3, 1, 0);
    for (int n : new int[] {2, 3, 10, 101}) {
      assertThat(
              new PairElimination(law, new Chain(n, Boundary.PERIODIC)).thermodynamics().energy())
          .isCloseTo(-(t + Math.pow(t, n - 1)) / (1 + Math.pow(t, n)), within(1e-12));
      assertThat(new PairElimination(law, new Chain(n, Boundary.OPEN)).thermodynamics().energy())
          .isCloseTo(-(n - 1) * t / n, within(1e-12));
    }
  }

  // Z = (e^K + q − 1)^N + (q − 1)(e^K − 1)^N
  @Test
  void pottsRingsHaveTheirClosedForm() {
    double grown = Math.exp(1 / 0.8);
    double exact = Math.log(Math.pow(grown + 3, 9) + 3 * Math.pow(grown - 1, 9)) / 9;
    assertThat(
            new PairElimination(Laws.potts(4, 0.8), new Chain(9, Boundary.PERIODIC))
                .thermodynamics()
                .logPartition())
        .isCloseTo(exact, within(1e-13));
  }

  @Test
  void fieldsAndOpenEdgesAgreeWithEnumeration() {
    Lattice sheet = new Square(List.of(3, 4), Boundary.OPEN);
    PairLaw law =
        new PairLaw(
            0.9,
            new byte[] {-1, 0, 1},
            new double[][] {{-1, 0, 1}, {0, 0.2, 0}, {1, 0, -1}},
            new double[] {0.7, -0.1, 0.4},
            new int[0][]);
    PairEnumeration states = PairEnumeration.of(law, sheet);
    PairElimination sum = new PairElimination(law, sheet);
    assertThat(sum.thermodynamics().logPartition())
        .isCloseTo(states.thermodynamics().logPartition(), within(1e-13));
    assertThat(sum.thermodynamics().energy())
        .isCloseTo(states.thermodynamics().energy(), within(1e-13));
    assertThat(sum.thermodynamics().heatCapacity())
        .isCloseTo(states.thermodynamics().heatCapacity(), within(1e-12));
    double[] law1 = sum.distribution(new int[] {0, 1, 2});
    for (int a = 0; a < law1.length; a++) {
      assertThat(law1[a])
          .isCloseTo(
              states.distribution(n -> n[1] + 2 * n[2]).getOrDefault((double) a, 0.0),
              within(1e-14));
    }
  }

  @Test
  void tablesThatDoNotFitAndWrongValuesAreRefused() {
    assertThatThrownBy(
            () -> new PairElimination(Laws.potts(3, 1), Square.torus(9)).thermodynamics())
        .hasMessageContaining("open sites of 3 states with 3 numbers each do not fit");
    assertThatThrownBy(
            () ->
                new PairElimination(Laws.potts(3, 1), Square.torus(3))
                    .distribution(new int[] {-1, 0, 1}))
        .hasMessage("values = [-1, 0, 1]: wanted 3 of at least 0");
  }
}
