package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.PointSummary;

/// Pristine operators from partial data: principal components of filters pooled over a window of
/// the
/// control parameter.
///
/// Where operators compete, a run returns a mixture of them that changes with the control
/// parameter.
/// Pooled over a window, the mixtures span the operators: the leading components are these although
/// no run found one. Directions are compared in the mean covariance of the window (see
/// [FilterPca]).
/// Components of equal share mix freely, so that supplied filters are compared with the space of
/// the leading ones as well.
///
/// @param from lower end of the window, in the units of the axis
/// @param to upper end
/// @param basis filters to look for, as in [Projections]
/// @param resamples of the runs, for the errors, ≥ 10
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021), recovery from
///     partial data</a>
public record PartialData(double from, double to, String basis, int resamples) implements Analysis {
  private static final int SHOWN = 6;

  public PartialData {
    if (!(from < to)) {
      throw new IllegalArgumentException(
          "from = %s, to = %s: want a window with from < to".formatted(from, to));
    }
    if (resamples < 10) {
      throw new IllegalArgumentException("resamples = " + resamples + ": want at least 10");
    }
  }

  /// All points, dimers where the data are dimers, 200 resamples.
  public static PartialData defaults() {
    return new PartialData(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "", 200);
  }

  /// The pooled runs of a window.
  ///
  /// @param label of the window
  /// @param samples squared overlaps of supplied filters with components and with all of them,
  ///     `[resamples][filters][shown + 1]`
  private record Window(
      String label, FilterCloud cloud, Pca pca, FilterBasis basis, double[][][] samples) {

    int shown() {
      return shown(pca);
    }

    static int shown(Pca pca) {
      return Math.clamp(pca.standing(), 1, Math.min(SHOWN, pca.axes().length));
    }

    String name(String what) {
      return what + ", " + label;
    }

    /// Squared overlap of a supplied filter with a component, or with the space of all shown ones.
    Estimate overlap(int filter, int component) {
      double[][] axes = Arrays.copyOf(pca.axes(), shown());
      double value = overlaps(basis.directions(cloud.metric())[filter], axes)[component];
      double[] resampled =
          Arrays.stream(samples).mapToDouble(sample -> sample[filter][component]).toArray();
      return new Estimate(value, Pca.scatter(resampled), "");
    }

    /// The component most alike a supplied filter.
    int nearest(int filter) {
      return IntStream.range(0, shown())
          .boxed()
          .max((a, b) -> Double.compare(overlap(filter, a).value(), overlap(filter, b).value()))
          .orElseThrow();
    }

    /// The largest squared overlap of a direction with that of any single run.
    double largest(double[] direction) {
      return cloud.directions().stream()
          .mapToDouble(of -> square(FilterEnsemble.dot(direction, of.vector())))
          .max()
          .orElse(Double.NaN);
    }

    double mean(double[] direction) {
      return cloud.directions().stream()
          .mapToDouble(of -> square(FilterEnsemble.dot(direction, of.vector())))
          .average()
          .orElse(Double.NaN);
    }
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Finding> findings = new ArrayList<>();
    for (Slice slice : runs.slices(GridAxis.Role.CONTROL)) {
      List<PointSummary> inside =
          slice.points().stream()
              .filter(
                  point -> {
                    double at = Slice.number(point, slice.axis());
                    return at >= from && at <= to;
                  })
              .toList();
      findings.addAll(of(runs, slice, inside, rng));
    }
    return findings;
  }

  private List<Finding> of(RunSet runs, Slice slice, List<PointSummary> inside, Rng rng) {
    FilterCloud cloud =
        FilterCloud.of(runs, inside.isEmpty() ? slice.points().subList(0, 1) : inside);
    long points = cloud.directions().stream().map(FilterCloud.Direction::point).distinct().count();
    if (points < 2 || inside.size() < 2) {
      return List.of(
          new Finding.Warning(
              slice.name("too small a window"),
              "Between %s = %s and %s fewer than two points have usable runs: a wider window is needed to pool filters."
                  .formatted(slice.axis().name(), from, to)));
    }
    Window window = window(cloud, label(slice, inside), rng.split(slice.name("window")));
    List<Finding> findings = new ArrayList<>();
    findings.add(components(window));
    findings.add(map(window));
    if (window.basis.size() > 0) {
      findings.add(recovered(window));
    }
    return findings;
  }

  /// `temperature 0.7 to 3.7, buffer = 2`.
  private static String label(Slice slice, List<PointSummary> inside) {
    return slice.name(
        "%s %s to %s"
            .formatted(
                slice.axis().name(),
                inside.getFirst().point().get(slice.axis().name()),
                inside.getLast().point().get(slice.axis().name())));
  }

  private Window window(FilterCloud cloud, String label, Rng rng) {
    Pca pca = Pca.of(cloud, resamples, rng.split("shares"));
    FilterBasis known = FilterBasis.of(basis, cloud);
    return new Window(label, cloud, pca, known, samples(cloud, pca, known, rng.split("overlaps")));
  }

