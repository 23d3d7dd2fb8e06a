package org.rsmi.cli;

import java.util.Arrays;
import java.util.List;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Environment;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.mi.Variable;
import org.rsmi.sample.SampleSet;

/// Pairs (V, E) of recorded configurations: a block and the shell around its buffer, one window a
/// configuration.
///
/// @param samples the configurations, on a chain or a square lattice
/// @param lattice the one of their shape
record LatticePairs(SampleSet samples, Lattice lattice) {

  /// @throws IllegalArgumentException if the configurations have neither one axis nor two
  static LatticePairs of(SampleSet samples, Boundary boundary) {
    List<Integer> shape = samples.shape();
    Lattice lattice =
        switch (shape.size()) {
          case 1 -> new Chain(shape.getFirst(), boundary);
          case 2 -> new Square(shape, boundary);
          default ->
              throw new IllegalArgumentException(
                  "configurations of shape %s: a block is cut from one axis or two"
                      .formatted(shape));
        };
    return new LatticePairs(samples, lattice);
  }

  /// The middle of the lattice, where a window of any size fits best.
  int[] centre(SquareBlock partition) {
    return partition.centre(lattice);
  }

  /// A corner as far away from `origin` as a periodic lattice allows.
  int[] opposite(int[] origin) {
    int[] far = new int[origin.length];
    List<Integer> shape = lattice.shape();
    Arrays.setAll(far, axis -> (origin[axis] + shape.get(axis) / 2) % shape.get(axis));
    return far;
  }

  /// V and E of every configuration.
  ///
  /// @param origin the block's first corner
  Variables cut(SquareBlock partition, int[] origin) {
    Partition sites = partition.partition(lattice, origin);
    return new Variables(variable(sites.block()), variable(sites.environment()));
  }

  private Variable variable(int[] sites) {
    float[] row = new float[sites.length];
    double[] values = new double[samples.size() * sites.length];
    for (int n = 0; n < samples.size(); n++) {
      samples.gather(n, sites, row);
      for (int i = 0; i < sites.length; i++) {
        values[n * sites.length + i] = row[i];
      }
    }
    return new Variable(values, sites.length);
  }

  /// @param block V, `[configurations × |V|]`
  /// @param environment E, `[configurations × |E|]`
  record Variables(Variable block, Variable environment) {}

  /// A block with its buffer and shell.
  static SquareBlock partition(int block, int buffer, int shell) {
    return new SquareBlock(List.of(block), buffer, Environment.of(shell));
  }
}
