package org.rsmi.lattice;

/// Every bond of a lattice once, in the order of its first site.
///
/// @param from `[bonds]`, the lower site
/// @param to `[bonds]`, the higher site
public record Bonds(int[] from, int[] to) {
  public Bonds {
    from = from.clone();
    to = to.clone();
  }

  /// The bonds of `lattice`.
  public static Bonds of(Lattice lattice) {
    Adjacency adjacency = Adjacency.of(lattice);
    int count = adjacency.neighbour().length / 2;
    int[] from = new int[count];
    int[] to = new int[count];
    int bond = 0;
    for (int i = 0; i + 1 < adjacency.first().length; i++) {
      for (int k = adjacency.first()[i]; k < adjacency.first()[i + 1]; k++) {
        if (i < adjacency.neighbour()[k]) {
          from[bond] = i;
          to[bond++] = adjacency.neighbour()[k];
        }
      }
    }
    return new Bonds(from, to);
  }

  /// Number of bonds.
  public int count() {
    return from.length;
  }
}
