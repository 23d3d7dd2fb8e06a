package org.rsmi.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeometryTest {

  static Stream<Lattice> lattices() {
    return Stream.of(
        new Chain(7, Boundary.OPEN),
        Square.torus(4),
        new SquareBonds(List.of(3, 4)),
        Triangular.torus(6),
        new Triangular(List.of(3, 5), Boundary.OPEN),
        Honeycomb.torus(3),
        new Honeycomb(List.of(2, 3), Boundary.OPEN),
        Cubic.torus(4),
        new Cubic(List.of(2, 3, 4), Boundary.OPEN),
        Graph.defaults(),
        new Graph(5, List.of(List.of(0, 1), List.of(1, 2), List.of(2, 0), List.of(3, 4))),
        new AmmannBeenker(2));
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void bondsGoBothWaysAndNowhereTwice(Lattice lattice) {
    int[][] neighbours = lattice.neighbours();
    assertThat(neighbours).hasNumberOfRows(lattice.sites());
    for (int site = 0; site < neighbours.length; site++) {
      assertThat(neighbours[site]).doesNotHaveDuplicates().doesNotContain(site);
      for (int other : neighbours[site]) {
        assertThat(neighbours[other]).contains(site);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void theHalvesOfABipartiteLatticeSeparateNeighbours(Lattice lattice) {
    if (!lattice.bipartite()) {
      assertThatThrownBy(lattice::sublattices).isInstanceOf(IllegalArgumentException.class);
      return;
    }
    byte[] halves = lattice.sublattices();
    int[][] neighbours = lattice.neighbours();
    assertThat(halves[0]).isEqualTo((byte) 1);
    for (int site = 0; site < halves.length; site++) {
      for (int other : neighbours[site]) {
        assertThat(halves[other]).isEqualTo((byte) -halves[site]);
      }
    }
  }

  @Test
  void bondsWithinThePlaneHaveLengthOne() {
    for (Lattice lattice :
        List.of(
            new Square(List.of(3, 4), Boundary.OPEN),
            new Triangular(List.of(3, 4), Boundary.OPEN),
            new Honeycomb(List.of(3, 4), Boundary.OPEN),
            new AmmannBeenker(3))) {
      double[][] positions = lattice.positions();
      Bonds bonds = Bonds.of(lattice);
      for (int b = 0; b < bonds.count(); b++) {
        double[] from = positions[bonds.from()[b]];
        double[] to = positions[bonds.to()[b]];
        assertThat(Math.hypot(from[0] - to[0], from[1] - to[1])).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void everySiteOfATorusHasItsCoordination() {
    Map<Lattice, Integer> coordination =
        Map.of(
            new SquareBonds(List.of(4)),
            6,
            Triangular.torus(5),
            6,
            Honeycomb.torus(4),
            3,
            Cubic.torus(3),
            6);
    coordination.forEach(
        (lattice, number) ->
            assertThat(List.of(lattice.neighbours())).allMatch(sites -> sites.length == number));
  }

  // ORACLES §4
  @ParameterizedTest
  @CsvSource({"1,33,56", "3,833,1608", "5,27137,53944"})
  void theQuasicrystalHasItsVerticesAndBonds(int order, int vertices, int bonds) {
    AmmannBeenker patch = new AmmannBeenker(order);
    assertThat(patch.neighbours()).hasNumberOfRows(vertices);
    assertThat(patch.sites()).isEqualTo(vertices);
    assertThat(Bonds.of(patch).count()).isEqualTo(bonds);
  }

  // ORACLES §4: z = 3 … 8, and four on average; the rim is left out
  @Test
  void theQuasicrystalHasItsVertexFrequencies() {
    AmmannBeenker patch = new AmmannBeenker(5);
    double[][] positions = patch.positions();
    int[][] neighbours = patch.neighbours();
    double inner = Math.pow(1 + Math.sqrt(2), 5) - 2;
    List<Integer> degrees =
        IntStream.range(0, neighbours.length)
            .filter(site -> Math.hypot(positions[site][0], positions[site][1]) < inner)
            .mapToObj(site -> neighbours[site].length)
            .toList();
    Map<Integer, Long> census =
        degrees.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double[] wanted = {0.414214, 0.343146, 0.142136, 0.058875, 0.012193, 0.029437};
    for (int z = 3; z <= 8; z++) {
      assertThat((double) census.get(z) / degrees.size()).isCloseTo(wanted[z - 3], within(3e-3));
    }
    assertThat(degrees.stream().mapToInt(Integer::intValue).average().orElseThrow())
        .isCloseTo(4, within(0.01));
    assertThat(neighbours[0]).hasSize(8);
  }

  @Test
  void onlyMapsThatKeepNeighboursAreSymmetries() {
    assertThat(LatticeSymmetry.of(Square.torus(4))).hasSize(8);
    assertThat(LatticeSymmetry.of(Triangular.torus(4)))
        .containsExactlyInAnyOrder(
            LatticeSymmetry.IDENTITY,
            LatticeSymmetry.HALF_TURN,
            LatticeSymmetry.TRANSPOSE,
            LatticeSymmetry.ANTITRANSPOSE);
    assertThatThrownBy(() -> LatticeSymmetry.of(Cubic.torus(3)))
        .hasMessage("shape [3, 3, 3]: lattice symmetries take one or two extents");
  }

  @Test
  void badLatticesAreRefusedInOneLine() {
    assertThatThrownBy(() -> Triangular.torus(2)).hasMessageContaining("at least 3 sites");
    assertThatThrownBy(() -> Honeycomb.torus(1)).hasMessageContaining("at least 2 cells");
    assertThatThrownBy(() -> new Cubic(List.of(3, 3), Boundary.OPEN))
        .hasMessage(
            "size = [3, 3]: a cubic lattice takes one or three extents of at least 2 sites");
    assertThatThrownBy(() -> new AmmannBeenker(9))
        .hasMessage("order = 9: an Ammann–Beenker patch takes one from 1 to 5");
    assertThatThrownBy(() -> new Graph(2, List.of(List.of(0, 1), List.of(1, 0))))
        .hasMessage("edge [1, 0] of a graph is there twice");
    assertThatThrownBy(() -> new Graph(3, List.of(List.of(2, 2))))
        .hasMessage("edge [2, 2] of a graph leads back to its site");
    assertThatThrownBy(() -> new Graph(4, List.of(List.of(1, 2, 3))))
        .hasMessage("edge [1, 2, 3] of a graph: two site numbers from 0 to 3 are wanted");
  }
}
