package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.rsmi.lattice.LatticeSymmetry;

/// The motions of a block that a law may be invariant under: its point group, the point group about
/// the two sites next to its centre, translations, and signs that alternate.
///
/// About the block's centre nothing leaves the block. A sublattice of sites, e.g. the bonds in an
/// image of dimers, has its centres on sites, and translations leave any block: both take the block
/// for one period of a pattern and wrap around its edges. They are asked only of even extents and
/// shifts that divide them, at most half.
///
/// @param rows extent
/// @param columns extent
/// @param points of the point group that keep the block's shape
record BlockMotions(int rows, int columns, List<LatticeSymmetry> points) {

  /// @param shape one or two extents; a chain is a row
  static BlockMotions of(List<Integer> shape) {
    return shape.size() == 1
        ? new BlockMotions(
            1, shape.getFirst(), List.of(LatticeSymmetry.IDENTITY, LatticeSymmetry.FLIP_COLUMNS))
        : new BlockMotions(shape.getFirst(), shape.getLast(), LatticeSymmetry.of(shape));
  }

  /// The motions to ask about, without the identity and without the inverse of another.
  List<Motion> candidates() {
    Set<Motion> motions = new LinkedHashSet<>();
    for (int offset : wraps() ? new int[] {0, -1, 1} : new int[] {0}) {
      points.stream()
          .filter(point -> point != LatticeSymmetry.THREE_QUARTER_TURN)
          .forEach(point -> motions.add(about(point, offset)));
    }
    for (int step : IntStream.rangeClosed(1, Math.max(rows, columns) / 2).toArray()) {
      motions.addAll(translations(step));
    }
    for (int signs = 1; signs < 4; signs++) {
      motions.add(
          new Motion(
              LatticeSymmetry.IDENTITY,
              0,
              0,
              rows > 1 ? signs & 1 : 0,
              columns > 1 ? signs >> 1 : 0));
    }
    motions.remove(Motion.IDENTITY);
    return List.copyOf(motions);
  }

  private boolean wraps() {
    return (rows % 2 == 0 || rows == 1) && columns % 2 == 0;
  }

  private List<Motion> translations(int step) {
    List<Motion> motions = new ArrayList<>();
    boolean down = rows % 2 == 0 && rows % step == 0 && step <= rows / 2;
    boolean across = columns % 2 == 0 && columns % step == 0 && step <= columns / 2;
    if (down) {
      motions.add(new Motion(LatticeSymmetry.IDENTITY, step, 0, 0, 0));
    }
    if (across) {
      motions.add(new Motion(LatticeSymmetry.IDENTITY, 0, step, 0, 0));
    }
    if (down && across) {
      motions.add(new Motion(LatticeSymmetry.IDENTITY, step, step, 0, 0));
    }
    return motions;
  }

  /// An element of the point group about a place on the block's diagonal.
  ///
  /// @param offset of the place from the centre in half sites, 0, −1 or 1
  Motion about(LatticeSymmetry point, int offset) {
    int[] m = Motion.matrix(point);
    int r = rows == 1 ? 0 : rows - 1 + offset;
    int c = columns - 1 + offset;
    int row = (r - m[0] * r - m[1] * c) / 2;
    int column = (c - m[2] * r - m[3] * c) / 2;
    return new Motion(point, Math.floorMod(row, rows), Math.floorMod(column, columns), 0, 0);
  }

  /// `f ↦ g (h f)`.
  Motion compose(Motion g, Motion h) {
    int[] a = Motion.matrix(g.point());
    int[] b = Motion.matrix(h.point());
    int[] product = {
      b[0] * a[0] + b[1] * a[2],
      b[0] * a[1] + b[1] * a[3],
      b[2] * a[0] + b[3] * a[2],
      b[2] * a[1] + b[3] * a[3]
    };
    return new Motion(
        point(product),
        Math.floorMod(b[0] * g.row() + b[1] * g.column() + h.row(), rows),
        Math.floorMod(b[2] * g.row() + b[3] * g.column() + h.column(), columns),
        Math.floorMod(g.signRow() + a[0] * h.signRow() + a[2] * h.signColumn(), 2),
        Math.floorMod(g.signColumn() + a[1] * h.signRow() + a[3] * h.signColumn(), 2));
  }

