package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.exact.PairEnumeration;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Cubic;
import org.rsmi.lattice.Honeycomb;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.Triangular;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Jackknife;
import org.rsmi.num.Rng;

/// Ising, Potts, clock, Ashkin–Teller and Blume–Capel models by every update, against exact sums.
class PairModelsTest implements ModelContract {
  static final List<Update> UPDATES =
      List.of(new Metropolis(), new HeatBath(), new Wolff(), new SwendsenWang());

  @Override
  public List<Model> models() {
    return UPDATES.stream()
        .flatMap(
            update ->
                Stream.<Model>of(
                    new Ising(2.2, 1, 0.1, update),
                    new Ising(2.2, -1, 0.1, update),
                    new Potts(3, 1, 1, update),
                    new Clock(5, 0.8, 1, update),
                    new AshkinTeller(2.5, 1, 0.5, update),
                    new BlumeCapel(0.8, 1, 1.5, update)))
        .toList();
  }

  private static Map<String, double[]> chain(
      PairModel model, Lattice lattice, int samples, int every) {
    Sampler sampler = model.start(lattice, Rng.of(77).split(model + " " + lattice));
    for (int sweep = 0; sweep < 500; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
    Observables observables = model.observables(lattice);
    Map<String, double[]> series = new LinkedHashMap<>();
    observables.names().forEach(name -> series.put(name, new double[samples]));
    for (int k = 0; k < samples; k++) {
      for (int sweep = 0; sweep < every; sweep++) {
        sampler.sweep();
      }
      double[] measured = observables.of(sampler.configuration());
      int moment = 0;
      for (double[] values : series.values()) {
        values[k] = measured[moment++];
      }
    }
    return series;
  }

  static Stream<PairModel> small() {
    return UPDATES.stream()
        .flatMap(
            update ->
                Stream.of(
                    new Ising(2.4, 1, 0.2, update),
                    new Ising(2.4, -1, 0.3, update),
                    new Potts(3, 1.1, 1, update),
                    new Potts(4, 0.7, -1, update),
                    new Clock(5, 0.8, 1, update),
                    new AshkinTeller(2.5, 1, 0.5, update),
                    new AshkinTeller(2.5, 1, 2, update),
                    new AshkinTeller(2.5, 1, -1.5, update),
                    new BlumeCapel(0.8, 1, 1.5, update)));
  }

  @Test
  void everyUpdateOfEveryModelDrawsFromTheExactLaw() {
    Agreement agreement = new Agreement();
    Lattice sheet = new Square(List.of(2, 4), Boundary.OPEN);
    small()
        .forEach(
            model -> {
              double[] exact = PairEnumeration.means(model, sheet);
              int moment = 0;
              for (Map.Entry<String, double[]> entry : chain(model, sheet, 20_000, 3).entrySet()) {
                agreement.add(
                    model + " " + entry.getKey(),
                    Autocorrelation.of(entry.getValue(), "").mean(),
                    exact[moment++]);
              }
            });
    agreement.hold();
  }

  @Test
  void otherLatticesAndTheirFirstModeAgreeWithTheExactLaw() {
    Agreement agreement = new Agreement();
    List<Lattice> lattices =
        List.of(
            Square.torus(3),
            new Chain(9, Boundary.PERIODIC),
            Honeycomb.torus(2),
            Triangular.torus(3));
    for (Lattice lattice : lattices) {
      for (PairModel model :
          List.of(
              new Ising(2.4, 1, new Wolff()),
              new Ising(4, 1, new HeatBath()),
              new Potts(3, 1.1, 1, new Metropolis()))) {
        double[] exact = PairEnumeration.means(model, lattice);
        int moment = 0;
        for (Map.Entry<String, double[]> entry : chain(model, lattice, 20_000, 3).entrySet()) {
          agreement.add(
              lattice + " " + model + " " + entry.getKey(),
              Autocorrelation.of(entry.getValue(), "").mean(),
              exact[moment++]);
        }
      }
    }
    agreement.hold();
  }

  private static PairModel model(String[] row, Update update) {
    double temperature = Double.parseDouble(row[4]);
    return switch (row[0]) {
      case "Ising" -> new Ising(temperature, 1, update);
      case "Antiferromagnet" -> new Ising(temperature, -1, update);
      case "Potts" -> new Potts(Integer.parseInt(row[3]), temperature, 1, update);
      case "Clock" -> new Clock(Integer.parseInt(row[3]), temperature, 1, update);
      default -> throw new AssertionError(row[0]);
    };
  }

  private static Lattice lattice(String[] row) {
    int size = Integer.parseInt(row[2]);
    return switch (row[1]) {
      case "Square" -> Square.torus(size);
      case "Cubic" -> Cubic.torus(size);
      case "Triangular" -> Triangular.torus(size);
      default -> throw new AssertionError(row[1]);
    };
  }

  private static void compare(Agreement agreement, String[] row, Update update, int samples) {
    PairModel model = model(row, update);
    Lattice lattice = lattice(row);
    Map<String, double[]> series = chain(model, lattice, samples, 2);
    List<String> names =
        List.of("energy", "", "abs_magnetisation", "magnetisation2", "magnetisation4");
    for (int column = 0; column < names.size(); column++) {
      double exact = Double.parseDouble(row[5 + column]);
      if (series.containsKey(names.get(column)) && (column == 0 || exact >= 0)) {
        agreement.add(
            lattice + " " + model + " " + names.get(column),
            Autocorrelation.of(series.get(names.get(column)), "").mean(),
            exact);
      }
    }
    double heat = Double.parseDouble(row[6]);
    if (heat >= 0) {
      double scale = lattice.sites() / (model.temperature() * model.temperature());
      agreement.add(
          lattice + " " + model + " heat",
          Jackknife.defaults()
              .estimate(
                  m -> scale * (m[1] - m[0] * m[0]),
                  "",
                  series.get("energy"),
                  series.get("energy2")),
          heat);
    }
  }

  private static List<Update> able(String[] row) {
    return row[0].equals("Antiferromagnet") ? UPDATES.subList(0, 2) : UPDATES;
  }

  @Test
  void theTablesOfSmallToriAgree() {
    Agreement agreement = new Agreement();
    for (String[] row : Rows.of("spin-tables.csv")) {
      if (lattice(row).sites() <= 64) {
        // rare excitations of the triangular antiferromagnet need many samples to be normal
        int samples = row[1].equals("Triangular") ? 60_000 : 10_000;
        able(row).forEach(update -> compare(agreement, row, update, samples));
      }
    }
    agreement.hold();
  }

  @Test
  void largeToriHaveKaufmansEnergyAndHeat() {
    Agreement agreement = new Agreement();
    for (String[] row : Rows.of("spin-tables.csv")) {
      if (lattice(row).sites() > 64) {
        compare(agreement, row, new SwendsenWang(), 4_000);
      }
    }
    agreement.hold();
  }

  @Test
  @Tag("nightly")
  void largeToriAgreeByBothClusterUpdatesInLongRuns() {
    Agreement agreement = new Agreement();
    for (String[] row : Rows.of("spin-tables.csv")) {
      if (lattice(row).sites() > 64) {
        compare(agreement, row, new SwendsenWang(), 60_000);
        compare(agreement, row, new Wolff(), 60_000);
      }
    }
    agreement.hold();
  }

  // ORACLES §2.4: one broken bond a triangle, E/N = −1
  @Test
  void theTriangularAntiferromagnetReachesItsGroundState() {
    Map<String, double[]> series =
        chain(new Ising(0.2, -1, new HeatBath()), Triangular.torus(12), 2_000, 1);
    assertThat(Autocorrelation.of(series.get("energy"), "").mean().value())
        .isBetween(-1.0, -1 + 1e-3);
  }

  // E_clock,2 = E_Ising; E_clock,3(T) = 3/2 E_Potts(2T/3) + 1/2 a bond; E_clock,4(T) = E_Ising(2T)
  @Test
  void clocksOfTwoThreeAndFourHandsAreIsingAndPottsModels() {
    Lattice torus = Square.torus(3);
    double two = PairEnumeration.means(new Clock(2, 1.7, 1, new Wolff()), torus)[0];
    double three = PairEnumeration.means(new Clock(3, 0.9, 1, new Wolff()), torus)[0];
    double four = PairEnumeration.means(new Clock(4, 0.9, 1, new Wolff()), torus)[0];
    double ising = PairEnumeration.means(new Ising(1.7, 1, new Wolff()), torus)[0];
    double doubled = PairEnumeration.means(new Ising(1.8, 1, new Wolff()), torus)[0];
    double potts = PairEnumeration.means(new Potts(3, 0.6, 1, new Wolff()), torus)[0];
    assertThat(two).isCloseTo(ising, within(1e-12));
    assertThat(three).isCloseTo(1.5 * potts + 1, within(1e-12));
    assertThat(four).isCloseTo(doubled, within(1e-12));
  }

  static Stream<Update> clusters() {
    return Stream.of(new Wolff(), new SwendsenWang());
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void clustersOfAFrustratedAntiferromagnetAreRefused(Update update) {
    List<Lattice> frustrated = new ArrayList<>(List.of(Square.torus(5), Triangular.torus(6)));
    for (Lattice lattice : frustrated) {
      assertThatThrownBy(() -> new Ising(2, -1, update).start(lattice, Rng.of(1)))
          .hasMessageContaining("on an antiferromagnet needs a bipartite lattice");
      assertThatThrownBy(() -> new Potts(3, 2, -1, update).start(lattice, Rng.of(1)))
          .hasMessageContaining("on an antiferromagnet needs a bipartite lattice");
    }
  }

  @Test
  void parametersAreChecked() {
    assertThatThrownBy(() -> new Potts(1, 1, 1, new Wolff()))
        .hasMessage("colours = 1: a Potts model takes 2 to 16");
    assertThatThrownBy(() -> new Clock(6, -1, 1, new Wolff()))
        .hasMessage("temperature = -1.0: a clock model takes a finite one above 0");
    assertThatThrownBy(() -> new BlumeCapel(1, 0, 1, new Wolff()))
        .hasMessage("coupling = 0.0: a Blume–Capel model takes a finite one other than 0");
    assertThatThrownBy(() -> new AshkinTeller(1, 1, Double.NaN, new Wolff()))
        .hasMessage("fourSpin = NaN: an Ashkin–Teller model takes a finite one");
  }
}
