package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.Triangular;
import org.rsmi.num.Rng;

class EqualNeighboursTest {

  @Test
  void clustersAreThoseOfAFloodFill() {
    for (Lattice lattice : new Lattice[] {Square.torus(9), Triangular.torus(7)}) {
      Rng rng = Rng.of(3);
      for (int states = 1; states <= 4; states++) {
        byte[] spins = new byte[lattice.sites()];
        for (int i = 0; i < spins.length; i++) {
          spins[i] = (byte) rng.nextInt(states);
        }
        double[] found = EqualNeighbours.on(lattice).of(new Configuration.Spins(spins));
        double largest = 0;
        double sum = 0;
        for (int site = 0; site < spins.length; site++) {
          double size = flood(lattice.neighbours(), spins, site);
          largest = Math.max(largest, size);
          sum += size;
        }
        assertThat(found[0]).isCloseTo(largest / spins.length, within(1e-12));
        assertThat(found[1]).isCloseTo(sum / spins.length, within(1e-9));
      }
    }
  }

  private static int flood(int[][] neighbours, byte[] spins, int seed) {
    boolean[] seen = new boolean[spins.length];
    Deque<Integer> open = new ArrayDeque<>();
    open.add(seed);
    seen[seed] = true;
    int size = 0;
    while (!open.isEmpty()) {
      size++;
      for (int other : neighbours[open.peek()]) {
        if (!seen[other] && spins[other] == spins[seed]) {
          seen[other] = true;
          open.add(other);
        }
      }
      open.remove();
    }
    return size;
  }
}
