package org.rsmi.lattice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Any graph, given by its edges; a configuration is one row of values.
///
/// @param sites number of sites, ≥ 2
/// @param edges `[edges][2]`, pairs of site numbers from 0 to sites − 1, each edge once
public record Graph(int sites, List<List<Integer>> edges) implements Lattice {
  public Graph {
    int last = sites - 1;
    edges = edges.stream().map(List::copyOf).toList();
    Set<Set<Integer>> seen = new HashSet<>();
    for (List<Integer> edge : edges) {
      if (edge.size() != 2 || !edge.stream().allMatch(site -> site >= 0 && site <= last)) {
        throw new IllegalArgumentException(
            "edge %s of a graph: two site numbers from 0 to %d are wanted".formatted(edge, last));
      }
      if (edge.get(0).equals(edge.get(1))) {
        throw new IllegalArgumentException("edge " + edge + " of a graph leads back to its site");
      }
      if (!seen.add(Set.copyOf(edge))) {
        throw new IllegalArgumentException("edge " + edge + " of a graph is there twice");
      }
    }
    if (edges.isEmpty()) {
      throw new IllegalArgumentException("a graph has at least one edge");
    }
  }

  /// A hexagon.
  public static Graph defaults() {
    return new Graph(
        6,
        List.of(
            List.of(0, 1),
            List.of(1, 2),
            List.of(2, 3),
            List.of(3, 4),
            List.of(4, 5),
            List.of(5, 0)));
  }

  @Override
  public List<Integer> shape() {
    return List.of(sites);
  }

  /// Open: what lies beyond is not there.
  @Override
  public Boundary boundary() {
    return Boundary.OPEN;
  }

  @Override
  public int[][] neighbours() {
    List<List<Integer>> lists = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      lists.add(new ArrayList<>());
    }
    for (List<Integer> edge : edges) {
      lists.get(edge.get(0)).add(edge.get(1));
      lists.get(edge.get(1)).add(edge.get(0));
    }
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  @Override
  public boolean bipartite() {
    return isProper(halves(neighbours()));
  }

  @Override
  public byte[] sublattices() {
    byte[] halves = halves(neighbours());
    if (!isProper(halves)) {
      throw new IllegalArgumentException("the graph has an odd cycle: it is not bipartite");
    }
    return halves;
  }

  private boolean isProper(byte[] halves) {
    return edges.stream().allMatch(edge -> halves[edge.get(0)] != halves[edge.get(1)]);
  }

  /// Colours every component alternately, breadth first, from its lowest site.
  static byte[] halves(int[][] neighbours) {
    byte[] halves = new byte[neighbours.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int root = 0; root < halves.length; root++) {
      if (halves[root] == 0) {
        halves[root] = 1;
        open.add(root);
      }
      while (!open.isEmpty()) {
        int site = open.remove();
        Arrays.stream(neighbours[site])
            .filter(other -> halves[other] == 0)
            .forEach(
                other -> {
                  halves[other] = (byte) -halves[site];
                  open.add(other);
                });
      }
    }
    return halves;
  }

  /// On a circle, in order of number.
  @Override
  public double[][] positions() {
    double radius = sites / (2 * Math.PI);
    double[][] positions = new double[sites][];
    for (int site = 0; site < sites; site++) {
      double angle = 2 * Math.PI * site / sites;
      positions[site] = new double[] {radius * Math.sin(angle), -radius * Math.cos(angle)};
    }
    return positions;
  }
}
