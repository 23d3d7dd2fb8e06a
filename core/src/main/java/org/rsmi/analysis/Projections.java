package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;

/// Filters of an ensemble projected on filters that are supplied: how much of each rule is which.
///
/// The overlap of two filters is the correlation of their rules, `Λ·Cov·Λ'` over the root of the
/// two variances; the cosine of their weights stands beside it, and says less where sites are
/// correlated or bound by constraints. Squares are averaged, since signs are gauge.
///
/// @param basis a `.npz` file with one array of the block's shape a filter; `dimers` for the
///     pristine filters of dimers as images (P1, P2, S1, S2, C); empty for these where the block's
///     covariance obeys the constraint of dimers, and for nothing elsewhere
/// @param pictures directions from which on a point of the grid gets pictures of its own
public record Projections(String basis, int pictures) implements Analysis {
  private static final Estimate MISSING = new Estimate(Double.NaN, Double.NaN, "");

  /// Dimers where the data are dimers, pictures from 50 directions on.
  public static Projections defaults() {
    return new Projections("", 50);
  }

  /// Some runs and the filters that they are compared with.
  private record Compared(Scope scope, FilterCloud cloud, FilterBasis basis) {

    double[][] directions() {
      return basis.directions(cloud.metric());
    }

    /// Mean squared correlation with one filter.
    Estimate overlap(int filter) {
      double[] direction = directions()[filter];
      return mean(of -> square(FilterEnsemble.dot(direction, of.vector())));
    }

    /// Mean squared cosine of the weights.
    Estimate cosine(int filter) {
      double[] weights = FilterEnsemble.unit(basis.weights()[filter]);
      return mean(of -> square(FilterEnsemble.dot(weights, of.weights())));
    }

    /// The part of the rules' variance that all filters together explain.
    Estimate span() {
      double[][] frame = basis.span(cloud.metric());
      return mean(
          of ->
              Arrays.stream(frame)
                  .mapToDouble(axis -> square(FilterEnsemble.dot(axis, of.vector())))
                  .sum());
    }

    double largest(int filter) {
      double[] direction = directions()[filter];
      return cloud.directions().stream()
          .mapToDouble(of -> square(FilterEnsemble.dot(direction, of.vector())))
          .max()
          .orElse(Double.NaN);
    }

    /// Mean over runs of the mean over their components.
    Estimate mean(ToDoubleFunction<FilterCloud.Direction> value) {
      double[] sums = new double[cloud.runs()];
      double[] counts = new double[cloud.runs()];
      int[] owners = cloud.owners();
      for (int i = 0; i < owners.length; i++) {
        sums[owners[i]] += value.applyAsDouble(cloud.directions().get(i));
        counts[owners[i]]++;
      }
      double[] means = new double[sums.length];
      Arrays.setAll(means, r -> sums[r] / counts[r]);
      double error = means.length < 2 ? Double.NaN : Pca.scatter(means) / Math.sqrt(means.length);
      return new Estimate(Arrays.stream(means).average().orElse(Double.NaN), error, "");
    }

    int best() {
      return IntStream.range(0, basis.size())
          .boxed()
          .max((a, b) -> Double.compare(overlap(a).value(), overlap(b).value()))
          .orElseThrow();
    }
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Compared> points = compared(runs, Scope.points(runs));
    if (points.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(table(points));
    findings.add(matrix(points));
    findings.addAll(curves(runs, points));
    List<Compared> drawn = new ArrayList<>(compared(runs, Scope.pooled(runs)));
    Compared all = drawn.isEmpty() ? points.getFirst() : drawn.getFirst();
    findings.add(among(runs, all));
    findings.add(amongMatrix(all));
    points.stream()
        .filter(at -> runs.points().size() == 1 || at.cloud.size() >= pictures)
        .forEach(drawn::add);
    drawn.forEach(at -> scatters(at, findings));
    return findings;
  }

  private List<Compared> compared(RunSet runs, List<Scope> scopes) {
    List<Compared> compared = new ArrayList<>();
    for (Scope scope : scopes) {
      FilterCloud cloud = FilterCloud.of(runs, scope.points());
      FilterBasis known = FilterBasis.of(basis, cloud);
      if (cloud.size() > 0 && known.size() > 0) {
        compared.add(new Compared(scope, cloud, known));
      }
    }
    return compared;
  }

