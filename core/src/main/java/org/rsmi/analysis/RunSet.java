package org.rsmi.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.FailedRun;
import org.rsmi.result.Outcome;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;

/// An ensemble of runs as analyses see it: what a run folder holds, and nothing of the model.
///
/// @param name of the experiment
/// @param axes of the grid, in the order of the spec
/// @param runs in the order of their points, then of their repeats
/// @param failures runs that left no result
/// @param moments of the block by the values of the grid's axes, where runs have left them
public record RunSet(
    String name,
    List<GridAxis> axes,
    List<RunRecord> runs,
    List<FailedRun> failures,
    Map<Map<String, Object>, BlockMoments> moments) {
  public RunSet {
    axes = List.copyOf(axes);
    runs = List.copyOf(runs);
    failures = List.copyOf(failures);
    moments = Map.copyOf(moments);
  }

  /// Reads a folder, the roles of its axes guessed from their names.
  ///
  /// @throws IllegalArgumentException if it is no run folder or a file of it is damaged
  public static RunSet read(Path root) {
    Path name = root.toAbsolutePath().normalize().getFileName();
    return read(root, String.valueOf(name), RunSet::named);
  }

  /// Reads a folder.
  ///
  /// @param name of the experiment
  /// @param axes of its grid
  public static RunSet read(Path root, String name, List<GridAxis> axes) {
    return read(root, name, _ -> axes);
  }

  private static RunSet read(
      Path root, String name, Function<List<RunRecord>, List<GridAxis>> axes) {
    RunFolder folder = RunFolder.existing(root);
    Map<Map<String, Object>, List<BlockMoments>> parts = new LinkedHashMap<>();
    List<RunRecord> runs = new ArrayList<>();
    folder.each(
        (place, run) -> {
          runs.add(run);
          BlockMoments.read(place)
              .ifPresent(
                  part -> parts.computeIfAbsent(run.point(), _ -> new ArrayList<>()).add(part));
        });
    Map<Map<String, Object>, BlockMoments> moments = new LinkedHashMap<>();
    parts.forEach((point, of) -> moments.put(point, BlockMoments.mean(of)));
    return new RunSet(name, axes.apply(runs), runs, folder.failures(), moments);
  }

  /// The axes of some runs with the roles that their names suggest: `buffer` and `components` are
  /// what they say, other numbers control the law.
  public static List<GridAxis> named(List<RunRecord> runs) {
    return runs.isEmpty()
        ? List.of()
        : runs.getFirst().point().entrySet().stream()
            .map(entry -> new GridAxis(entry.getKey(), role(entry.getKey(), entry.getValue()), ""))
            .toList();
  }

  private static GridAxis.Role role(String name, Object value) {
    String word = name.toLowerCase(Locale.ROOT);
    if (!(value instanceof Number)) {
      return GridAxis.Role.OTHER;
    }
    return word.contains("buffer")
        ? GridAxis.Role.BUFFER
        : word.contains("component") ? GridAxis.Role.COMPONENTS : GridAxis.Role.CONTROL;
  }

  /// The runs by point, points in the order of the runs.
  public List<PointSummary> points() {
    return PointSummary.of(runs);
  }

  /// The first axis of a role that takes at least two numbers.
  public Optional<GridAxis> axis(GridAxis.Role role) {
    return axes.stream()
        .filter(axis -> axis.role() == role)
        .filter(axis -> values(axis) > 1)
        .findFirst();
  }

  private long values(GridAxis axis) {
    List<Object> values =
        runs.stream().map(run -> run.point().getOrDefault(axis.name(), "")).distinct().toList();
    return values.stream().allMatch(Number.class::isInstance) ? values.size() : 0;
  }

  /// The grid cut along the axis of a role: one slice for every combination of the other axes, of
  /// at least two points; none if no axis of the role varies.
  public List<Slice> slices(GridAxis.Role role) {
    return axis(role).map(this::slices).orElse(List.of());
  }

  private List<Slice> slices(GridAxis axis) {
    Map<Map<String, Object>, List<PointSummary>> groups = new LinkedHashMap<>();
    for (PointSummary point : points()) {
      Map<String, Object> fixed = new LinkedHashMap<>(point.point());
      fixed.remove(axis.name());
      groups.computeIfAbsent(fixed, _ -> new ArrayList<>()).add(point);
    }
    List<Slice> slices = new ArrayList<>();
    groups.forEach(
        (fixed, points) -> {
          points.sort(Comparator.comparingDouble(point -> Slice.number(point, axis)));
          if (points.size() > 1) {
            slices.add(new Slice(axis, fixed, points));
          }
        });
    return slices;
  }

  /// Runs whose filter means something: those that converged or came to their limit of steps.
  public static boolean usable(RunRecord run) {
    return switch (run.estimate().outcome()) {
      case Outcome.Converged _, Outcome.StepLimit _ -> true;
      case Outcome.Collapsed _, Outcome.Diverged _ -> false;
    };
  }
}
