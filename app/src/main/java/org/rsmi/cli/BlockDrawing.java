package org.rsmi.cli;

import java.util.Arrays;
import org.rsmi.ensemble.Data;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.ExperimentSpec;
import org.rsmi.lattice.Bonds;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Cubic;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Partition;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBonds;
import org.rsmi.model.DimerModel;
import org.rsmi.model.Dimers;
import org.rsmi.report.BlockPicture;
import org.rsmi.spec.SpecTree;

/// Where the sites of an experiment's block lie: on squares, on the bonds of dimers, or at the
/// vertices of a lattice that is not square.
final class BlockDrawing {
  private static final double LONGEST_BOND = 1.5;

  private BlockDrawing() {}

  /// Of the first task; squares where the experiment does not tell.
  static BlockPicture of(SpecTree tree) {
    try {
      return of(Experiment.unchecked(tree).tasks().getFirst().spec());
    } catch (IllegalArgumentException _) {
      return new BlockPicture.Cells();
    }
  }

  static BlockPicture of(ExperimentSpec spec) {
    return switch (spec.data()) {
      case Data.Simulated data -> of(spec, data);
      case Data.Recorded data -> places(spec, data.lattice());
    };
  }

  private static BlockPicture of(ExperimentSpec spec, Data.Simulated data) {
    Lattice values = data.model().values(data.lattice());
    boolean onBonds =
        data.model() instanceof DimerModel
            && values.shape().size() == 1
            && values.sites() == Bonds.of(data.lattice()).count();
    if (onBonds) {
      return bonds(spec, data.lattice(), values);
    }
    return data.model() instanceof Dimers dimers && dimers.encoding() == Dimers.Encoding.PIXELS
        ? pixels(spec, values)
        : places(spec, values);
  }

  /// The image of a dimer covering: pixels of bonds as strokes, the others as points.
  private static BlockPicture pixels(ExperimentSpec spec, Lattice image) {
    Partition block = block(spec, image);
    int columns = image.shape().getLast();
    double[][] strokes = new double[block.block().length][];
    for (int k = 0; k < strokes.length; k++) {
      int row = Math.floorDiv(block.block()[k], columns);
      int column = block.block()[k] % columns;
      double x = block.blockOffsets()[k][1];
      double y = block.blockOffsets()[k][0];
      double across = row % 2 == 0 && column % 2 == 1 ? 0.62 : 0;
      double down = row % 2 == 1 && column % 2 == 0 ? 0.62 : 0;
      strokes[k] = new double[] {x - across, y - down, x + across, y + down};
    }
    return new BlockPicture.Bonds(strokes);
  }

  private static BlockPicture places(ExperimentSpec spec, Lattice lattice) {
    return switch (lattice) {
      case Square _, Chain _, Cubic _ -> new BlockPicture.Cells();
      case SquareBonds bonds -> new BlockPicture.Bonds(strokes(block(spec, bonds)));
      default -> {
        double[][] positions = lattice.positions();
        int[] sites = block(spec, lattice).block();
        yield new BlockPicture.Vertices(
            Arrays.stream(sites).mapToObj(site -> positions[site]).toArray(double[][]::new));
      }
    };
  }

  private static Partition block(ExperimentSpec spec, Lattice lattice) {
    return spec.partition().partition(lattice);
  }

  /// The two bonds of every vertex.
  private static double[][] strokes(Partition block) {
    return Arrays.stream(block.blockOffsets())
        .map(
            at ->
                at[2] == 0
                    ? new double[] {at[1], at[0], at[1] + 1, at[0]}
                    : new double[] {at[1], at[0], at[1], at[0] + 1})
        .toArray(double[][]::new);
  }

  private static BlockPicture bonds(ExperimentSpec spec, Lattice vertices, Lattice values) {
    Bonds bonds = Bonds.of(vertices);
    double[][] at = vertices.positions();
    return new BlockPicture.Bonds(
        Arrays.stream(block(spec, values).block())
            .mapToObj(bond -> stroke(at[bonds.from()[bond]], at[bonds.to()[bond]]))
            .toArray(double[][]::new));
  }

  /// A bond around the edge is drawn as a stub.
  private static double[] stroke(double[] from, double[] to) {
    double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    double part = length > LONGEST_BOND ? -0.5 / length : 1;
    return new double[] {
      from[0], from[1], from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])
    };
  }
}