  private static LatticeSymmetry point(int[] matrix) {
    if (matrix[0] == 0) {
      return matrix[1] > 0
          ? matrix[2] > 0 ? LatticeSymmetry.TRANSPOSE : LatticeSymmetry.QUARTER_TURN
          : matrix[2] > 0 ? LatticeSymmetry.THREE_QUARTER_TURN : LatticeSymmetry.ANTITRANSPOSE;
    }
    return matrix[0] > 0
        ? matrix[3] > 0 ? LatticeSymmetry.IDENTITY : LatticeSymmetry.FLIP_COLUMNS
        : matrix[3] > 0 ? LatticeSymmetry.FLIP_ROWS : LatticeSymmetry.HALF_TURN;
  }

  /// `e, g, g², …`, as many as the order of g.
  List<Motion> powers(Motion g) {
    List<Motion> powers = new ArrayList<>(List.of(Motion.IDENTITY));
    for (Motion power = g; !power.equals(Motion.IDENTITY); power = compose(g, power)) {
      powers.add(power);
    }
    return powers;
  }

  /// What a motion does to the values on the block.
  ///
  /// @param sources `[|V|]`, where the values of the image come from
  /// @param signs `[|V|]`, 1 or −1
  record Effect(int[] sources, double[] signs) {

    /// The image of a filter, `[|V|]`.
    double[] of(double[] filter) {
      double[] image = new double[filter.length];
      for (int i = 0; i < image.length; i++) {
        image[i] = signs[i] * filter[sources[i]];
      }
      return image;
    }
  }

  /// What a motion does to the values on the block.
  Effect effect(Motion g) {
    int[] m = Motion.matrix(g.point());
    int[] sources = new int[rows * columns];
    double[] signs = new double[sources.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int row = Math.floorMod(m[0] * r + m[1] * c + g.row(), rows);
        int column = Math.floorMod(m[2] * r + m[3] * c + g.column(), columns);
        sources[r * columns + c] = row * columns + column;
        signs[r * columns + c] = 1 - 2 * ((g.signRow() * r + g.signColumn() * c) % 2);
      }
    }
    return new Effect(sources, signs);
  }

  /// The image of a filter, `[|V|]`.
  double[] apply(Motion g, double[] filter) {
    return effect(g).of(filter);
  }

  /// In words, e.g. `quarter turn about site (4, 4)` or `translation by (2, 0)`.
  String name(Motion g) {
    if (g.equals(Motion.IDENTITY)) {
      return "identity";
    }
    List<String> words = new ArrayList<>();
    if (g.signRow() + g.signColumn() > 0) {
      words.add("sign " + sign(g));
    }
    if (g.point() != LatticeSymmetry.IDENTITY) {
      words.add(word(g.point()) + where(g));
    } else if (g.row() != 0 || g.column() != 0) {
      words.add("translation by " + shift(g));
    }
    return String.join(" and ", words);
  }

  private String word(LatticeSymmetry point) {
    return rows == 1
        ? "reflection"
        : switch (point) {
          case FLIP_ROWS -> "reflection of the rows";
          case FLIP_COLUMNS -> "reflection of the columns";
          case TRANSPOSE -> "reflection about the diagonal";
          case ANTITRANSPOSE -> "reflection about the antidiagonal";
          default -> point.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
  }

  private String where(Motion g) {
    for (int offset : new int[] {0, -1, 1}) {
      Motion at = about(g.point(), offset);
      if (at.row() == g.row() && at.column() == g.column()) {
        return offset == 0 ? "" : " about " + centre(offset);
      }
    }
    return " shifted by " + shift(g);
  }

  /// The place about which [#about] turns, in words.
  String centre(int offset) {
    if (offset == 0) {
      return "the block's centre";
    }
    int column = (columns - 1 + offset) / 2;
    return rows == 1
        ? "site " + column
        : "site (%d, %d)".formatted((rows - 1 + offset) / 2, column);
  }

  /// By how much a motion shifts, e.g. `(2, 0)`; one number on a chain.
  String shift(Motion g) {
    return rows == 1 ? Integer.toString(g.column()) : "(%d, %d)".formatted(g.row(), g.column());
  }

  /// `(−1)^(r+c)`, `(−1)^r` or `(−1)^c`.
  String sign(Motion g) {
    return g.signRow() == 1 && g.signColumn() == 1
        ? "(−1)^(r+c)"
        : g.signRow() == 1 ? "(−1)^r" : "(−1)^c";
  }
}
