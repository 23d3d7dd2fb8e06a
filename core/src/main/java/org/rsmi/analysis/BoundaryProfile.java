package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// The weight of the filters on the boundary of their block along the control parameter: a rule
/// that
/// listens to the boundary alone is what a Markov field at criticality asks for.
///
/// @param slice along the control parameter
/// @param weight which sites are the boundary
/// @param x `[n]`, values with at least two usable runs
/// @param runs `[n]`, the usable runs
record BoundaryProfile(Slice slice, BoundaryWeight weight, double[] x, List<List<RunRecord>> runs) {
  private static final int GRID = 100;
  private static final double LEVEL = 0.05;

  /// Profiles of slices that differ in their buffer: the share of the squared weights, which is
  /// robust, the published ratio, and where the share peaks.
  static List<Finding> findings(List<Slice> slices, int resamples, Rng rng) {
    List<BoundaryProfile> profiles =
        slices.stream()
            .map(BoundaryProfile::of)
            .filter(profile -> profile.x().length > 2 && profile.weight().hasBulk())
            .toList();
    if (profiles.isEmpty()) {
      return List.of();
    }
    String group = profiles.getFirst().slice().label();
    List<Finding> findings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (BoundaryProfile profile : profiles) {
      words.add(profile.words());
      if (profile.peaks()) {
        findings.add(profile.peak(resamples, rng.split(profile.slice().label())));
      }
    }
    String tail = profiles.size() == 1 && !group.isEmpty() ? ", " + group : name(profiles);
    findings.add(
        curve(
            "boundary weight" + tail,
            String.join(" ", words),
            "Σ_boundary Λ²/Σ Λ²",
            profiles,
            profile -> profile.values(profile.weight()::mean)));
    findings.add(
        curve(
            "boundaryness" + tail,
            "The published ratio of the weight on the boundary to that inside, medians over runs.",
            "|Σ_boundary Λ|/|Σ_bulk Λ|",
            profiles,
            profile -> profile.values(profile.weight()::median)));
    return findings;
  }

  /// What profiles have in common beside the buffer, e.g. `, components = 2`.
  private static String name(List<BoundaryProfile> profiles) {
    List<String> common = new ArrayList<>();
    profiles
        .getFirst()
        .slice()
        .fixed()
        .forEach(
            (key, value) -> {
              if (profiles.stream().allMatch(p -> value.equals(p.slice().fixed().get(key)))) {
                common.add(", " + key + " = " + value);
              }
            });
    return String.join("", common);
  }

  private static BoundaryProfile of(Slice slice) {
    List<Integer> shape = slice.points().getFirst().runs().getFirst().filter().blockShape();
    List<Double> x = new ArrayList<>();
    List<List<RunRecord>> usable = new ArrayList<>();
    for (PointSummary point : slice.points()) {
      List<RunRecord> runs =
          point.runs().stream()
              .filter(RunSet::usable)
              .filter(run -> run.filter().blockShape().equals(shape))
              .toList();
      if (runs.size() > 1) {
        x.add(Slice.number(point, slice.axis()));
        usable.add(runs);
      }
    }
    double[] values = x.stream().mapToDouble(Double::doubleValue).toArray();
    return new BoundaryProfile(slice, BoundaryWeight.of(shape), values, usable);
  }

  private List<Estimate> values(Function<List<RunRecord>, Estimate> of) {
    return runs.stream().map(of).toList();
  }

  private static Finding curve(
      String name,
      String sentence,
      String label,
      List<BoundaryProfile> profiles,
      Function<BoundaryProfile, List<Estimate>> of) {
    GridAxis axis = profiles.getFirst().slice().axis();
    return new Finding.Curve(
        name,
        sentence,
        new Finding.Axis(axis.name(), axis.unit()),
        new Finding.Axis(label, ""),
        Finding.Scale.LINEAR,
        profiles.stream().map(profile -> profile.series(of.apply(profile))).toList(),
        List.of());
  }

  private Finding.Series series(List<Estimate> values) {
    return new Finding.Series(
        slice.fixed().isEmpty() ? "filters" : slice.label(),
        Finding.Kind.MEASURED,
        x,
        values.stream().mapToDouble(Estimate::value).toArray(),
        values.stream().mapToDouble(Estimate::error).toArray());
  }

  private int largest(List<Estimate> shares) {
    int best = 0;
    for (int k = 1; k < shares.size(); k++) {
      if (shares.get(k).value() > shares.get(best).value()) {
        best = k;
      }
    }
    return best;
  }

  /// Whether the largest share is above both ends, by Bonferroni's rule over the values.
  private boolean peaks() {
    return probability() * x.length < LEVEL;
  }

  private double probability() {
    List<Estimate> shares = values(weight::mean);
    Estimate top = shares.get(largest(shares));
    return Math.max(above(top, shares.getFirst()), above(top, shares.getLast()));
  }

  private static double above(Estimate top, Estimate end) {
    Estimate difference = top.minus(end);
    return difference.error() > 0
        ? Erf.erfc(difference.z(0) / Math.sqrt(2)) / 2
        : difference.value() > 0 ? 0 : 1;
  }

  private String words() {
    List<Estimate> shares = values(weight::mean);
    int best = largest(shares);
    return String.format(
        Locale.ROOT,
        "%s lies on the boundary most at %s = %.4g (%s)%s.",
        slice.name("The weight of the filters"),
        slice.axis().name(),
        x[best],
        shares.get(best),
        peaks()
            ? ""
            : String.format(
                Locale.ROOT,
                ", which is no significant peak (p = %.2g)",
                Math.min(1, probability() * x.length)));
  }

  private Finding peak(int resamples, Rng rng) {
    List<Estimate> shares = values(weight::mean);
    SteepestChange.Scale scale = SteepestChange.Scale.of(x);
    double[] t = Arrays.stream(x).map(scale::to).toArray();
    double step = (t[t.length - 1] - t[0]) / GRID;
    double[] grid = IntStream.rangeClosed(0, GRID).mapToDouble(g -> t[0] + g * step).toArray();
    double[][] draws =
        new SmoothFunction(
                t,
                shares.stream().mapToDouble(Estimate::value).toArray(),
                shares.stream().mapToDouble(Estimate::error).toArray(),
                new double[t.length])
            .draws(SmoothFunction.Order.VALUE, grid, resamples, rng);
    Draws place =
        new Draws(Arrays.stream(draws).mapToDouble(draw -> scale.from(grid[top(draw)])).toArray());
    String axis = slice.axis().name();
    return new Finding.Number(
        slice.name("peak of the boundary weight"),
        "%s peaks at %s = %s."
            .formatted(
                slice.name("The filters' weight on the boundary"),
                axis,
                place.estimate(slice.axis().unit())),
        place.estimate(slice.axis().unit()),
        place.low(),
        place.high(),
        List.of());
  }

  private static int top(double[] values) {
    int best = 0;
    for (int g = 1; g < values.length; g++) {
      best = values[g] > values[best] ? g : best;
    }
    return best;
  }
}
