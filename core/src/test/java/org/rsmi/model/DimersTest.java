package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.model.Dimers.Encoding;
import org.rsmi.num.Autocorrelation;
import org.rsmi.num.Jackknife;
import org.rsmi.num.Rng;

class DimersTest implements ModelContract {
  private static final double FREE = Double.POSITIVE_INFINITY;

  @Override
  public List<Model> models() {
    return List.of(
        new Dimers(1, 1, Encoding.PIXELS, new BounceFreeWorm()),
        new Dimers(1, -1, Encoding.BONDS, new HeatBathWorm()),
        new Dimers(3, 0, Encoding.BONDS, new Pocket()));
  }

  static List<DimerUpdate> updates() {
    return List.of(new HeatBathWorm(), new BounceFreeWorm(), new Pocket());
  }

  static List<DimerUpdate> worms() {
    return List.of(new HeatBathWorm(), new BounceFreeWorm());
  }

  /// A thermal chain of coverings.
  private static Map<String, double[]> chain(
      Dimers model, Lattice lattice, int thermalise, int samples, int every) {
    Sampler sampler = model.start(lattice, Rng.of(2024).split(model + " " + lattice));
    for (int sweep = 0; sweep < thermalise; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
    DimerMoments moments = (DimerMoments) model.observables(lattice);
    Map<String, double[]> series = new LinkedHashMap<>();
    moments.names().forEach(name -> series.put(name, new double[samples]));
    for (int k = 0; k < samples; k++) {
      for (int sweep = 0; sweep < every; sweep++) {
        sampler.sweep();
      }
      double[] measured = moments.of(((Configuration.Spins) sampler.state()).values());
      int moment = 0;
      for (double[] values : series.values()) {
        values[k] = measured[moment++];
      }
    }
    return series;
  }

  private static List<Map<String, Double>> table(String resource) throws IOException {
    List<Map<String, Double>> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                DimersTest.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
      String[] names = lines.getFirst().split(",");
      for (String line : lines.subList(1, lines.size())) {
        Map<String, Double> row = new HashMap<>();
        String[] values = line.split(",");
        for (int c = 0; c < names.length; c++) {
          row.put(names[c], values[c].equals("inf") ? FREE : Double.parseDouble(values[c]));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /// Whether so few samples have a winding number that their distribution is not normal.
  private static boolean isRare(String name, double truth, int samples) {
    return name.equals("flux2") && truth * samples < 40
        || name.equals("flux_zero") && (1 - truth) * samples < 40;
  }

  private static void compare(
      Agreement agreement, Map<String, Double> row, DimerUpdate update, int samples) {
    Lattice lattice = new Square(List.of(row.get("rows").intValue()), Boundary.PERIODIC);
    Dimers model = new Dimers(row.get("temperature"), row.get("coupling"), Encoding.BONDS, update);
    Map<String, double[]> series = chain(model, lattice, 500, samples, 2);
    for (Map.Entry<String, double[]> entry : series.entrySet()) {
      if (row.containsKey(entry.getKey())) {
        double scale = entry.getKey().equals("plaquettes") ? lattice.sites() : 1;
        double truth = row.get(entry.getKey()) / scale;
        if (!isRare(entry.getKey(), truth, samples)) {
          agreement.add(
              model + " " + entry.getKey(), Autocorrelation.of(entry.getValue(), "").mean(), truth);
        }
      }
    }
    if (model.temperature() < FREE) {
      double scale = lattice.sites() / (model.temperature() * model.temperature());
      agreement.add(
          model + " specific heat",
          Jackknife.defaults()
              .estimate(
                  m -> scale * (m[1] - m[0] * m[0]),
                  "",
                  series.get("energy"),
                  series.get("energy2")),
          row.get("heat"));
    }
  }

  @ParameterizedTest
  @MethodSource("worms")
  void wormsDrawFromTheExactLawOfSmallTori(DimerUpdate update) throws IOException {
    Agreement agreement = new Agreement();
    for (Map<String, Double> row : table("dimers-exact.csv")) {
      // 30,000 samples gave one |z| of 4.3 in 280 numbers; 600,000 gave none above 4
      compare(agreement, row, update, 60_000);
    }
    agreement.hold();
  }

  @Test
  void pocketsDrawFreeDimersOfSmallTori() throws IOException {
    Agreement agreement = new Agreement();
    for (Map<String, Double> row : table("dimers-exact.csv")) {
      if (row.get("temperature") == FREE) {
        compare(agreement, row, new Pocket(), 40_000);
      }
    }
    agreement.hold();
  }

  private static void compareLarge(
      Agreement agreement, Map<String, Double> row, DimerUpdate update, int samples) {
    Lattice lattice = Square.torus(row.get("size").intValue());
    Dimers model = new Dimers(row.get("temperature"), 1, Encoding.BONDS, update);
    Map<String, double[]> series = chain(model, lattice, 1_000, samples, 2);
    for (Map.Entry<String, double[]> entry : series.entrySet()) {
      String name = entry.getKey();
      if (row.containsKey(name) && !isRare(name, row.get(name), samples)) {
        agreement.add(
            lattice + " " + model + " " + name,
            Autocorrelation.of(entry.getValue(), "").mean(),
            row.get(name),
            // the table gives as few decimals as 1e-6, half a unit of which may be lost
            Math.max(row.get(name + "_error"), 1e-6));
      }
    }
  }

  @Test
  void largerToriAgreeWithIndependentChains() throws IOException {
    Agreement agreement = new Agreement();
    for (Map<String, Double> row : table("dimers-large.csv")) {
      if (row.get("size") == 16) {
        compareLarge(agreement, row, new BounceFreeWorm(), 8_000);
      }
    }
    agreement.hold();
  }

  @Test
  @Tag("nightly")
  void allLargeToriAgreeWithIndependentChains() throws IOException {
    for (DimerUpdate update : worms()) {
      Agreement agreement = new Agreement();
      for (Map<String, Double> row : table("dimers-large.csv")) {
        compareLarge(agreement, row, update, 60_000);
      }
      agreement.hold();
    }
  }

  /// How often each covering of the 4×4 torus was drawn, with its number of parallel pairs.
  private static Map<String, long[]> census(Dimers model, int samples) {
    Lattice torus = Square.torus(4);
    Sampler sampler = model.start(torus, Rng.of(7).split(model.toString()));
    DimerMoments moments = (DimerMoments) model.observables(torus);
    for (int sweep = 0; sweep < 500; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
    Map<String, long[]> census = new HashMap<>();
    for (int k = 0; k < samples; k++) {
      for (int sweep = 0; sweep < 10; sweep++) {
        sampler.sweep();
      }
      byte[] directions = ((Configuration.Spins) sampler.state()).values();
      long pairs = Math.round(16 * moments.of(directions)[2]);
      census.computeIfAbsent(Arrays.toString(directions), _ -> new long[] {pairs, 0})[1]++;
    }
    return census;
  }

  /// 99.99 % of χ² with f degrees of freedom lie below, by Wilson and Hilferty.
  private static double limit(int degrees) {
    double spread = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - spread + 3.719 * Math.sqrt(spread), 3);
  }

  @ParameterizedTest
  @MethodSource("updates")
  void all272CoveringsOfTheSmallTorusAreEquallyLikely(DimerUpdate update) {
    int samples = 272 * 300;
    Map<String, long[]> census = census(new Dimers(FREE, 1, Encoding.BONDS, update), samples);
    assertThat(census).hasSize(272);
    double chiSquare =
        census.values().stream().mapToDouble(count -> Math.pow(count[1] - 300, 2) / 300).sum();
    assertThat(chiSquare).isLessThan(limit(271));
  }

  // Z = 12 + 32 e² + 64 e³ + 112 e⁴ + 48 e⁶ + 4 e⁸, ORACLES §1.3
  @ParameterizedTest
  @MethodSource("worms")
  void coveringsAreWeightedByTheirParallelPairs(DimerUpdate update) {
    int samples = 200_000;
    Map<String, long[]> census = census(new Dimers(1, 1, Encoding.BONDS, update), samples);
    assertThat(census).hasSize(272);
    double partition = 0;
    for (long[] count : census.values()) {
      partition += Math.exp(count[0]);
    }
    assertThat(partition)
        .isCloseTo(
            12
                + 32 * Math.exp(2)
                + 64 * Math.exp(3)
                + 112 * Math.exp(4)
                + 48 * Math.exp(6)
                + 4 * Math.exp(8),
            within(1e-6));
    double chiSquare = 0;
    for (long[] count : census.values()) {
      double expected = samples * Math.exp(count[0]) / partition;
      chiSquare += Math.pow(count[1] - expected, 2) / expected;
    }
    assertThat(chiSquare).isLessThan(limit(271));
  }

  // ORACLES §0.1: the last worm is size-biased, and ⟨W²⟩ of 8×8 rises from 0.3006 to 0.32.
  @Test
  void stoppingOnceEveryVertexWasVisitedIsCaught() {
    byte[] directions = new byte[64];
    for (int site = 0; site < 64; site++) {
      directions[site] = (byte) (2 * (site & 1));
    }
    Rng rng = Rng.of(3);
    Worm worm =
        new Worm("wrong", BounceFreeWorm::probabilities, 0, 8, 8, directions, rng.split("worm"));
    DimerMoments moments =
        (DimerMoments)
            new Dimers(FREE, 1, Encoding.BONDS, new Pocket()).observables(Square.torus(8));
    double[] wrong = new double[60_000];
    for (int k = 0; k < wrong.length; k++) {
      long steps = 0;
      while (steps < 64) {
        steps += worm.worm();
      }
      wrong[k] = moments.of(directions)[3];
    }
    assertThat(Autocorrelation.of(wrong, "").mean().value()).isGreaterThan(0.31);
  }

  @Test
  void theFluxIsTheSameThroughEveryCut() {
    Square torus = new Square(List.of(6, 8), Boundary.PERIODIC);
    Dimers model = new Dimers(FREE, 1, Encoding.BONDS, new BounceFreeWorm());
    Sampler sampler = model.start(torus, Rng.of(5));
    DimerMoments moments = (DimerMoments) model.observables(torus);
    boolean wound = false;
    for (int sweep = 0; sweep < 200; sweep++) {
      sampler.sweep();
      byte[] directions = ((Configuration.Spins) sampler.state()).values();
      int across = moments.fluxX(directions, 0);
      int down = moments.fluxY(directions, 0);
      wound |= across != 0 && down != 0;
      for (int cut = 0; cut < 8; cut++) {
        assertThat(moments.fluxX(directions, cut)).isEqualTo(across);
        assertThat(moments.fluxY(directions, cut % 6)).isEqualTo(down);
      }
    }
    assertThat(wound).isTrue();
  }

  @Test
  void everyVertexOfEveryEncodingHasOneDimerAndDecoysAreFairCoins() {
    Square torus = Square.torus(6);
    for (Encoding encoding : Encoding.values()) {
      Dimers model = new Dimers(2, 1, encoding, new BounceFreeWorm());
      Sampler sampler = model.start(torus, Rng.of(8));
      long decoys = 0;
      for (int sweep = 0; sweep < 500; sweep++) {
        sampler.sweep();
        int[] partners = model.partners(torus, sampler.configuration());
        for (int site = 0; site < partners.length; site++) {
          assertThat(partners[partners[site]]).isEqualTo(site);
        }
        byte[] values = ((Configuration.Spins) sampler.configuration()).values();
        for (byte value : values) {
          decoys += value;
        }
        decoys -= 18;
      }
      double expected = encoding == Encoding.BONDS ? 0 : 500 * 36;
      assertThat(Math.abs(decoys - expected)).isLessThanOrEqualTo(4 * Math.sqrt(expected / 2));
    }
  }

  @Test
  void theStiffnessOfFreeDimersIsOneHalf() {
    // ORACLES §1.1
    assertThat(DimerMoments.stiffness(0.3034259338)).isCloseTo(0.5, within(1e-8));
  }

  @Test
  void latticesThatCannotBeCoveredAreRefused() {
    Dimers model = Dimers.defaults();
    assertThatThrownBy(() -> model.start(Square.torus(5), Rng.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has an odd number of vertices, 25");
    assertThatThrownBy(() -> model.start(new Square(List.of(4, 5), Boundary.PERIODIC), Rng.of(1)))
        .hasMessageContaining("even extents");
    assertThatThrownBy(() -> new Dimers(Double.NaN, 1, Encoding.BONDS, new Pocket()))
        .hasMessage("temperature = NaN: dimers take one above 0");
    assertThatThrownBy(
            () -> new Dimers(1, 1, Encoding.BONDS, new Pocket()).start(Square.torus(4), Rng.of(1)))
        .hasMessage("Pocket moves free dimers only, found v/T = 1.0; use BounceFreeWorm");
    assertThatThrownBy(
            () -> model.observables(Square.torus(4)).of(new Configuration.Spins(new byte[64])))
        .hasMessage("vertex (0, 0) has no dimer");
  }
}
