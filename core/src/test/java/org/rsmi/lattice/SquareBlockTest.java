package org.rsmi.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SquareBlockTest {
  private static final Square TORUS = Square.torus(12);
  private static final Square SHEET = new Square(List.of(12, 12), Boundary.OPEN);

  private static SquareBlock block(int extent, int buffer, Environment environment) {
    return new SquareBlock(List.of(extent), buffer, environment);
  }

  private static int[] union(Partition partition) {
    return Stream.of(partition.block(), partition.buffer(), partition.environment())
        .flatMapToInt(Arrays::stream)
        .sorted()
        .toArray();
  }

  @Test
  void aShellPartitionHasTheAreaOfItsFrames() {
    Partition partition = block(2, 1, Environment.of(3)).partition(TORUS, new int[] {3, 4});
    assertThat(partition.block()).containsExactly(40, 41, 52, 53);
    assertThat(partition.buffer()).hasSize(4 * 4 - 2 * 2);
    assertThat(partition.environment()).hasSize(10 * 10 - 4 * 4);
    assertThat(partition.blockShape()).containsExactly(2, 2);
  }

  @Test
  void partsAreDisjointAndEverythingCoversTheLattice() {
    for (Lattice lattice : List.of(TORUS, SHEET, new Chain(30, Boundary.PERIODIC))) {
      Partition partition = block(3, 2, new Environment.Everything()).partition(lattice);
      assertThat(union(partition)).isEqualTo(IntStream.range(0, lattice.sites()).toArray());
    }
    assertThat(union(block(4, 0, Environment.of(2)).partition(TORUS))).doesNotHaveDuplicates();
  }

  @Test
  void sitesAreTheOriginPlusTheOffsetsInCOrder() {
    int[] origin = {10, 11};
    Partition partition = block(3, 1, Environment.of(2)).partition(TORUS, origin);
    for (int k = 0; k < partition.environment().length; k++) {
      int[] offset = partition.environmentOffsets()[k];
      int row = Math.floorMod(origin[0] + offset[0], 12);
      int column = Math.floorMod(origin[1] + offset[1], 12);
      assertThat(partition.environment()[k]).isEqualTo(12 * row + column);
    }
    assertThat(partition.environmentOffsets()[0]).containsExactly(-3, -3);
    assertThat(partition.blockOffsets()[5]).containsExactly(1, 2);
    assertThat(Arrays.stream(partition.environmentOffsets()).mapToInt(o -> 100 * o[0] + o[1]))
        .isSorted();
  }

  @Test
  void offsetsAreTheSameAtEveryOrigin() {
    for (Environment environment : List.of(Environment.of(2), new Environment.Everything())) {
      SquareBlock cut = block(3, 1, environment);
      int[][] offsets = cut.partition(TORUS).environmentOffsets();
      for (int[] origin : cut.origins(TORUS, 5)) {
        Partition there = cut.partition(TORUS, origin);
        assertThat(there.environmentOffsets()).isDeepEqualTo(offsets);
        assertThat(Partition.sites(TORUS, origin, offsets)).isEqualTo(there.environment());
      }
    }
  }

  @Test
  void anOriginIsTheOnlyPlace() {
    for (Lattice lattice : List.of(TORUS, SHEET)) {
      for (Environment environment : List.of(Environment.of(1), new Environment.Everything())) {
        SquareBlock free = block(2, 1, environment);
        SquareBlock named = new SquareBlock(List.of(2), 1, environment, List.of(3, 8));
        int[] origin = {3, 8};
        assertThat(named.origins(lattice, 2)).containsExactly(origin);
        assertThat(named.centre(lattice)).isEqualTo(origin);
        assertThat(named.partition(lattice))
            .usingRecursiveComparison()
            .isEqualTo(free.partition(lattice, origin));
      }
    }
  }

  @Test
  void anOriginThatDoesNotFitIsRefused() {
    SquareBlock rim = new SquareBlock(List.of(2), 1, Environment.of(1), List.of(3, 9));
    assertThat(rim.origins(TORUS, 1)).hasSize(1);
    for (Runnable use : List.<Runnable>of(() -> rim.origins(SHEET, 1), () -> rim.centre(SHEET))) {
      assertThatThrownBy(use::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("origin = [3, 9]: coordinate 1 lies outside 2 … 8, where the whole cut fits");
    }
    SquareBlock line = new SquareBlock(List.of(2), 1, Environment.of(1), List.of(3));
    assertThatThrownBy(() -> line.centre(TORUS))
        .hasMessage("origin = [3]: a lattice of shape [12, 12] takes 2 coordinates");
  }

  @Test
  void aTorusHasEveryOriginAndAnOpenLatticeThoseThatFit() {
    assertThat(block(4, 1, Environment.of(2)).origins(TORUS, 1)).hasSize(144);
    assertThat(block(4, 1, Environment.of(2)).origins(TORUS, 5)).hasSize(9);
    List<int[]> open = block(4, 1, Environment.of(2)).origins(SHEET, 1);
    assertThat(open).hasSize(9);
    assertThat(open.getFirst()).containsExactly(3, 3);
    assertThat(open.getLast()).containsExactly(5, 5);
    for (int[] origin : open) {
      assertThat(union(block(4, 1, Environment.of(2)).partition(SHEET, origin))).hasSize(100);
    }
    assertThat(block(4, 1, new Environment.Everything()).origins(SHEET, 1))
        .singleElement()
        .isEqualTo(new int[] {4, 4});
  }

  @Test
  void aChainTakesBlocksOfOneExtent() {
    Partition partition =
        block(2, 1, Environment.of(2)).partition(new Chain(8, Boundary.PERIODIC), new int[] {0});
    assertThat(partition.block()).containsExactly(0, 1);
    assertThat(partition.buffer()).containsExactly(7, 2);
    assertThat(partition.environment()).containsExactly(5, 6, 3, 4);
    assertThat(block(2, 1, Environment.of(2)).origins(new Chain(8, Boundary.OPEN), 1))
        .singleElement()
        .isEqualTo(new int[] {3});
  }

  @Test
  void aRectangularBlockFitsARectangularLattice() {
    SquareBlock cut = new SquareBlock(List.of(2, 5), 1, Environment.of(1));
    Partition partition = cut.partition(new Square(List.of(6, 9), Boundary.PERIODIC));
    assertThat(partition.block()).hasSize(10);
    assertThat(union(partition)).hasSize(54);
  }

  @Test
  void aPartitionKeepsItsOwnArrays() {
    int[] sites = {0};
    int[][] offsets = {{0, 0}};
    Partition partition =
        new Partition(
            sites, new int[0], new int[] {1}, List.of(1, 1), offsets, new int[][] {{0, 1}});
    sites[0] = 7;
    offsets[0][0] = 7;
    assertThat(partition.block()).containsExactly(0);
    assertThat(partition.blockOffsets()[0]).containsExactly(0, 0);
  }

  @Test
  void aCutThatDoesNotFitSaysBySize() {
    assertThatThrownBy(
            () -> new SquareBlock(List.of(46), 4, Environment.of(10)).partition(Square.defaults()))
        .hasMessage("block + 2 (buffer + environment) = 74 does not fit on a lattice of size 64");
    assertThatThrownBy(() -> block(4, 1, Environment.of(4)).origins(SHEET, 1))
        .hasMessage("block + 2 (buffer + environment) = 14 does not fit on a lattice of size 12");
    assertThatThrownBy(() -> block(10, 2, new Environment.Everything()).partition(TORUS))
        .hasMessage("block + 2 buffer = 14 does not fit on a lattice of size 12");
    assertThatThrownBy(() -> block(10, 1, new Environment.Everything()).partition(TORUS))
        .hasMessage("block + 2 buffer leaves no environment on a lattice of shape [12, 12]");
  }

  @Test
  void aCutThatReachesBeyondAnOpenEdgeIsRefused() {
    assertThatThrownBy(() -> block(4, 1, Environment.of(2)).partition(SHEET, new int[] {3, 6}))
        .hasMessageStartingWith("origin = [3, 6]: coordinate 1 lies outside 3 … 5");
    assertThatThrownBy(() -> block(4, 1, Environment.of(2)).partition(TORUS, new int[] {3}))
        .hasMessageContaining("takes 2 coordinates");
    assertThatThrownBy(() -> block(4, 1, Environment.of(2)).partition(TORUS, new int[] {3, 12}))
        .hasMessageContaining("outside 0 … 11");
  }

  @Test
  void widthsAreChecked() {
    assertThatThrownBy(() -> block(0, 1, Environment.of(1))).hasMessageStartingWith("block = [0]");
    assertThatThrownBy(() -> block(1, -1, Environment.of(1))).hasMessageStartingWith("buffer = -1");
    assertThatThrownBy(() -> Environment.of(0)).hasMessageStartingWith("environment = 0");
    assertThatThrownBy(
            () -> new SquareBlock(List.of(2, 2), 1, Environment.of(1)).partition(Chain.defaults()))
        .hasMessage("block = [2, 2] has 2 extents, a lattice of shape [64] takes 1");
  }
}
