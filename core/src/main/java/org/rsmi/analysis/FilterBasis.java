package org.rsmi.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;

/// Filters that an ensemble is compared with.
///
/// @param names of the filters
/// @param weights `[names][|V|]` in C order of the block
record FilterBasis(List<String> names, double[][] weights) {
  private static final double NULL = 1e-6;

  FilterBasis {
    names = List.copyOf(names);
  }

  /// @param basis a `.npz` file with one array of the block's shape a filter; `dimers` for
  ///     [#dimers]; empty for those, if the block's covariance obeys the constraint of dimers, else
  ///     for none
  /// @throws IllegalArgumentException if there is no such file or the block has another shape
  static FilterBasis of(String basis, FilterCloud cloud) {
    return switch (basis) {
      case "" ->
          isDimers(cloud)
              ? dimers(cloud.blockShape())
              : new FilterBasis(List.of(), new double[0][]);
      case "dimers" -> dimers(cloud.blockShape());
      default -> read(Path.of(basis), cloud.blockShape());
    };
  }

  private static FilterBasis read(Path file, List<Integer> block) {
    Map<String, NpyArray> arrays = NpzFile.read(file);
    arrays.forEach(
        (name, array) -> {
          if (!array.shape().equals(block)) {
            throw new IllegalArgumentException(
                "%s: filter [%s] has shape %s, want the block's %s"
                    .formatted(file, name, array.shape(), block));
          }
        });
    return new FilterBasis(
        List.copyOf(arrays.keySet()),
        arrays.values().stream().map(NpyArray::toDoubles).toArray(double[][]::new));
  }

  /// The pristine filters of dimers as images, `[2m × 2n]` pixels that begin with a vertex, with
  /// bonds n at vertices (y, x): P1, P2 `(−1)^x n_h ± (−1)^y n_v` plaquette; S1, S2
  /// `(−1)^{x+y} (n_h ± n_v)` staggered, the electric field `E_x ± E_y`; C `n_h − n_v` columnar.
  ///
  /// @param block two even extents
  /// @see <a href="https://doi.org/10.1103/PhysRevLett.127.240603">Gökmen et al. (2021)</a>
  static FilterBasis dimers(List<Integer> block) {
    if (block.size() != 2 || block.stream().anyMatch(extent -> extent % 2 != 0)) {
      throw new IllegalArgumentException(
          "basis = dimers: want a block of two even extents in pixels, found " + block);
    }
    Map<String, Bond> filters = new LinkedHashMap<>();
    filters.put("P1", (x, y, way) -> way > 0 ? parity(x) : parity(y));
    filters.put("P2", (x, y, way) -> way > 0 ? parity(x) : -parity(y));
    filters.put("S1", (x, y, way) -> parity(x + y));
    filters.put("S2", (x, y, way) -> way * parity(x + y));
    filters.put("C", (x, y, way) -> way);
    return new FilterBasis(
        List.copyOf(filters.keySet()),
        filters.values().stream()
            .map(filter -> image(block.getFirst(), block.getLast(), filter))
            .toArray(double[][]::new));
  }

  /// The weight of a bond at vertex (y, x): way 1 to the right, −1 down.
  private interface Bond {
    int weight(int x, int y, int way);
  }

  private static int parity(int k) {
    return k % 2 == 0 ? 1 : -1;
  }

  private static double[] image(int rows, int columns, Bond bond) {
    double[] image = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if ((row + column) % 2 != 0) {
          image[row * columns + column] = bond.weight(column / 2, row / 2, parity(row));
        }
      }
    }
    return image;
  }

  /// Whether the four bonds of every vertex inside the block add up to the same number always.
  private static boolean isDimers(FilterCloud cloud) {
    List<Integer> block = cloud.blockShape();
    if (!(cloud.metric() instanceof RuleMetric.Correlation)
        || block.size() != 2
        || block.stream().anyMatch(extent -> extent % 2 != 0 || extent < 4)) {
      return false;
    }
    int columns = block.getLast();
    double alone = Double.POSITIVE_INFINITY;
    double together = 0;
    for (int row = 2; row < block.getFirst(); row += 2) {
      for (int column = 2; column < columns; column += 2) {
        double[] sum = new double[block.getFirst() * columns];
        for (int place : bonds(row, column, columns)) {
          double[] one = new double[sum.length];
          one[place] = 1;
          sum[place] = 1;
          alone = Math.min(alone, variance(cloud, one));
        }
        together = Math.max(together, variance(cloud, sum));
      }
    }
    return together < NULL * alone;
  }

  private static int[] bonds(int row, int column, int columns) {
    int vertex = row * columns + column;
    return new int[] {vertex - 1, vertex + 1, vertex - columns, vertex + columns};
  }

  private static double variance(FilterCloud cloud, double[] filter) {
    double[] vector = cloud.metric().vector(filter);
    return FilterEnsemble.dot(vector, vector);
  }

  /// Number of filters.
  int size() {
    return names.size();
  }

  /// The filters as directions in the metric of some runs, `[names][|V|]`; zero where the data
  /// cannot show one.
  double[][] directions(RuleMetric metric) {
    return Arrays.stream(weights)
        .map(metric::vector)
        .map(FilterEnsemble::unit)
        .toArray(double[][]::new);
  }

  /// An orthonormal frame of what they span in a metric.
  double[][] span(RuleMetric metric) {
    List<double[]> frame = new ArrayList<>();
    for (double[] direction : directions(metric)) {
      double[] rest = direction.clone();
      for (double[] axis : frame) {
        double along = FilterEnsemble.dot(axis, rest);
        Arrays.setAll(rest, a -> rest[a] - along * axis[a]);
      }
      if (FilterEnsemble.dot(rest, rest) > NULL) {
        frame.add(FilterEnsemble.unit(rest));
      }
    }
    return frame.toArray(double[][]::new);
  }
}
