package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.OneWayAnova;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// How many distinct rules an ensemble holds: clusters of the directions ±u, their number chosen by
/// the data (see [Grouping]: a Watson mixture by BIC in front of isotropic outliers, pieces joined
/// where no valley of density divides them).
///
/// The number stands beside how often random subsets of the runs have the same one. An ensemble on
/// a ring or a line is one cluster of several pieces, random directions are none.
///
/// @param subsets of 80 % of the runs, ≥ 10
/// @param most directions that are looked at; more are thinned evenly
public record Clusters(int subsets, int most) implements Analysis {
  private static final double SUBSET = 0.8;
  private static final int MOST_POINTS = 8;

  public Clusters {
    if (subsets < 10 || most < 20) {
      throw new IllegalArgumentException(
          "subsets = %d, most = %d: want at least 10 and 20".formatted(subsets, most));
    }
  }

  /// 12 subsets, at most 250 directions.
  public static Clusters defaults() {
    return new Clusters(12, 250);
  }

  /// The clusters of some runs.
  ///
  /// @param numbers of clusters in the subsets
  private record Found(Scope scope, FilterCloud cloud, Grouping grouping, int[] numbers) {

    int outliers() {
      return cloud.size() - grouping.groups().stream().mapToInt(group -> group.length).sum();
    }

    FilterCloud cluster(int c) {
      return cloud.only(grouping.groups().get(c));
    }

    /// Mean squared overlap of the members with their centre.
    Estimate tightness(int c) {
      double[] centre = centre(c);
      return Estimate.mean(
          cluster(c).directions().stream()
              .mapToDouble(of -> Math.pow(FilterEnsemble.dot(centre, of.vector()), 2))
              .toArray(),
          "");
    }

    double[] centre(int c) {
      return cloud.metric().canonical(Pca.moment(cluster(c).vectors()).vectors()[0]);
    }

    Estimate information(int c) {
      return Estimate.mean(informations(c), "nats");
    }

