package org.rsmi.lattice;

import java.util.List;
import java.util.stream.IntStream;

/// The bonds of a square torus as sites of their own, `[rows × columns × 2]`: at vertex (y, x) the
/// bond to (y, x + 1) and the bond to (y + 1, x). Neighbours are the six bonds that share a vertex.
///
/// @param size `[L]` for L × L vertices, or `[rows, columns]`; each ≥ 3
public record SquareBonds(List<Integer> size) implements Lattice {
  public SquareBonds {
    size = size.size() == 1 ? List.of(size.get(0), size.get(0)) : List.copyOf(size);
    if (size.size() != 2 || size.get(0) < 3 || size.get(1) < 3) {
      throw new IllegalArgumentException(
          "size = " + size + ": bonds of a torus take one or two extents of at least 3 vertices");
    }
  }

  /// The bonds of the 64 × 64 torus.
  public static SquareBonds defaults() {
    return new SquareBonds(List.of(64));
  }

  @Override
  public List<Integer> shape() {
    return List.of(size.getFirst(), size.getLast(), 2);
  }

  @Override
  public Boundary boundary() {
    return Boundary.PERIODIC;
  }

  @Override
  public boolean bipartite() {
    return false;
  }

  @Override
  public int[][] neighbours() {
    int[][] vertices = Grid.neighbours(size, Boundary.PERIODIC);
    int[][] neighbours = new int[2 * vertices.length][];
    for (int v = 0; v < vertices.length; v++) {
      for (int kind = 0; kind < 2; kind++) {
        // a vertex lists down, up, right, left
        int other = vertices[v][kind == 0 ? 2 : 0];
        neighbours[2 * v + kind] = around(vertices, v, other, 2 * v + kind);
      }
    }
    return neighbours;
  }

  private static int[] around(int[][] vertices, int one, int other, int itself) {
    return IntStream.of(one, other)
        .flatMap(v -> IntStream.of(2 * v, 2 * v + 1, 2 * vertices[v][3], 2 * vertices[v][1] + 1))
        .filter(bond -> bond != itself)
        .toArray();
  }
}
