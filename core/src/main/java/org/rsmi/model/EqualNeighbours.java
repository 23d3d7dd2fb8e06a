package org.rsmi.model;

import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Lattice;

/// Clusters of neighbouring sites in the same state: `largest_cluster`, the fraction of sites in
/// the
/// largest, and `cluster_size`, the mean size in sites of the cluster of a random site, `Σ_c
/// s_c²/N`.
///
/// For models with few states. Where one state means an empty site, its clusters count as well.
///
/// @see <a href="https://doi.org/10.1103/PhysRevB.14.3438">Hoshen and Kopelman (1976)</a>
public record EqualNeighbours(Bonds bonds, int sites) implements Observables {

  /// The clusters on a lattice.
  public static EqualNeighbours on(Lattice lattice) {
    return new EqualNeighbours(Bonds.of(lattice), lattice.sites());
  }

  @Override
  public List<String> names() {
    return List.of("largest_cluster", "cluster_size");
  }

  @Override
  public double[] of(Configuration configuration) {
    byte[] spins = PairSampler.spins(configuration, sites);
    int[] parent = new int[sites];
    Arrays.setAll(parent, i -> i);
    for (int b = 0; b < bonds.count(); b++) {
      if (spins[bonds.from()[b]] == spins[bonds.to()[b]]) {
        SwendsenWang.unite(parent, bonds.from()[b], bonds.to()[b]);
      }
    }
    int[] size = new int[sites];
    for (int i = 0; i < sites; i++) {
      size[SwendsenWang.root(parent, i)]++;
    }
    long squares = 0;
    int largest = 0;
    for (int s : size) {
      squares += (long) s * s;
      largest = Math.max(largest, s);
    }
    return new double[] {(double) largest / sites, (double) squares / sites};
  }
}
