package org.rsmi.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatticeSymmetryTest {
  private static final List<Lattice> LATTICES =
      List.of(
          Square.torus(5),
          new Square(List.of(4, 4), Boundary.OPEN),
          new Square(List.of(3, 5), Boundary.PERIODIC),
          new Chain(7, Boundary.OPEN));

  @Test
  void aSquareHasEightARectangleFourAChainTwo() {
    assertThat(LATTICES)
        .extracting(lattice -> LatticeSymmetry.of(lattice).size())
        .containsExactly(8, 8, 4, 2);
  }

  @Test
  void mapsAreDistinctAndCarryBondsToBonds() {
    for (Lattice lattice : LATTICES) {
      int[][] neighbours = lattice.neighbours();
      TreeSet<String> seen = new TreeSet<>();
      for (LatticeSymmetry map : LatticeSymmetry.of(lattice)) {
        int[] permutation = map.permutation(lattice);
        seen.add(Arrays.toString(permutation));
        for (int site = 0; site < permutation.length; site++) {
          assertThat(Arrays.stream(neighbours[site]).map(other -> permutation[other]).sorted())
              .containsExactlyElementsOf(
                  Arrays.stream(neighbours[permutation[site]]).sorted().boxed().toList());
        }
      }
      assertThat(seen).hasSize(LatticeSymmetry.of(lattice).size());
    }
  }

  @Test
  void mapsFormAGroup() {
    for (Lattice lattice : LATTICES) {
      List<int[]> maps =
          LatticeSymmetry.of(lattice).stream().map(map -> map.permutation(lattice)).toList();
      for (int[] a : maps) {
        for (int[] b : maps) {
          int[] product = Arrays.stream(b).map(site -> a[site]).toArray();
          assertThat(maps).anyMatch(map -> Arrays.equals(map, product));
        }
      }
    }
  }

  @Test
  void aQuarterTurnTakesFourStepsToTheIdentity() {
    Square lattice = Square.torus(5);
    int[] turn = LatticeSymmetry.QUARTER_TURN.permutation(lattice);
    int[] turned = IntStream.range(0, 25).toArray();
    for (int step = 0; step < 4; step++) {
      turned = Arrays.stream(turned).map(site -> turn[site]).toArray();
    }
    assertThat(turned).isEqualTo(IntStream.range(0, 25).toArray());
    assertThat(turn).isNotEqualTo(turned);
  }

  @Test
  void aRectangleHasNoQuarterTurn() {
    assertThatThrownBy(() -> LatticeSymmetry.QUARTER_TURN.permutation(List.of(3, 5)))
        .hasMessage(
            "shape [3, 5] has no QUARTER_TURN; it has [IDENTITY, HALF_TURN, FLIP_ROWS, FLIP_COLUMNS]");
  }
}
