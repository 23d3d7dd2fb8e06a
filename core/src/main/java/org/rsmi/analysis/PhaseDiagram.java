package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.num.Rng;

/// Where a phase ends along the control parameter.
///
/// With [TransitionPlace] from the information, [FilterChange] from the filters and
/// [BoundaryProfile] from their weight on the boundary of the block. The information gives the
/// number; the filters are a cross-check, for they follow the transition only loosely on a finite
/// block.
///
/// @param resamples draws behind every interval, at least 50
/// @param permutations of the runs behind every p of the filters, at least 99
public record PhaseDiagram(int resamples, int permutations) implements Analysis {
  public PhaseDiagram {
    if (resamples < 50 || permutations < 99) {
      throw new IllegalArgumentException(
          "resamples = %d, permutations = %d: wanted at least 50 and 99"
              .formatted(resamples, permutations));
    }
  }

  /// 500 draws, 499 permutations.
  public static PhaseDiagram defaults() {
    return new PhaseDiagram(500, 499);
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Finding> findings = new ArrayList<>();
    List<Slice> slices = runs.slices(GridAxis.Role.CONTROL);
    for (List<Slice> group : groups(runs, slices)) {
      findings.addAll(group(runs, group, rng));
    }
    return findings;
  }

  private List<Finding> group(RunSet runs, List<Slice> group, Rng rng) {
    List<FilterChange> changes = new ArrayList<>();
    for (Slice slice : group) {
      Rng stream = rng.split(slice.name("filters"));
      FilterChange.of(runs, slice, resamples, permutations, stream).ifPresent(changes::add);
    }
    Optional<String> buffer = runs.axis(GridAxis.Role.BUFFER).map(GridAxis::name);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new TransitionPlace(group, buffer.orElse(""), correlation(runs), resamples)
            .findings(changes, rng.split(group.getFirst().name("information"))));
    changes.forEach(change -> findings.addAll(change.findings()));
    findings.addAll(
        BoundaryProfile.findings(group, resamples, rng.split(group.getFirst().name("boundary"))));
    return findings;
  }

  private static double correlation(RunSet runs) {
    return SharedNoise.correlation(
        runs.slices(GridAxis.Role.BUFFER).stream().map(InformationPoint::of).toList());
  }

  /// Slices that differ in their buffer alone, ascending in it.
  private static List<List<Slice>> groups(RunSet runs, List<Slice> slices) {
    Optional<GridAxis> buffer = runs.axis(GridAxis.Role.BUFFER);
    Map<Map<String, Object>, List<Slice>> groups = new LinkedHashMap<>();
    for (Slice slice : slices) {
      Map<String, Object> others = new LinkedHashMap<>(slice.fixed());
      buffer.ifPresent(axis -> others.remove(axis.name()));
      groups.computeIfAbsent(others, _ -> new ArrayList<>()).add(slice);
    }
    buffer.ifPresent(
        axis ->
            groups
                .values()
                .forEach(
                    group ->
                        group.sort(
                            Comparator.comparingDouble(slice -> number(slice, axis.name())))));
    return List.copyOf(groups.values());
  }

  private static double number(Slice slice, String axis) {
    return slice.fixed().get(axis) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
