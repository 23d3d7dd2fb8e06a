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
  void aPartitionUnderAMapReadsTheMappedConfiguration() {
    for (Lattice lattice : List.of(Square.torus(10), new Square(List.of(10, 10), Boundary.OPEN))) {
      for (Environment environment : List.of(Environment.of(2), new Environment.Everything())) {
        Partition partition = new SquareBlock(List.of(4), 1, environment).partition(lattice);
        for (LatticeSymmetry map : LatticeSymmetry.of(lattice)) {
          int[] image = map.permutation(lattice);
          Partition mapped = partition.under(map);
          assertThat(mapped.block())
              .isEqualTo(Arrays.stream(partition.block()).map(site -> image[site]).toArray());
          assertThat(mapped.environment())
              .isEqualTo(Arrays.stream(partition.environment()).map(site -> image[site]).toArray());
        }
      }
    }
  }

  @Test
  void aPartitionRefusesAMapThatMovesItsEnvironment() {
    Partition lopsided =
        new SquareBlock(List.of(3), 1, new Environment.Everything()).partition(Square.torus(10));
    assertThatThrownBy(() -> lopsided.under(LatticeSymmetry.FLIP_ROWS))
        .hasMessage(
            "FLIP_ROWS does not carry the environment of a block of shape [3, 3] onto itself");
    Partition oblong =
        new SquareBlock(List.of(3, 4), 1, Environment.of(1)).partition(Square.torus(8));
    assertThat(oblong.under(LatticeSymmetry.HALF_TURN).block()[0]).isEqualTo(oblong.block()[11]);
    assertThatThrownBy(() -> oblong.under(LatticeSymmetry.TRANSPOSE))
        .hasMessage("a block of shape [3, 4] has no TRANSPOSE");
  }

  @Test
  void aRectangleHasNoQuarterTurn() {
    assertThatThrownBy(() -> LatticeSymmetry.QUARTER_TURN.permutation(List.of(3, 5)))
        .hasMessage(
            "shape [3, 5] has no QUARTER_TURN; it has [IDENTITY, HALF_TURN, FLIP_ROWS,"
                + " FLIP_COLUMNS]");
  }
}