  private double[][][] samples(FilterCloud cloud, Pca pca, FilterBasis known, Rng rng) {
    if (known.size() == 0) {
      return new double[0][][];
    }
    double[][] scores = cloud.coordinates(pca.axes());
    double[][] targets =
        Arrays.stream(known.directions(cloud.metric()))
            .map(target -> times(pca.axes(), target))
            .toArray(double[][]::new);
    return Arrays.stream(cloud.resampled(resamples, rng))
        .map(weights -> SymmetricEigen.of(Pca.moment(scores, weights)).vectors())
        .map(axes -> Arrays.copyOf(axes, Window.shown(pca)))
        .map(
            axes ->
                Arrays.stream(targets)
                    .map(target -> overlaps(target, axes))
                    .toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  private static double[] times(double[][] axes, double[] vector) {
    return Arrays.stream(axes).mapToDouble(axis -> FilterEnsemble.dot(axis, vector)).toArray();
  }

  /// Squared overlaps with each axis and, last, with the space of all.
  private static double[] overlaps(double[] target, double[][] axes) {
    double[] overlaps = new double[axes.length + 1];
    for (int k = 0; k < axes.length; k++) {
      overlaps[k] = square(FilterEnsemble.dot(axes[k], target));
      overlaps[axes.length] += overlaps[k];
    }
    return overlaps;
  }

  private static Finding components(Window window) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int k = 0; k < window.shown(); k++) {
      double[] axis = window.pca.axes()[k];
      rows.add(
          List.of(
              new Finding.Cell.Whole(k + 1),
              new Finding.Cell.Measured(window.pca.shares()[k]),
              new Finding.Cell.Real(window.largest(axis)),
              new Finding.Cell.Real(window.mean(axis))));
    }
    return new Finding.Table(
        window.name("components"),
        sentence(window),
        List.of(
            "component",
            "share of the variance",
            "largest " + window.cloud.metric().overlap() + " with one run",
            "mean over runs"),
        rows);
  }

  private static String sentence(Window window) {
    Pca pca = window.pca;
    String pooled = "%d filters pooled over %s: ".formatted(window.cloud.size(), window.label);
    if (pca.standing() == 0) {
      return pooled
          + "no component stands above isotropic scatter (%s), there is no operator to recover."
              .formatted(pca.chance());
    }
    double[] largest =
        IntStream.range(0, window.shown())
            .mapToDouble(k -> window.largest(pca.axes()[k]))
            .toArray();
    int least =
        IntStream.range(0, largest.length)
            .boxed()
            .min((a, b) -> Double.compare(largest[a], largest[b]))
            .orElseThrow();
    return pooled
        + String.format(
            Locale.ROOT,
            "%d %s above isotropic scatter (%s), holding %s; no single run has a %s above %.3f with"
                + " component %d.",
            pca.standing(),
            pca.standing() == 1 ? "component stands" : "components stand",
            pca.chance(),
            FilterPca.percent(pca.explained(window.shown())),
            window.cloud.metric().overlap(),
            largest[least],
            least + 1)
        + mixing(pca);
  }

  private static String mixing(Pca pca) {
    Estimate[] shares = pca.shares();
    boolean mixed =
        pca.standing() > 1
            && IntStream.range(1, Math.min(pca.standing(), shares.length))
                .anyMatch(k -> Math.abs(shares[k - 1].minus(shares[k]).z(0)) < 2);
    return mixed
        ? " Some of them have equal shares within errors: those are a frame of their space, not operators one by one."
        : "";
  }

  private static Finding map(Window window) {
    List<Finding.Panel> panels =
        IntStream.range(0, window.shown())
            .boxed()
            .flatMap(
                k ->
                    window
                        .cloud
                        .metric()
                        .panels(
                            "component " + (k + 1),
                            FilterPca.percent(window.pca.shares()[k]),
                            window.pca.axes()[k])
                        .stream())
            .toList();
    return new Finding.FilterMap(
        window.name("operators"),
        "The leading components of the filters pooled over %s: operators recovered from runs that each found a mixture of them."
            .formatted(window.label),
        window.cloud.blockShape(),
        panels);
  }

  private static Finding recovered(Window window) {
    double[][] targets = window.basis.directions(window.cloud.metric());
    List<List<Finding.Cell>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int f = 0; f < targets.length; f++) {
      int nearest = window.nearest(f);
      double largest = window.largest(targets[f]);
      Estimate one = window.overlap(f, nearest);
      Estimate space = window.overlap(f, window.shown());
      rows.add(
          List.of(
              new Finding.Cell.Text(window.basis.names().get(f)),
              new Finding.Cell.Whole(nearest + 1),
              new Finding.Cell.Measured(one),
              new Finding.Cell.Measured(space),
              new Finding.Cell.Real(largest)));
      text.append(f == 0 ? "" : " ").append(verdict(window, f, largest, one, space));
    }
    return new Finding.Table(
        window.name("supplied filters"),
        text.toString(),
        List.of(
            "filter",
            "nearest component",
            window.cloud.metric().overlap() + " with it",
            "with the space of all " + window.shown(),
            "largest with one run"),
        rows);
  }

  private static String verdict(
      Window window, int filter, double largest, Estimate one, Estimate space) {
    boolean beyond = space.value() - 2 * space.error() > largest;
    return String.format(
        Locale.ROOT,
        "%s: no single run has a squared overlap above %.3f, component %d has %s and the pooled"
            + " components together %s%s.",
        window.basis.names().get(filter),
        largest,
        window.nearest(filter) + 1,
        one,
        space,
        beyond ? ": recovered beyond any run" : "");
  }

  private static double square(double x) {
    return x * x;
  }
}
