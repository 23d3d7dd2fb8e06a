package org.rsmi.ensemble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.rsmi.coarse.LinearFilter;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;
import org.rsmi.lattice.Lattice;
import org.rsmi.lattice.Square;
import org.rsmi.lattice.SquareBlock;
import org.rsmi.num.Rng;
import org.rsmi.result.RunFolder;
import org.rsmi.sample.SampleFile;
import org.rsmi.sample.SampleSet;
import org.rsmi.sample.Symmetry;
import org.rsmi.spec.Grid;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Items;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.SpecValue.Whole;

/// The renormalisation group by learned rules: an experiment, its configurations coarse-grained by
/// the rule of its best run, the same experiment on these, and so on.
///
/// ```
/// step-0/ step-1/ …            run folders
/// step-0.npy step-1.npy …      the configurations of each scale; of the first none if they are a
///                              user's file
/// ```
///
/// @param experiment of one point, on a square lattice or a chain, with one coarse variable a block
/// @param root the folder of all steps
public record Flow(Experiment experiment, Path root) {

  /// @throws IllegalArgumentException if blocks do not tile the lattice, or there are several
  /// points
  ///     or coarse variables
  public Flow {
    requireOnePoint(experiment);
    requireOneVariable(spec(experiment));
    requireTiles(spec(experiment));
  }

  private static ExperimentSpec spec(Experiment experiment) {
    return experiment.tasks().getFirst().spec();
  }

  private static void requireOnePoint(Experiment experiment) {
    long points = experiment.tasks().stream().map(Task::point).distinct().count();
    if (points > 1) {
      throw new IllegalArgumentException(
          "%s has %d points: a flow follows one; --set grid.KEY=[VALUE] chooses it"
              .formatted(experiment.name(), points));
    }
  }

  private static void requireOneVariable(ExperimentSpec spec) {
    int components = spec.filter() instanceof LinearFilter linear ? linear.components() : 0;
    if (components != 1) {
      throw new IllegalArgumentException(
          "filter = %s: a flow takes a LinearFilter of 1 component, so that a coarse configuration is like the one before"
              .formatted(spec.filter()));
    }
  }

  private static void requireTiles(ExperimentSpec spec) {
    Lattice lattice = spec.data().lattice();
    if (!(spec.partition() instanceof SquareBlock) || !isGrid(lattice)) {
      throw new IllegalArgumentException(
          "%s cut by %s: a flow takes square blocks on a Square lattice or a Chain"
              .formatted(lattice, spec.partition()));
    }
    int side = side(spec);
    for (int extent : lattice.shape()) {
      if (extent % side != 0) {
        throw new IllegalArgumentException(
            "lattice of %s sites: blocks of %d do not tile it".formatted(lattice.shape(), side));
      }
    }
  }

  private static boolean isGrid(Lattice lattice) {
    return lattice instanceof Square || lattice instanceof Chain;
  }

  /// The extent of a block, by which every step rescales.
  public int side() {
    return side(spec(experiment));
  }

  private static int side(ExperimentSpec spec) {
    List<Integer> block = ((SquareBlock) spec.partition()).block().stream().distinct().toList();
    if (block.size() > 1) {
      throw new IllegalArgumentException(
          "partition.block = %s: a flow takes blocks of one extent".formatted(block));
    }
    return block.getFirst();
  }

