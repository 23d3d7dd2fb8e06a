package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.exact.DimerEnumeration;
import org.rsmi.lattice.AmmannBeenker;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Graph;
import org.rsmi.lattice.Honeycomb;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.Triangular;
import org.rsmi.num.Rng;

class CoveringsTest implements ModelContract {
  @Override
  public List<Model> models() {
    return List.of(Coverings.defaults());
  }

  static Stream<Lattice> small() {
    return Stream.of(
        Square.torus(4),
        new Square(List.of(4, 4), Boundary.OPEN),
        Honeycomb.torus(3),
        new Honeycomb(List.of(3, 4), Boundary.OPEN),
        new Graph(
            6,
            List.of(
                List.of(0, 1),
                List.of(1, 2),
                List.of(2, 3),
                List.of(3, 0),
                List.of(2, 5),
                List.of(5, 4),
                List.of(4, 1))));
  }

  @ParameterizedTest
  @MethodSource("small")
  void allCoveringsAreEquallyLikely(Lattice lattice) {
    long count = DimerEnumeration.of(lattice).count();
    int each = 400;
    Sampler sampler = Coverings.defaults().start(lattice, Rng.of(4).split(lattice.toString()));
    for (int sweep = 0; sweep < 300; sweep++) {
      sampler.sweep();
    }
    sampler.freeze();
    Map<String, Integer> census = new HashMap<>();
    for (long k = 0; k < each * count; k++) {
      for (int sweep = 0; sweep < 8; sweep++) {
        sampler.sweep();
      }
      byte[] values = ((Configuration.Spins) sampler.configuration()).values();
      census.merge(Arrays.toString(values), 1, Integer::sum);
    }
    assertThat(census).hasSize((int) count);
    double chiSquare =
        census.values().stream().mapToDouble(n -> Math.pow(n - each, 2) / each).sum();
    // 99.99 % of χ² lie below, by Wilson and Hilferty
    double spread = 2.0 / (9 * (count - 1));
    assertThat(chiSquare)
        .isLessThan((count - 1) * Math.pow(1 - spread + 3.719 * Math.sqrt(spread), 3));
  }

  // ORACLES §4
  @Test
  void theQuasicrystalHasOneMonomerAtItsRimAndOneDimerAtItsCentre() {
    AmmannBeenker patch = new AmmannBeenker(3);
    Coverings model = new Coverings(1);
    int[][] neighbours = patch.neighbours();
    Sampler sampler = model.start(patch, Rng.of(9));
    int[] partners = model.partners(patch, sampler.configuration());
    int monomer = 0;
    while (partners[monomer] >= 0) {
      monomer++;
    }
    double[] place = patch.positions()[monomer];
    assertThat(Math.hypot(place[0], place[1])).isGreaterThan(12);
    int[] chosen = new int[neighbours[0].length];
    for (int k = 0; k < 4_000; k++) {
      sampler.sweep();
      int[] now = model.partners(patch, sampler.configuration());
      assertThat(now[monomer]).isEqualTo(-1);
      int arm = 0;
      while (neighbours[0][arm] != now[0]) {
        arm++;
      }
      chosen[arm]++;
    }
    assertThat(chosen).hasSize(8);
    assertThat(Arrays.stream(chosen).min().orElseThrow()).isPositive();
  }

  @Test
  void anotherNumberOfMonomersIsRefusedWithTheRightOne() {
    assertThatThrownBy(() -> Coverings.defaults().start(new AmmannBeenker(3), Rng.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a largest matching of AmmannBeenker of 833 sites leaves 1 monomer: set monomers = 1"
                + " to keep them, found 0");
    Graph star = new Graph(4, List.of(List.of(0, 1), List.of(0, 2), List.of(0, 3)));
    assertThatThrownBy(() -> Coverings.defaults().start(star, Rng.of(1)))
        .hasMessageContaining("leaves 2 monomers: set monomers = 2");
    assertThatThrownBy(() -> Coverings.defaults().start(Triangular.torus(4), Rng.of(1)))
        .hasMessageContaining("is not bipartite");
  }
}
