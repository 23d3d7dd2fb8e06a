package org.rsmi.ensemble;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.rsmi.lattice.Partitioner;
import org.rsmi.spec.Binder;
import org.rsmi.spec.Grid;
import org.rsmi.spec.Point;
import org.rsmi.spec.PointOverride;
import org.rsmi.spec.SpecTree;
import org.rsmi.spec.SpecValue;
import org.rsmi.spec.SpecValue.Table;
import org.rsmi.spec.SpecValue.Text;
import org.rsmi.spec.Unbinder;

/// An experiment file, understood: its tree, and its tasks in the order of the grid.
///
/// @param tree without `[quick]` and `[reproduce]`
/// @param text the same as a file would have it, for the frozen copy
/// @param tasks every point and repeat, points in C order of the grid
/// @param files of the user, as far as they are read
public record Experiment(SpecTree tree, String text, List<Task> tasks, RecordedFiles files) {
  private static final String QUICK = "quick";

  /// Tables of a file that decide no number.
  private static final List<String> BESIDE = List.of(QUICK, "reproduce");

  /// All that decides whether there are windows.
  private record Sources(Data data, Partitioner partition, int batch) {}

  public Experiment {
    tasks = List.copyOf(tasks);
  }

  /// Binds every point and checks that its data and partition go together; samples nothing.
  ///
  /// @throws IllegalArgumentException in one line that names the key
  public static Experiment of(SpecTree tree) {
    return of(tree, Path.of(""));
  }

  /// The same for another process than the one that was given the file.
  ///
  /// @param base where its relative file names begin
  /// @throws IllegalArgumentException in one line that names the key
  public static Experiment of(SpecTree tree, Path base) {
    RecordedFiles files = new RecordedFiles(base);
    Experiment experiment = bind(tree, point -> withLattice(point, files), files);
    Set<Sources> checked = new HashSet<>();
    for (Task task : experiment.tasks) {
      ExperimentSpec spec = task.spec();
      if (checked.add(new Sources(spec.data(), spec.partition(), spec.training().batch()))) {
        check(task, tree.path(), files);
      }
    }
    return experiment;
  }

  /// Binds every point, whether or not its data can be had.
  public static Experiment unchecked(SpecTree tree) {
    return bind(tree, UnaryOperator.identity(), new RecordedFiles());
  }

  private static Experiment bind(
      SpecTree tree, UnaryOperator<SpecTree> complete, RecordedFiles files) {
    SpecTree full = full(tree);
    Grid grid = Grid.of(full);
    List<Task> tasks = new ArrayList<>();
    for (Point point : grid.points()) {
      ExperimentSpec spec = bind(grid, full, point, complete);
      for (int repeat = 0; repeat < spec.repeats(); repeat++) {
        tasks.add(new Task(point, repeat, spec));
      }
    }
    return new Experiment(full, text(full), tasks, files);
  }

  /// The experiment at a point; of an error that the last override brought in, it is named.
  private static ExperimentSpec bind(
      Grid grid, SpecTree tree, Point point, UnaryOperator<SpecTree> complete) {
    try {
      SpecTree here = complete.apply(recorded(grid.substitute(tree, point)));
      return Binder.bind(ExperimentSpec.class, here);
    } catch (IllegalArgumentException wrong) {
      List<PointOverride> overrides = grid.overrides();
      if (overrides.isEmpty()) {
        throw wrong;
      }
      int before = overrides.size() - 1;
      bind(new Grid(grid.axes(), overrides.subList(0, before)), tree, point, complete);
      throw new IllegalArgumentException(
          overrides.get(before).path() + ": " + wrong.getMessage(), wrong);
    }
  }

  /// The tree with the settings that `[quick]` puts in place of its own, for a small trial.
  ///
  /// ```toml
  /// [quick]
  /// "data.chain.samples" = 500
  /// ```
  public static SpecTree quick(SpecTree tree) {
    SpecTree result = tree;
    if (tree.find(QUICK).orElse(Table.EMPTY) instanceof Table quick) {
      for (Map.Entry<String, SpecValue> setting : quick.settings().entrySet()) {
        result = result.override(setting.getKey(), setting.getValue());
      }
    }
    return result;
  }

  /// The experiment with the comments of the file it came from.
  ///
  /// @param original the file's text, if nothing was changed after reading it
  public Experiment withText(String original) {
    return new Experiment(tree, original, tasks, files);
  }

  /// One line for each key of the root, in the order of the file, which is that of the grid's axes.
  private static String text(SpecTree tree) {
    return tree.root().entries().entrySet().stream()
        .map(entry -> Table.key(entry.getKey()) + " = " + entry.getValue().toml())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /// The tree without what stands beside the experiment in its file.
  static SpecTree full(SpecTree tree) {
    Table root = tree.root();
    for (String table : BESIDE) {
      root = root.without(table);
    }
    return new SpecTree(tree.path(), root);
  }

  /// `[data]` with a `file` means recorded data without saying so.
  private static SpecTree recorded(SpecTree tree) {
    boolean file = tree.find("data.file").isPresent() && tree.find("data.type").isEmpty();
    return file ? tree.override("data.type", "Recorded") : tree;
  }

  /// Recorded data without a lattice takes it from its file.
  private static SpecTree withLattice(SpecTree tree, RecordedFiles files) {
    if (tree.find("data.lattice").isPresent()
        || !(tree.find("data.file").orElse(Table.EMPTY) instanceof Text(String file))) {
      return tree;
    }
    try {
      Record lattice = (Record) Data.Recorded.lattice(file, files);
      String table = Unbinder.unbind(lattice).toml().replaceFirst("\\{", "{ type = \"%s\",");
      return tree.override("data.lattice", table.formatted(lattice.getClass().getSimpleName()));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(tree.path() + ".data.file: " + wrong.getMessage(), wrong);
    }
  }

  private static void check(Task task, String path, RecordedFiles files) {
    ExperimentSpec spec = task.spec();
    try {
      spec.data().check(spec.partition(), spec.training().batch(), files);
    } catch (IllegalArgumentException wrong) {
      Point point = task.point();
      String where = point.values().isEmpty() ? path : path + " at " + point.folder();
      throw new IllegalArgumentException(where + ": " + wrong.getMessage(), wrong);
    }
  }

  /// Name of the experiment.
  public String name() {
    return tasks.getFirst().spec().name();
  }
}
