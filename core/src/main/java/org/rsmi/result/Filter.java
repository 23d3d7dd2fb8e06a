package org.rsmi.result;

import java.util.Arrays;
import java.util.List;

/// Linear filters in the units of the data: component c of the rule of record is the embedding of
/// `Λ_c · v + b_c`.
///
/// @param blockShape extents of the block
/// @param weights Λ, `[components][|V|]`, |V| in C order of the block
/// @param bias b, `[components]`
public record Filter(List<Integer> blockShape, double[][] weights, double[] bias) {
  public Filter {
    blockShape = List.copyOf(blockShape);
    weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
    bias = bias.clone();
    int sites = blockShape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    if (bias.length != weights.length
        || Arrays.stream(weights).anyMatch(row -> row.length != sites)) {
      throw new IllegalArgumentException(
          "%d filters with %d biases for a block of shape %s"
              .formatted(weights.length, bias.length, blockShape));
    }
  }

  /// Number of coarse variables.
  public int components() {
    return bias.length;
  }

  /// One component as rows of numbers: the block's own rows, or one row for a block of one axis.
  public double[][] image(int component) {
    int columns = blockShape.getLast();
    double[] flat = weights[component];
    double[][] rows = new double[flat.length / columns][];
    Arrays.setAll(rows, r -> Arrays.copyOfRange(flat, r * columns, (r + 1) * columns));
    return rows;
  }
}
