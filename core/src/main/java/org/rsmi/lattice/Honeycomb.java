package org.rsmi.lattice;

import java.util.List;

/// The honeycomb lattice, `[rows × columns × 2]`: two sites a cell, A and B, with three neighbours
/// each; A of cell (r, c) is bonded to B of (r, c), (r, c − 1) and (r − 1, c).
///
/// @param size `[L]` for L × L cells, or `[rows, columns]`; each ≥ 2
public record Honeycomb(List<Integer> size, Boundary boundary) implements Lattice {
  private static final int[][] CELLS = {{0, 0}, {0, 1}, {1, 0}};

  public Honeycomb {
    size = size.size() == 1 ? List.of(size.get(0), size.get(0)) : List.copyOf(size);
    if (size.size() != 2 || size.get(0) < 2 || size.get(1) < 2) {
      throw new IllegalArgumentException(
          "size = " + size + ": a honeycomb takes one or two extents of at least 2 cells");
    }
  }

  /// L × L cells with periodic boundaries.
  public static Honeycomb torus(int size) {
    return new Honeycomb(List.of(size), Boundary.PERIODIC);
  }

  /// 32 × 32 cells with periodic boundaries.
  public static Honeycomb defaults() {
    return torus(32);
  }

  @Override
  public List<Integer> shape() {
    return List.of(size.getFirst(), size.getLast(), 2);
  }

  @Override
  public boolean bipartite() {
    return true;
  }

  @Override
  public byte[] sublattices() {
    byte[] halves = new byte[sites()];
    for (int site = 0; site < halves.length; site++) {
      halves[site] = (byte) (1 - 2 * (site & 1));
    }
    return halves;
  }

  @Override
  public int[][] neighbours() {
    int[] extents = Grid.extents(size);
    int[][] ahead = Grid.neighbours(extents, boundary, CELLS);
    int[][] behind = Grid.neighbours(extents, boundary, negative(CELLS));
    int[][] neighbours = new int[sites()][];
    for (int cell = 0; cell < ahead.length; cell++) {
      neighbours[2 * cell] = sitesOf(behind[cell], 1);
      neighbours[2 * cell + 1] = sitesOf(ahead[cell], 0);
    }
    return neighbours;
  }

  private static int[][] negative(int[][] steps) {
    int[][] negative = new int[steps.length][];
    for (int k = 0; k < steps.length; k++) {
      negative[k] = new int[] {-steps[k][0], -steps[k][1]};
    }
    return negative;
  }

  private static int[] sitesOf(int[] cells, int which) {
    int[] sites = new int[cells.length];
    for (int k = 0; k < cells.length; k++) {
      sites[k] = 2 * cells[k] + which;
    }
    return sites;
  }

  @Override
  public double[][] positions() {
    double[][] positions = new double[sites()][];
    for (int site = 0; site < positions.length; site++) {
      int row = site / 2 / size.getLast();
      int column = site / 2 % size.getLast();
      double x = Math.sqrt(3) * (column + row / 2.0);
      double y = 1.5 * row;
      positions[site] =
          site % 2 == 0 ? new double[] {x, y} : new double[] {x + Math.sqrt(3) / 2, y + 0.5};
    }
    return positions;
  }
}
