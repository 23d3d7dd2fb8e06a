package org.rsmi.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;

/// Every covering of a small lattice by dimers, one after the other: exact means and level counts.
///
/// Takes any lattice; the number of coverings grows like `exp(0.29 N)` on the square lattice:
/// 90,176
/// on the 6 × 6 torus, 12,988,816 on the open 8 × 8 grid, more than that is too much.
///
/// @param neighbours `[sites][…]`
public record DimerEnumeration(int[][] neighbours) {
  private static final int MOST_SITES = 64;

  public DimerEnumeration {
    if (neighbours.length > MOST_SITES) {
      throw new IllegalArgumentException(
          "%d sites are too many to enumerate coverings; at most %d"
              .formatted(neighbours.length, MOST_SITES));
    }
    neighbours = Arrays.stream(neighbours).map(int[]::clone).toArray(int[][]::new);
  }

  /// The coverings of a lattice.
  public static DimerEnumeration of(Lattice lattice) {
    return new DimerEnumeration(lattice.neighbours());
  }

  /// Sees one covering after the other.
  @FunctionalInterface
  public interface Visitor {
    /// @param partners `[sites]`, the partner of each site; overwritten afterwards
    void visit(int[] partners);
  }

  /// Visits every covering once, in a fixed order.
  public void forEach(Visitor visitor) {
    int[] partners = new int[neighbours.length];
    Arrays.fill(partners, -1);
    cover(0, partners, visitor);
  }

  private void cover(int from, int[] partners, Visitor visitor) {
    int site = from;
    while (site < partners.length && partners[site] >= 0) {
      site++;
    }
    if (site == partners.length) {
      visitor.visit(partners);
      return;
    }
    for (int other : neighbours[site]) {
      if (partners[other] < 0 && other != site) {
        partners[site] = other;
        partners[other] = site;
        cover(site + 1, partners, visitor);
        partners[site] = -1;
        partners[other] = -1;
      }
    }
  }

  /// Number of coverings.
  public long count() {
    long[] count = new long[1];
    forEach(_ -> count[0]++);
    return count[0];
  }

  /// Coverings by their number of plaquettes with two parallel dimers.
  ///
  /// @param square extents ≥ 3 where periodic
  /// @return `[levels]`, the entry n counts coverings with n such plaquettes
  public static long[] levels(Square square) {
    int[][] plaquettes = plaquettes(square);
    long[] levels = new long[plaquettes.length + 1];
    of(square).forEach(partners -> levels[parallel(partners, plaquettes)]++);
    return Arrays.copyOf(levels, highest(levels) + 1);
  }

  private static int highest(long[] levels) {
    int highest = levels.length - 1;
    while (highest > 0 && levels[highest] == 0) {
      highest--;
    }
    return highest;
  }

  /// `⟨f⟩` under the law `exp(n v/T)/Z` of interacting dimers.
  ///
  /// @param attraction v/T
  /// @param observable of the partners of all sites
  public static double mean(Square square, double attraction, ToDoubleFunction<int[]> observable) {
    int[][] plaquettes = plaquettes(square);
    double[] sums = new double[2];
    of(square)
        .forEach(
            partners -> {
              double weight = Math.exp(attraction * parallel(partners, plaquettes));
              sums[0] += weight;
              sums[1] += weight * observable.applyAsDouble(partners);
            });
    return sums[1] / sums[0];
  }

  /// `[plaquettes × 4]`, the corners in order around each.
  private static int[][] plaquettes(Square square) {
    int rows = square.shape().getFirst();
    int columns = square.shape().getLast();
    boolean open = square.boundary() == Boundary.OPEN;
    List<int[]> plaquettes = new ArrayList<>();
    for (int y = 0; y < rows - (open ? 1 : 0); y++) {
      for (int x = 0; x < columns - (open ? 1 : 0); x++) {
        int right = (x + 1) % columns;
        int below = (y + 1) % rows;
        plaquettes.add(
            new int[] {
              y * columns + x, y * columns + right, below * columns + right, below * columns + x
            });
      }
    }
    return plaquettes.toArray(int[][]::new);
  }

  private static int parallel(int[] partners, int[][] plaquettes) {
    int parallel = 0;
    for (int[] corner : plaquettes) {
      boolean rows = partners[corner[0]] == corner[1] && partners[corner[3]] == corner[2];
      boolean columns = partners[corner[0]] == corner[3] && partners[corner[1]] == corner[2];
      parallel += rows || columns ? 1 : 0;
    }
    return parallel;
  }
}
