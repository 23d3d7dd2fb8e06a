package org.rsmi.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BondsTest {

  @Test
  void everyBondIsThereOnce() {
    assertThat(Bonds.of(Square.torus(5)).count()).isEqualTo(50);
    assertThat(Bonds.of(new Square(List.of(3, 4), Boundary.OPEN)).count()).isEqualTo(3 * 3 + 2 * 4);
    assertThat(Bonds.of(new Chain(6, Boundary.OPEN)).from()).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aBondAroundARingOfTwoIsThereTwice() {
    Bonds bonds = Bonds.of(new Chain(2, Boundary.PERIODIC));
    assertThat(bonds.from()).containsExactly(0, 0);
    assertThat(bonds.to()).containsExactly(1, 1);
  }

  @Test
  void bondsJoinTheTwoSublattices() {
    for (Lattice lattice :
        List.of(Square.torus(4), new Square(List.of(3, 5), Boundary.OPEN), Chain.defaults())) {
      byte[] half = lattice.sublattices();
      Bonds bonds = Bonds.of(lattice);
      for (int b = 0; b < bonds.count(); b++) {
        assertThat(half[bonds.from()[b]] + half[bonds.to()[b]]).isZero();
      }
    }
    assertThatThrownBy(() -> Square.torus(5).sublattices())
        .hasMessage("a periodic lattice of shape [5, 5] is not bipartite");
  }
}
