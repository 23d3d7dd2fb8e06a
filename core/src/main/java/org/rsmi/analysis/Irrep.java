package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rsmi.lattice.LatticeSymmetry;

/// An irreducible representation of a point group by its real character.
///
/// @param name Mulliken's symbol; the E of C4 is its pair of complex ones
/// @param characters one an element, in the order of the group
/// @param weight of the characters in the projector `P = weight/|G| Σ χ(g) g`: the dimension, and 1
///     for the pair
record Irrep(String name, double[] characters, double weight) {
  /// Signs under half turn, quarter turns, reflections of rows, of columns, about the diagonals.
  private record Parities(String name, int half, int quarter, int rows, int columns, int diagonal) {
    double of(LatticeSymmetry point) {
      return switch (point) {
        case IDENTITY -> 1;
        case HALF_TURN -> half;
        case QUARTER_TURN, THREE_QUARTER_TURN -> quarter;
        case FLIP_ROWS -> rows;
        case FLIP_COLUMNS -> columns;
        case TRANSPOSE, ANTITRANSPOSE -> diagonal;
      };
    }
  }

  /// The representations of a group of linear parts.
  ///
  /// B1 of D4 is even under the reflections of rows and columns, B2 under those about diagonals.
  /// Of C2v, A1 is even under both reflections, A2 under none, B1 under the first in the order of
  /// [LatticeSymmetry] alone, B2 under the second.
  ///
  /// @param points the group's elements, in the order of the characters
  static List<Irrep> of(List<LatticeSymmetry> points) {
    return switch (MotionGroup.pointName(Set.copyOf(points))) {
      case "C1" -> List.of(new Irrep("A", new double[] {1}, 1));
      case "Cs" -> List.of(two("A'", 1), two("A\"", -1));
      case "C2" -> List.of(two("A", 1), two("B", -1));
      case "C2v" -> fourfold(points);
      case "C4" ->
          List.of(
              one(points, new Parities("A", 1, 1, 1, 1, 1)),
              one(points, new Parities("B", 1, -1, 1, 1, 1)),
              vector(points, 1));
      default ->
          List.of(
              one(points, new Parities("A1", 1, 1, 1, 1, 1)),
              one(points, new Parities("A2", 1, 1, -1, -1, -1)),
              one(points, new Parities("B1", 1, -1, 1, 1, -1)),
              one(points, new Parities("B2", 1, -1, -1, -1, 1)),
              vector(points, 2));
    };
  }

  private static Irrep two(String name, double character) {
    return new Irrep(name, new double[] {1, character}, 1);
  }

  private static Irrep one(List<LatticeSymmetry> points, Parities parities) {
    return new Irrep(parities.name, points.stream().mapToDouble(parities::of).toArray(), 1);
  }

  /// E, which changes sign under the half turn and has character 2 at the identity.
  private static Irrep vector(List<LatticeSymmetry> points, double weight) {
    double[] characters =
        points.stream()
            .mapToDouble(
                point ->
                    switch (point) {
                      case IDENTITY -> 2;
                      case HALF_TURN -> -2;
                      default -> 0;
                    })
            .toArray();
    return new Irrep("E", characters, weight);
  }

  private static List<Irrep> fourfold(List<LatticeSymmetry> points) {
    int[][] signs = {{1, 1}, {-1, -1}, {1, -1}, {-1, 1}};
    String[] names = {"A1", "A2", "B1", "B2"};
    List<Irrep> irreps = new ArrayList<>();
    for (int k = 0; k < names.length; k++) {
      double[] characters = new double[points.size()];
      int reflection = 0;
      for (int g = 0; g < characters.length; g++) {
        characters[g] =
            switch (points.get(g)) {
              case IDENTITY -> 1;
              case HALF_TURN -> signs[k][0] * signs[k][1];
              default -> signs[k][reflection++];
            };
      }
      irreps.add(new Irrep(names[k], characters, 1));
    }
    return irreps;
  }

  /// The part of a filter that transforms this way.
  ///
  /// @param group elements in the order of the characters
  double[] project(BlockMotions block, List<Motion> group, double[] filter) {
    double[] part = new double[filter.length];
    for (int g = 0; g < characters.length; g++) {
      double factor = weight * characters[g] / characters.length;
      if (factor != 0) {
        double[] image = block.apply(group.get(g), filter);
        for (int i = 0; i < part.length; i++) {
          part[i] += factor * image[i];
        }
      }
    }
    return part;
  }
}
