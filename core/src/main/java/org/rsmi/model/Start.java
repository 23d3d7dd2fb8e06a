package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// Which sites are active when a spreading process begins.
public enum Start {
  /// All of them.
  FULL,
  /// One, in the middle.
  SEED,
  /// Each with probability ½.
  RANDOM;

  /// The initial condition.
  ///
  /// @return `[sites]`, 0 or 1
  byte[] on(Lattice lattice, Rng rng) {
    byte[] active = new byte[lattice.sites()];
    switch (this) {
      case FULL -> Arrays.fill(active, (byte) 1);
      case SEED -> active[middle(lattice)] = 1;
      case RANDOM -> {
        for (int i = 0; i < active.length; i++) {
          active[i] = (byte) (rng.nextBoolean() ? 1 : 0);
        }
      }
    }
    return active;
  }

  private static int middle(Lattice lattice) {
    int site = 0;
    for (int extent : lattice.shape()) {
      site = site * extent + extent / 2;
    }
    return site;
  }
}