  private static Finding table(List<Compared> points) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (Compared at : points) {
      for (int f = 0; f < at.basis.size(); f++) {
        rows.add(
            List.of(
                new Finding.Cell.Text(at.scope.label()),
                new Finding.Cell.Text(at.basis.names().get(f)),
                new Finding.Cell.Measured(at.overlap(f)),
                new Finding.Cell.Real(at.largest(f)),
                new Finding.Cell.Measured(at.cosine(f)),
                new Finding.Cell.Real(1.0 / at.cloud.metric().rank())));
      }
    }
    return new Finding.Table(
        "overlaps",
        sentence(points),
        List.of(
            "point",
            "filter",
            "mean " + points.getFirst().cloud.metric().overlap(),
            "largest of one run",
            "mean squared cosine of weights",
            "random directions"),
        rows);
  }

  /// The point whose filters are most alike a supplied one, and the one where they are least.
  private static String sentence(List<Compared> points) {
    Compared most = extreme(points, 1);
    Compared least = extreme(points, -1);
    return most == least ? sentence(most) : sentence(most) + " " + sentence(least);
  }

  private static Compared extreme(List<Compared> points, int sign) {
    return points.stream().max(Comparator.comparingDouble(at -> sign * best(at))).orElseThrow();
  }

  private static double best(Compared at) {
    return at.overlap(at.best()).value();
  }

  private static String sentence(Compared at) {
    int best = at.best();
    String text =
        at.scope.where()
            + "filters are most alike %s: %s %s on average, where random directions have %s;"
                .formatted(
                    at.basis.names().get(best),
                    at.cloud.metric().overlap(),
                    at.overlap(best),
                    String.format(Locale.ROOT, "%.3f", 1.0 / at.cloud.metric().rank()))
            + " the %d supplied filters together explain %s of them."
                .formatted(at.basis.size(), FilterPca.percent(at.span()));
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Finding matrix(List<Compared> points) {
    int filters = points.getFirst().basis.size();
    double[][] values = new double[filters][points.size()];
    for (int f = 0; f < filters; f++) {
      for (int p = 0; p < points.size(); p++) {
        values[f][p] = points.get(p).overlap(f).value();
      }
    }
    return new Finding.HeatMap(
        "overlap matrix",
        "Mean %s of the runs at each point with each supplied filter, from bottom to top %s."
            .formatted(
                points.getFirst().cloud.metric().overlap(),
                String.join(", ", points.getFirst().basis.names())),
        new Finding.Axis("point, in the order of the table", ""),
        new Finding.Axis("filter, in the order of the table", ""),
        places(points.size()),
        places(filters),
        values);
  }

  private static double[] places(int count) {
    return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
  }

  private static List<Finding> curves(RunSet runs, List<Compared> points) {
    Map<Map<String, Object>, Compared> known = new HashMap<>();
    points.forEach(at -> known.put(at.scope.points().getFirst().point(), at));
    return runs.slices(GridAxis.Role.CONTROL).stream()
        .map(slice -> curve(slice, known, points.getFirst().basis))
        .toList();
  }

  private static Finding curve(
      Slice slice, Map<Map<String, Object>, Compared> known, FilterBasis basis) {
    List<Finding.Series> series = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int f = 0; f < basis.size(); f++) {
      int filter = f;
      List<Estimate> values =
          slice.points().stream()
              .map(
                  point ->
                      Optional.ofNullable(known.get(point.point()))
                          .map(at -> at.overlap(filter))
                          .orElse(MISSING))
              .toList();
      series.add(slice.measured(basis.names().get(f), values));
      text.append(f == 0 ? "" : " ").append(slice.extent(basis.names().get(f), values));
    }
    return new Finding.Curve(
        slice.name("overlap against " + slice.axis().name()),
        "Overlap with the supplied filters (mean square). " + text,
        new Finding.Axis(slice.axis().name(), slice.axis().unit()),
        new Finding.Axis("mean squared overlap", ""),
        Finding.Scale.LINEAR,
        series,
        List.of());
  }