  /// Fails unless so many steps leave a lattice on which the partition fits.
  ///
  /// @param steps ≥ 0
  public void requireRoom(int steps) {
    ExperimentSpec spec = spec(experiment);
    Lattice lattice = spec.data().lattice();
    for (int step = 1; step <= steps; step++) {
      List<Integer> shape = shape(step);
      try {
        int power = power(step);
        if (lattice.shape().stream().anyMatch(extent -> extent % power != 0)) {
          throw new IllegalArgumentException(
              "blocks of %d do not tile the lattice before".formatted(side(spec)));
        }
        Lattice coarse = lattice(shape, lattice.boundary());
        spec.partition().partition(coarse, new int[shape.size()]);
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "step %d has a lattice of %s sites: %s; %s"
                .formatted(
                    step,
                    shape,
                    wrong.getMessage(),
                    step == 1
                        ? "there is no room for one"
                        : "--steps " + (step - 1) + " is the most"),
            wrong);
      }
    }
  }

  private int power(int step) {
    return (int) Math.round(Math.pow(side(), step));
  }

  private static Lattice lattice(List<Integer> shape, Boundary boundary) {
    return shape.size() == 1 ? new Chain(shape.getFirst(), boundary) : new Square(shape, boundary);
  }

  /// Extents of the lattice at a step.
  public List<Integer> shape(int step) {
    return spec(experiment).data().lattice().shape().stream()
        .map(extent -> extent / power(step))
        .toList();
  }

  /// The run folder of a step.
  public RunFolder folder(int step) {
    return new RunFolder(root.resolve("step-" + step));
  }

  /// The experiment of a step; its configurations must be there.
  public Experiment experiment(int step) {
    if (step == 0) {
      return experiment;
    }
    SpecTree tree = experiment.tree();
    SpecTree here = Grid.of(tree).substitute(tree, experiment.tasks().getFirst().point());
    return Experiment.of(here.override("data", data(step)));
  }

  private Table data(int step) {
    Data first = spec(experiment).data();
    Map<String, SpecValue> lattice = new LinkedHashMap<>();
    List<Integer> shape = shape(step);
    lattice.put("type", new Text(shape.size() == 1 ? "Chain" : "Square"));
    lattice.put(
        "size",
        shape.size() == 1
            ? new Whole(shape.getFirst())
            : new Items(shape.stream().<SpecValue>map(Whole::new).toList()));
    lattice.put("boundary", new Text(first.lattice().boundary().name().toLowerCase(Locale.ROOT)));
    Map<String, SpecValue> data = new LinkedHashMap<>();
    data.put("type", new Text("Recorded"));
    data.put("file", new Text(file(step).toString()));
    data.put("lattice", new Table(lattice));
    data.put(
        "symmetries",
        new Items(
            symmetries(first).stream()
                .<SpecValue>map(each -> new Text(each.name().toLowerCase(Locale.ROOT)))
                .toList()));
    data.put("windows", new Whole(windows(first)));
    return new Table(data);
  }

  private static List<Symmetry> symmetries(Data data) {
    return switch (data) {
      case Data.Recorded recorded -> recorded.symmetries();
      case Data.Simulated simulated ->
          simulated.lattice().boundary() == Boundary.PERIODIC
              ? List.of(Symmetry.TRANSLATION)
              : List.of();
    };
  }

  private static int windows(Data data) {
    return switch (data) {
      case Data.Recorded recorded -> recorded.windows();
      case Data.Simulated simulated -> simulated.windows();
    };
  }

  /// Where the configurations of a step are, or are to be.
  public Path file(int step) {
    return root.resolve("step-" + step + ".npy");
  }

  /// The configurations of a step.
  public SampleSet configurations(int step) {
    return step == 0 && spec(experiment).data() instanceof Data.Recorded recorded
        ? experiment.files().read(recorded.file(), shape(0))
        : SampleFile.read(file(step).toString(), shape(step));
  }

  /// Samples the configurations of the first scale, as many as the chain holds out, unless they are
  /// there or are the user's.
  public void sample(LongSupplier clock, Sampling.Observer observer) {
    ExperimentSpec spec = spec(experiment);
    if (!(spec.data() instanceof Data.Simulated data) || Files.exists(file(0))) {
      return;
    }
    long seed = Rng.of(spec.seed()).split("flow").nextLong();
    SampleRecord record = new SampleRecord(data.lattice(), data.model(), data.chain(), seed, 1, 1);
    new Sampling(record, file(0), 1, List.of(), clock).run(Sampling.Existing.KEPT, observer);
  }
}
