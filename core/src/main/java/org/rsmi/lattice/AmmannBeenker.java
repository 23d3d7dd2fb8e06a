package org.rsmi.lattice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A patch of the Ammann–Beenker tiling of the plane by squares and rhombi, the quasicrystal with
/// eightfold symmetry: the vertices in the octagon `∣x · n_k∣ ≤ (1 + √2)^order` about a vertex with
/// eight neighbours.
///
/// Vertices are integer points `a ∈ ℤ⁴` at `x = Σ a_k (cos 45°k, sin 45°k)`, accepted if their
/// image
/// `Σ a_k (cos 135°k, sin 135°k)` lies in the octagon of inradius `(1 + √2)/2`. Bonds join points
/// one step apart. Order 3 has 833 vertices and 1,608 bonds, order 5 27,137 and 53,944. The octagon
/// matters: a round patch of the same size leaves a hundred vertices that no dimer can cover.
///
/// @param order size of the patch, 1 … 5
/// @see <a href="https://doi.org/10.1103/PhysRevB.106.094202">Lloyd et al. (2022)</a>
public record AmmannBeenker(int order) implements Lattice {
  /// By order; found by counting once, so that asking for the shape costs nothing.
  private static final int[] VERTICES = {9, 33, 153, 833, 4713, 27137};

  private static final double SILVER = 1 + Math.sqrt(2);
  private static final double TOLERANCE = 1e-9;

  public AmmannBeenker {
    if (order < 1 || order > 5) {
      throw new IllegalArgumentException(
          "order = " + order + ": an Ammann–Beenker patch takes one from 1 to 5");
    }
  }

  /// The 833 vertices of order 3.
  public static AmmannBeenker defaults() {
    return new AmmannBeenker(3);
  }

  @Override
  public List<Integer> shape() {
    return List.of(VERTICES[order]);
  }

  @Override
  public Boundary boundary() {
    return Boundary.OPEN;
  }

  @Override
  public boolean bipartite() {
    return true;
  }

  @Override
  public byte[] sublattices() {
    byte[] halves = new byte[sites()];
    int site = 0;
    for (List<Integer> vertex : vertices()) {
      int steps = vertex.stream().mapToInt(Integer::intValue).sum();
      halves[site++] = (byte) (1 - 2 * (steps & 1));
    }
    return halves;
  }

  @Override
  public int[][] neighbours() {
    List<List<Integer>> vertices = vertices();
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    vertices.forEach(vertex -> numbers.put(vertex, numbers.size()));
    return vertices.stream()
        .map(
            vertex ->
                around(vertex).stream()
                    .filter(numbers::containsKey)
                    .mapToInt(numbers::get)
                    .toArray())
        .toArray(int[][]::new);
  }

  @Override
  public double[][] positions() {
    return vertices().stream().map(vertex -> projected(vertex, 1)).toArray(double[][]::new);
  }

  /// Breadth first from the centre; a margin is walked through but not kept, so that the patch does
  /// not depend on its own connections.
  private List<List<Integer>> vertices() {
    double radius = Math.pow(SILVER, order) + TOLERANCE;
    List<Integer> centre = List.of(0, 0, 0, 0);
    Map<List<Integer>, Boolean> inside = new HashMap<>(Map.of(centre, true));
    List<List<Integer>> kept = new ArrayList<>(List.of(centre));
    Deque<List<Integer>> open = new ArrayDeque<>(kept);
    while (!open.isEmpty()) {
      for (List<Integer> vertex : around(open.remove())) {
        if (!inside.containsKey(vertex)
            && octagon(projected(vertex, 3)) < SILVER / 2
            && octagon(projected(vertex, 1)) <= radius + 2) {
          boolean keeps = octagon(projected(vertex, 1)) <= radius;
          inside.put(vertex, keeps);
          open.add(vertex);
          if (keeps) {
            kept.add(vertex);
          }
        }
      }
    }
    return kept;
  }

  /// The eight points one step away.
  private static List<List<Integer>> around(List<Integer> vertex) {
    List<List<Integer>> around = new ArrayList<>();
    for (int turn = 0; turn < 8; turn++) {
      List<Integer> other = new ArrayList<>(vertex);
      int axis = turn % 4;
      other.set(axis, other.get(axis) + (turn < 4 ? 1 : -1));
      around.add(List.copyOf(other));
    }
    return around;
  }

  /// `Σ a_k (cos 45°·star·k, sin 45°·star·k)`
  private static double[] projected(List<Integer> vertex, int star) {
    double[] sum = new double[2];
    for (int k = 0; k < 4; k++) {
      sum[0] += vertex.get(k) * Math.cos(Math.PI / 4 * star * k);
      sum[1] += vertex.get(k) * Math.sin(Math.PI / 4 * star * k);
    }
    return sum;
  }

  /// The smallest r with x in the octagon of inradius r.
  private static double octagon(double[] x) {
    double largest = 0;
    for (int k = 0; k < 4; k++) {
      double angle = Math.PI / 4 * k;
      largest = Math.max(largest, Math.abs(x[0] * Math.cos(angle) + x[1] * Math.sin(angle)));
    }
    return largest;
  }
}