  /// The supplied filters among themselves: correlations of their rules above cosines of weights.
  private static Finding among(RunSet runs, Compared all) {
    double[][] rules = all.directions();
    List<List<Finding.Cell>> rows = new ArrayList<>();
    int windows =
        all.scope.points().stream()
            .map(point -> Optional.ofNullable(runs.moments().get(point.point())))
            .flatMap(Optional::stream)
            .mapToInt(BlockMoments::windows)
            .sum();
    for (int a = 0; a < rules.length; a++) {
      for (int b = 0; b < a; b++) {
        double correlation = FilterEnsemble.dot(rules[a], rules[b]);
        double error =
            windows > 0 ? Math.max(0, 1 - square(correlation)) / Math.sqrt(windows) : Double.NaN;
        rows.add(
            List.of(
                new Finding.Cell.Text(all.basis.names().get(b)),
                new Finding.Cell.Text(all.basis.names().get(a)),
                new Finding.Cell.Measured(new Estimate(correlation, error, "")),
                new Finding.Cell.Real(cosine(all.basis.weights()[a], all.basis.weights()[b]))));
      }
    }
    return new Finding.Table(
        "supplied filters among themselves",
        "Overlaps of supplied filters: %s. Filters with orthogonal weights are not independent"
                .formatted(strongest(all))
            + " rules if the sites are correlated, and their overlaps do not add up to one.",
        List.of("filter", "with", "correlation of rules", "cosine of weights"),
        rows);
  }

  private static String strongest(Compared all) {
    double[][] rules = all.directions();
    double most = 0;
    String names = "";
    for (int a = 0; a < rules.length; a++) {
      for (int b = 0; b < a; b++) {
        double correlation = FilterEnsemble.dot(rules[a], rules[b]);
        if (Math.abs(correlation) >= Math.abs(most)) {
          most = correlation;
          names = all.basis.names().get(b) + " and " + all.basis.names().get(a);
        }
      }
    }
    return names.isEmpty()
        ? "there is one filter"
        : String.format(Locale.ROOT, "the largest is that of %s, %.3f", names, most);
  }

  private static double cosine(double[] a, double[] b) {
    return FilterEnsemble.dot(FilterEnsemble.unit(a), FilterEnsemble.unit(b));
  }

  private static Finding amongMatrix(Compared all) {
    double[][] rules = all.directions();
    double[][] values = new double[rules.length][rules.length];
    for (int a = 0; a < rules.length; a++) {
      for (int b = 0; b < rules.length; b++) {
        values[a][b] =
            a >= b
                ? FilterEnsemble.dot(rules[a], rules[b])
                : cosine(all.basis.weights()[a], all.basis.weights()[b]);
      }
    }
    return new Finding.HeatMap(
        "correlations of the supplied filters",
        "Between supplied filters, in the order %s: correlations of rules on and above the diagonal"
                .formatted(String.join(", ", all.basis.names()))
            + " (rows upwards), cosines of weights below.",
        new Finding.Axis("filter", ""),
        new Finding.Axis("filter", ""),
        places(rules.length),
        places(rules.length),
        values);
  }

  /// Planes of neighbours: (P1, P2) and (S1, S2) of dimers, the first and second, third and fourth
  /// of others.
  private static void scatters(Compared at, List<Finding> to) {
    for (int f = 0; f + 1 < at.basis.size(); f += 2) {
      to.add(scatter(at, f, f + 1));
    }
  }

  private static Finding scatter(Compared at, int first, int second) {
    double[][] rules = at.directions();
    double[][] scores = at.cloud.coordinates(new double[][] {rules[first], rules[second]});
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      FilterCloud.Direction from = at.cloud.directions().get(i);
      String group = at.scope.points().size() > 1 ? Slice.label(from.point()) : "";
      marks.add(new Finding.Mark(scores[i][0], scores[i][1], group, from.run(), from.component()));
    }
    String x = at.basis.names().get(first);
    String y = at.basis.names().get(second);
    return new Finding.Scatter(
        at.scope.name("runs in the plane of %s and %s".formatted(x, y)),
        at.scope.where()
            + "each of %d filters is a point at its overlaps with %s and %s (mean squares %s and %s);"
                .formatted(scores.length, x, y, at.overlap(first), at.overlap(second))
            + " peaks on the axes or diagonals are a broken symmetry, a ring a continuous one.",
        new Finding.Axis("overlap with " + x, ""),
        new Finding.Axis("overlap with " + y, ""),
        marks,
        Finding.Aspect.EQUAL);
  }

  private static double square(double x) {
    return x * x;
  }
}
