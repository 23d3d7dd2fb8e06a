package org.rsmi.lattice;

/// The neighbours of all sites in one flat table: those of site i are
/// `neighbour[first[i]] … neighbour[first[i + 1] − 1]`.
///
/// @param first `[sites + 1]`
/// @param neighbour `[2 × bonds]`
public record Adjacency(int[] first, int[] neighbour) {
  public Adjacency {
    first = first.clone();
    neighbour = neighbour.clone();
  }

  /// The neighbours of `lattice`, in its order.
  public static Adjacency of(Lattice lattice) {
    int[][] neighbours = lattice.neighbours();
    int[] first = new int[neighbours.length + 1];
    for (int i = 0; i < neighbours.length; i++) {
      first[i + 1] = first[i] + neighbours[i].length;
    }
    int[] flat = new int[first[neighbours.length]];
    for (int i = 0; i < neighbours.length; i++) {
      System.arraycopy(neighbours[i], 0, flat, first[i], neighbours[i].length);
    }
    return new Adjacency(first, flat);
  }
}
