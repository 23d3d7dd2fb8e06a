package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.PointSummary;

/// How the ensemble of filters changes along the control parameter, by a [FilterKernel] in one
/// metric: the covariance of the block over the whole slice, where runs have left it.
///
/// @param slice along the control parameter
/// @param gaps between neighbouring values
/// @param dependence p of no change at all
/// @param steepest where the ensemble moves fastest along its leading direction; only where there
///     are four values and a change is significant
record FilterChange(
    Slice slice, List<Gap> gaps, double dependence, Optional<SteepestChange> steepest) {
  private static final int LEAST = 4;
  private static final double LEVEL = 0.01;

  /// Two neighbouring values.
  record Gap(double from, double to, FilterKernel.Difference difference) {}

  /// Filters at one value.
  private record At(double x, List<FilterEnsemble.Member> members) {}

  /// @return nothing if fewer than two values have four usable runs
  static Optional<FilterChange> of(
      RunSet runs, Slice slice, int resamples, int permutations, Rng rng) {
    List<At> ensembles = ensembles(runs, slice);
    if (ensembles.size() < 2) {
      return Optional.empty();
    }
    FilterKernel kernel = new FilterKernel(ensembles.stream().map(At::members).toList());
    List<Gap> gaps = new ArrayList<>();
    for (int g = 0; g + 1 < ensembles.size(); g++) {
      FilterKernel.Difference difference =
          kernel.neighbours(g, permutations, rng.split("gap/" + g));
      gaps.add(new Gap(ensembles.get(g).x(), ensembles.get(g + 1).x(), difference));
    }
    double dependence = kernel.dependence(permutations, rng.split("all"));
    boolean moves = dependence <= LEVEL && ensembles.size() >= LEAST;
    Optional<SteepestChange> steepest =
        moves
            ? Optional.of(
                SteepestChange.of(drift(ensembles, kernel), resamples, rng.split("drift")))
            : Optional.empty();
    return Optional.of(new FilterChange(slice, gaps, dependence, steepest));
  }

  private static SteepestChange.Measured drift(List<At> ensembles, FilterKernel kernel) {
    double[][] drift = kernel.drift();
    double[] mean = new double[drift.length];
    double[] error = new double[drift.length];
    for (int g = 0; g < drift.length; g++) {
      double centre = Arrays.stream(drift[g]).average().orElse(0);
      double squares = Arrays.stream(drift[g]).map(d -> (d - centre) * (d - centre)).sum();
      mean[g] = centre;
      error[g] = Math.sqrt(squares / (drift[g].length - 1) / drift[g].length);
    }
    return new SteepestChange.Measured(
        ensembles.stream().mapToDouble(At::x).toArray(), mean, error, new double[mean.length]);
  }

  private static List<At> ensembles(RunSet runs, Slice slice) {
    FilterEnsemble all =
        FilterEnsemble.of(
            pooled(runs, slice), slice.points(), FilterEnsemble.Representation.WHITENED);
    Map<Map<String, Object>, List<FilterEnsemble.Member>> byPoint = new LinkedHashMap<>();
    for (FilterEnsemble.Member member : all.members()) {
      if (finite(member)) {
        byPoint.computeIfAbsent(member.point(), _ -> new ArrayList<>()).add(member);
      }
    }
    List<At> ensembles = new ArrayList<>();
    for (PointSummary point : slice.points()) {
      List<FilterEnsemble.Member> members = byPoint.getOrDefault(point.point(), List.of());
      if (members.size() >= LEAST) {
        ensembles.add(new At(Slice.number(point, slice.axis()), members));
      }
    }
    return ensembles;
  }

  private static boolean finite(FilterEnsemble.Member member) {
    return Arrays.stream(member.vectors())
        .flatMapToDouble(Arrays::stream)
        .allMatch(Double::isFinite);
  }

  /// The same runs with one covariance for all points: the mean over the slice, if every point has
  /// one of the same block, and none otherwise.
  private static RunSet pooled(RunSet runs, Slice slice) {
    List<BlockMoments> known =
        slice.points().stream()
            .map(PointSummary::point)
            .filter(runs.moments()::containsKey)
            .map(runs.moments()::get)
            .toList();
    int sites = slice.points().getFirst().runs().getFirst().filter().weights()[0].length;
    Map<Map<String, Object>, BlockMoments> moments = new LinkedHashMap<>();
    if (known.size() == slice.points().size()
        && known.stream().allMatch(moment -> moment.mean().length == sites)) {
      BlockMoments mean = BlockMoments.mean(known);
      slice.points().forEach(point -> moments.put(point.point(), mean));
    }
    return new RunSet(runs.name(), runs.axes(), runs.runs(), runs.failures(), moments);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        new Finding.Table(
            slice.name("change of the filters"),
            sentence(),
            List.of("from", "to", "MMD²", "p", "classified", "p of the classifier"),
            gaps.stream().map(FilterChange::row).toList()));
    steepest.filter(SteepestChange::located).map(this::number).ifPresent(findings::add);
    return findings;
  }

  private Finding number(SteepestChange change) {
    String unit = slice.axis().unit();
    return new Finding.Number(
        slice.name("filters change most steeply"),
        "The filters change most steeply at %s = %s."
            .formatted(slice.axis().name(), change.place().estimate(unit)),
        change.place().estimate(unit),
        change.place().low(),
        change.place().high(),
        List.of());
  }

  private static List<Finding.Cell> row(Gap gap) {
    return List.of(
        new Finding.Cell.Real(gap.from()),
        new Finding.Cell.Real(gap.to()),
        new Finding.Cell.Real(gap.difference().discrepancy()),
        new Finding.Cell.Real(gap.difference().probability()),
        new Finding.Cell.Real(gap.difference().accuracy()),
        new Finding.Cell.Real(gap.difference().accuracyProbability()));
  }

  /// `Filters change with temperature (p = 0.002), among neighbours most clearly from 2.4 to 2.6
  /// (p = 0.004, 5 nearest neighbours tell 72 % of the runs apart).`
  private String sentence() {
    Gap clearest =
        gaps.stream()
            .min(
                Comparator.comparingDouble((Gap gap) -> gap.difference().probability())
                    .thenComparingDouble(gap -> -gap.difference().discrepancy()))
            .orElseThrow();
    String axis = slice.axis().name();
    return String.format(
            Locale.ROOT,
            "Filters %s with %s (p = %.2g); neighbouring values differ most from %.4g to %.4g"
                + " (p = %.2g among %d steps, nearest neighbours tell %.0f %% of the runs).",
            dependence <= LEVEL ? "change" : "do not change significantly",
            axis,
            dependence,
            clearest.from(),
            clearest.to(),
            Math.min(1, clearest.difference().probability() * gaps.size()),
            gaps.size(),
            100 * clearest.difference().accuracy())
        + place()
        + shared();
  }

  private String place() {
    return steepest.stream()
        .map(
            change ->
                change.located()
                    ? ""
                    : " They change gradually, at no one value of %s."
                        .formatted(slice.axis().name()))
        .findFirst()
        .orElse("");
  }

  private String shared() {
    boolean any =
        slice.points().stream()
            .flatMap(point -> point.runs().stream())
            .anyMatch(run -> !run.samples().isEmpty());
    return any
        ? " Runs at one value share their configurations: some of the difference may be the data's."
        : "";
  }
}