    double[] informations(int c) {
      return cluster(c).directions().stream()
          .mapToDouble(FilterCloud.Direction::information)
          .filter(Double::isFinite)
          .toArray();
    }
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    if (runs.runs().isEmpty()) {
      return List.of();
    }
    List<Found> points = found(runs, Scope.points(runs), rng);
    if (points.isEmpty()) {
      return List.of(
          new Finding.Warning(
              "too few filters",
              "No point of the grid has the %d usable runs that a cluster takes: more repeats would"
                      .formatted(Grouping.SMALLEST)
                  + " show how many distinct rules there are."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.addAll(numbers(points));
    table("clusters", points).ifPresent(findings::add);
    map("centres", points).ifPresent(findings::add);
    points.stream()
        .filter(found -> points.size() == 1 || found.grouping.count() > 1)
        .limit(MOST_POINTS)
        .forEach(found -> scatter(found).ifPresent(findings::add));
    for (Found pooled : found(runs, Scope.pooled(runs), rng)) {
      findings.add(number(pooled));
      table(pooled.scope.name("clusters"), List.of(pooled)).ifPresent(findings::add);
      map(pooled.scope.name("centres"), List.of(pooled)).ifPresent(findings::add);
      scatter(pooled).ifPresent(findings::add);
    }
    return findings;
  }

  private List<Found> found(RunSet runs, List<Scope> scopes, Rng rng) {
    List<Found> found = new ArrayList<>();
    for (Scope scope : scopes) {
      FilterCloud cloud = FilterCloud.of(runs, scope.points()).thinned(most);
      if (cloud.runs() >= Grouping.SMALLEST) {
        double[][] vectors = cloud.coordinates(Pca.moment(cloud.vectors()).vectors());
        int dimension = cloud.metric().rank();
        found.add(
            new Found(
                scope,
                cloud,
                Grouping.of(vectors, dimension),
                numbers(cloud, vectors, rng.split("subsets/" + scope.label()))));
      }
    }
    return found;
  }

  private int[] numbers(FilterCloud cloud, double[][] vectors, Rng rng) {
    int[] owners = cloud.owners();
    int runs = cloud.runs();
    int kept = (int) Math.ceil(SUBSET * runs);
    int[] numbers = new int[subsets];
    for (int s = 0; s < subsets; s++) {
      int[] order = rng.permutation(runs);
      double[][] subset =
          IntStream.range(0, vectors.length)
              .filter(i -> order[owners[i]] < kept)
              .mapToObj(i -> vectors[i])
              .toArray(double[][]::new);
      numbers[s] = Grouping.of(subset, cloud.metric().rank()).count();
    }
    Arrays.sort(numbers);
    return numbers;
  }

  /// A number for each of a few points, one table for many.
  private static List<Finding> numbers(List<Found> points) {
    if (points.size() <= MOST_POINTS) {
      return points.stream().map(Clusters::number).toList();
    }
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (Found found : points) {
      rows.add(
          List.of(
              new Finding.Cell.Text(found.scope.label()),
              new Finding.Cell.Whole(found.grouping.count()),
              new Finding.Cell.Whole(found.numbers[0]),
              new Finding.Cell.Whole(found.numbers[found.numbers.length - 1]),
              new Finding.Cell.Whole(found.cloud.size()),
              new Finding.Cell.Whole(found.outliers())));
    }
    return List.of(
        new Finding.Table(
            "numbers of clusters",
            "Of %d points, %s."
                .formatted(
                    points.size(),
                    IntStream.rangeClosed(0, largest(points))
                        .filter(count -> with(points, count) > 0)
                        .mapToObj(
                            count ->
                                "%d have %s"
                                    .formatted(
                                        with(points, count),
                                        count == 1 ? "1 cluster" : count + " clusters"))
                        .collect(Collectors.joining(", "))),
            List.of("point", "clusters", "fewest", "most of random subsets", "filters", "outliers"),
            rows));
  }

  private static int largest(List<Found> points) {
    return points.stream().mapToInt(found -> found.grouping.count()).max().orElse(0);
  }

  private static long with(List<Found> points, int count) {
    return points.stream().filter(found -> found.grouping.count() == count).count();
  }

  private static Finding number(Found found) {
    int count = found.grouping.count();
    int[] numbers = found.numbers;
    double scatter =
        Math.sqrt(
            Arrays.stream(numbers).mapToDouble(n -> Math.pow(n - count, 2)).average().orElse(0));
    return new Finding.Number(
        found.scope.name("number of clusters"),
        found.scope.where() + sentence(found),
        new Estimate(count, scatter, ""),
        numbers[(int) (0.025 * numbers.length)],
        numbers[(int) (0.975 * numbers.length)],
        List.of());
  }

  private static String sentence(Found found) {
    int count = found.grouping.count();
    long same = Arrays.stream(found.numbers).filter(n -> n == count).count();
    String often =
        String.format(
            Locale.ROOT,
            "(the same in %.0f %% of random subsets of the runs)",
            100.0 * same / found.numbers.length);
    int filters = found.cloud.size();
    if (count == 0) {
      return "%d filters form no cluster %s: no rule was found by five of them."
          .formatted(filters, often);
    }
    return "%d filters form %s %s, %d of them belong to none.%s%s"
        .formatted(
            filters,
            count == 1 ? "1 cluster" : count + " clusters",
            often,
            found.outliers(),
            extended(found),
            difference(found));
  }

  private static String extended(Found found) {
    long extended = Arrays.stream(found.grouping.pieces()).filter(pieces -> pieces > 1).count();
    return extended == 0
        ? ""
        : " %s extended, a line or a ring of rules rather than one rule: look at DiffusionMap."
            .formatted(extended == 1 ? "One is" : extended + " are");
  }

  private static String difference(Found found) {
    List<double[]> informations =
        IntStream.range(0, found.grouping.count())
            .mapToObj(found::informations)
            .filter(values -> values.length > 1)
            .toList();
    if (informations.size() < 2 || informations.size() < found.grouping.count()) {
      return "";
    }
    double p = new OneWayAnova().anovaPValue(informations);
    if (!Double.isFinite(p)) {
      return "";
    }
    int best = best(found);
    return p < 0.01
        ? " They do not know equally much (%s): cluster %d knows most, %s, so that others are worse optima or the runs differ otherwise."
            .formatted(new Chance(p), best + 1, found.information(best))
        : " They know equally much within errors (%s), as rules related by a symmetry do."
            .formatted(new Chance(p));
  }

  private static int best(Found found) {
    return IntStream.range(0, found.grouping.count())
        .boxed()
        .max((a, b) -> Double.compare(found.information(a).value(), found.information(b).value()))
        .orElseThrow();
  }

  private static Optional<Finding> table(String name, List<Found> all) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (Found found : all) {
      for (int c = 0; c < found.grouping.count(); c++) {
        rows.add(row(found, c));
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding.Table(
            name,
            "Clusters, the largest first: how many filters they hold, what these know, and how well"
                + " they agree (%s with the centre)."
                    .formatted(all.getFirst().cloud.metric().overlap()),
            List.of("point", "cluster", "filters", "pieces", "I(H:E) [nats]", "agreement"),
            rows));
  }

  private static List<Finding.Cell> row(Found found, int c) {
    return List.of(
        new Finding.Cell.Text(found.scope.label()),
        new Finding.Cell.Whole(c + 1),
        new Finding.Cell.Whole(found.grouping.groups().get(c).length),
        new Finding.Cell.Whole(found.grouping.pieces()[c]),
        new Finding.Cell.Measured(found.information(c)),
        new Finding.Cell.Measured(found.tightness(c)));
  }

  private static Optional<Finding> map(String name, List<Found> all) {
    List<Finding.Panel> panels = new ArrayList<>();
    List<Integer> block = all.getFirst().cloud.blockShape();
    for (Found found : all) {
      int shown = found.cloud.blockShape().equals(block) ? found.grouping.count() : 0;
      for (int c = 0; c < shown; c++) {
        String label = found.scope.label().isEmpty() ? "" : found.scope.label() + ": ";
        String caption =
            found.grouping.groups().get(c).length + " filters, " + found.information(c);
        panels.addAll(
            found.cloud.metric().panels(label + "cluster " + (c + 1), caption, found.centre(c)));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding.FilterMap(
                name,
                "The centre of each cluster, the leading direction of its members, with the sign"
                    + " that makes its largest structure coefficient positive.",
                block,
                panels));
  }

  /// Where several clusters, or one among outliers, lie in the plane of the first two components.
  private static Optional<Finding> scatter(Found found) {
    double[][] axes = Pca.moment(found.cloud.vectors()).vectors();
    if (axes.length < 2 || found.grouping.count() == 0) {
      return Optional.empty();
    }
    double[][] plane = {
      found.cloud.metric().canonical(axes[0]), found.cloud.metric().canonical(axes[1])
    };
    double[][] scores = found.cloud.coordinates(plane);
    String[] groups = new String[scores.length];
    Arrays.fill(groups, "none");
    for (int c = 0; c < found.grouping.count(); c++) {
      for (int i : found.grouping.groups().get(c)) {
        groups[i] = "cluster " + (c + 1);
      }
    }
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      FilterCloud.Direction from = found.cloud.directions().get(i);
      marks.add(
          new Finding.Mark(scores[i][0], scores[i][1], groups[i], from.run(), from.component()));
    }
    return Optional.of(
        new Finding.Scatter(
            found.scope.name("clusters in the plane of the first two components"),
            found.scope.where()
                + "each of %d filters is a point at its overlap with the first two components,"
                    .formatted(scores.length)
                + " coloured by its cluster.",
            new Finding.Axis("component 1", ""),
            new Finding.Axis("component 2", ""),
            marks,
            Finding.Aspect.EQUAL));
  }
}
