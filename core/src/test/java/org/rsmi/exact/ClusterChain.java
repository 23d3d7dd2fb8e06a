package org.rsmi.exact;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// Swendsen–Wang on an L × L torus, plain: clusters of equal spins joined with `p = 1 − e^−2K`,
/// each flipped by a fair coin.
final class ClusterChain {
  private final int size;
  private final double joining;
  private final Rng rng;
  private final byte[] spins;
  private final int[] parent;

  ClusterChain(int size, double coupling, Rng rng) {
    this.size = size;
    this.joining = -Math.expm1(-2 * coupling);
    this.rng = rng;
    this.spins = new byte[size * size];
    this.parent = new int[size * size];
    Arrays.fill(spins, (byte) 1);
  }

  void sweeps(int count) {
    for (int i = 0; i < count; i++) {
      sweep();
    }
  }

  private void sweep() {
    Arrays.setAll(parent, site -> site);
    for (int site = 0; site < spins.length; site++) {
      join(site, site - site % size + (site + 1) % size);
      join(site, (site + size) % spins.length);
    }
    byte[] turn = new byte[spins.length];
    for (int site = 0; site < spins.length; site++) {
      int root = root(site);
      if (turn[root] == 0) {
        turn[root] = (byte) (rng.nextBoolean() ? 1 : -1);
      }
      spins[site] *= turn[root];
    }
  }

  private void join(int a, int b) {
    if (spins[a] == spins[b] && rng.nextDouble() < joining) {
      parent[root(a)] = root(b);
    }
  }

  private int root(int site) {
    while (parent[site] != site) {
      parent[site] = parent[parent[site]];
      site = parent[site];
    }
    return site;
  }

  /// The spins at the offsets from (row, column), around the torus.
  byte[] gather(int[][] offsets, int row, int column) {
    byte[] gathered = new byte[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      int r = Math.floorMod(row + offsets[i][0], size);
      int c = Math.floorMod(column + offsets[i][1], size);
      gathered[i] = spins[r * size + c];
    }
    return gathered;
  }
}
