package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The filters at each point in one gauge: mean, error and the best run; of points with several
/// blocks, those with the block of the first.
///
/// A filter means its rule, and these leave a rule as it is: the sign of Λ, the order of the
/// components, directions of Λ that no configuration shows (of a constraint), and, where I(H:E)
/// depends on their space alone, a rotation among the components. Signs and order are those closest
/// to the mean over runs, the mean with its largest structure coefficient `Cov(v, Λ·v)` positive;
/// hidden directions are left out (`Cov^{−½} Cov^½ Λ`); filters are scaled to rules of variance
/// one.
/// Two components that lie in one plane at any angle are turned into the frame of the best run
/// (Procrustes); whether they do is a Rayleigh test of 4ϑ.
///
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021)</a>
public record Filters() implements Analysis {
  private static final Estimate MISSING = new Estimate(Double.NaN, Double.NaN, "");
  private static final double LEVEL = 0.01;

  /// Nothing to choose.
  public static Filters defaults() {
    return new Filters();
  }

  /// The runs at a point in one gauge.
  ///
  /// @param cloud their components as they came
  /// @param runs `[runs][components][|V|]`, aligned directions
  /// @param best which of them has the largest I(H:E)
  /// @param planes mean over pairs of runs of the squared cosines of the principal angles between
  ///     the spaces of their components; not measured for one component
  /// @param turning p-value of the angle of the components in their plane being fixed to nothing;
  ///     1 where it was not tested
  private record Gauge(
      Scope scope,
      FilterCloud cloud,
      double[][][] runs,
      int best,
      Estimate planes,
      Chance turning,
      Frame frame) {

    int components() {
      return runs[0].length;
    }

    /// Mean squared overlap of the aligned components of two runs.
    Estimate agreement() {
      double value = 0;
      double variance = 0;
      for (int c = 0; c < components(); c++) {
        Estimate one = Pca.overlap(Filters.cloud(cloud, component(c)));
        value += one.value() / components();
        variance += Math.pow(one.error() / components(), 2);
      }
      return new Estimate(value, Math.sqrt(variance), "");
    }

    /// Mean squared cosine of the weights as they came, one component; not measured for more.
    Estimate weights() {
      return components() > 1
          ? MISSING
          : Pca.overlap(
              Filters.cloud(
                  cloud,
                  cloud.directions().stream()
                      .map(FilterCloud.Direction::weights)
                      .toArray(double[][]::new)));
    }

    double[][] component(int c) {
      return Stream.of(runs).map(run -> run[c]).toArray(double[][]::new);
    }
  }

  /// How runs were brought together.
  private enum Frame {
    /// Signs and order.
    MATCHED,
    /// A rotation of the components.
    TURNED
  }

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    List<Gauge> points = new ArrayList<>();
    for (Scope scope : runs.runs().isEmpty() ? List.<Scope>of() : Scope.points(runs)) {
      FilterCloud cloud = FilterCloud.of(runs, scope.points());
      if (cloud.size() > 0) {
        points.add(gauge(scope, cloud));
      }
    }
    points.removeIf(at -> !at.cloud.blockShape().equals(points.getFirst().cloud.blockShape()));
    if (points.isEmpty()) {
      return runs.runs().isEmpty()
          ? List.of()
          : List.of(
              new Finding.Warning(
                  "no filters",
                  "No run has a usable filter: all collapsed, diverged or hold no finite weights."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(table(points));
    points.stream().filter(at -> at.components() > 1).forEach(at -> findings.add(plane(at)));
    findings.addAll(curves(runs, points));
    findings.add(means(points));
    findings.add(errors(points));
    findings.add(best(points));
    return findings;
  }

  private static Gauge gauge(Scope scope, FilterCloud all) {
    FilterCloud cloud = complete(all);
    int components = cloud.size() / cloud.runs();
    double[][][] runs = new double[cloud.runs()][components][];
    int[] owners = cloud.owners();
    for (int i = 0; i < owners.length; i++) {
      runs[owners[i]][i % components] = cloud.directions().get(i).vector();
    }
    int best = best(cloud, components);
    double[][][] matched = Alignment.matched(runs, best);
    double[][][] frames =
        Stream.of(runs)
            .map(Alignment::frame)
            .filter(frame -> frame.length == components)
            .toArray(double[][][]::new);
    Gauge plain = new Gauge(scope, cloud, matched, best, MISSING, new Chance(1), Frame.MATCHED);
    boolean spaces = components > 1 && frames.length > 2 && frames.length == runs.length;
    return signed(spaces ? turned(plain, frames) : plain);
  }

  /// The sign of every mean filter is canonical.
  private static Gauge signed(Gauge at) {
    double[][] means = Alignment.means(at.runs);
    double[][][] signed = new double[at.runs.length][means.length][];
    for (int c = 0; c < means.length; c++) {
      double sign =
          FilterEnsemble.dot(at.cloud.metric().canonical(means[c]), means[c]) < 0 ? -1 : 1;
      for (int r = 0; r < signed.length; r++) {
        signed[r][c] = Arrays.stream(at.runs[r][c]).map(x -> sign * x).toArray();
      }
    }
    return new Gauge(at.scope, at.cloud, signed, at.best, at.planes, at.turning, at.frame);
  }

  /// Runs that have all components; one of zero weights has no direction.
  private static FilterCloud complete(FilterCloud all) {
    Map<Integer, Integer> counts = new HashMap<>();
    all.directions().forEach(of -> counts.merge(of.run(), 1, Integer::sum));
    int components = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return all.only(
        IntStream.range(0, all.size())
            .filter(i -> counts.getOrDefault(all.directions().get(i).run(), 0) == components)
            .toArray());
  }

  private static int best(FilterCloud cloud, int components) {
    return IntStream.range(0, cloud.runs())
        .boxed()
        .max(
            Comparator.comparingDouble(
                r -> {
                  double information = cloud.directions().get(r * components).information();
                  return Double.isNaN(information) ? Double.NEGATIVE_INFINITY : information;
                }))
        .orElseThrow();
  }

  /// Turned into one frame if the components share their space and not their place in it.
  private static Gauge turned(Gauge at, double[][][] frames) {
    int components = at.components();
    double[][] flat = Stream.of(frames).flatMap(Stream::of).toArray(double[][]::new);
    Estimate overlap = Pca.overlap(cloud(at.cloud, flat));
    Estimate planes = new Estimate(components * overlap.value(), components * overlap.error(), "");
    double[][] space = Arrays.copyOf(Pca.moment(flat).vectors(), components);
    double[][] target = Alignment.turned(space, frames[at.best]);
    Gauge measured =
        new Gauge(at.scope, at.cloud, at.runs, at.best, planes, new Chance(1), Frame.MATCHED);
    Chance turning = components == 2 ? rayleigh(at, space) : new Chance(1);
    boolean shared = planes.value() > 0.5;
    boolean free =
        components == 2 ? turning.p() > LEVEL : measured.agreement().value() < 0.8 * planes.value();
    return shared && free
        ? new Gauge(
            at.scope,
            at.cloud,
            Alignment.turned(frames, target),
            at.best,
            planes,
            turning,
            Frame.TURNED)
        : new Gauge(at.scope, at.cloud, at.runs, at.best, planes, turning, Frame.MATCHED);
  }

  /// How often angles that prefer nothing are as alike: components stand at ϑ in their plane, ϑ and
  /// ϑ + 90° being the same by sign and order.
  private static Chance rayleigh(Gauge at, double[][] plane) {
    double cosine = 0;
    double sine = 0;
    int runs = at.runs.length;
    for (double[][] run : at.runs) {
      double angle =
          4
              * Math.atan2(
                  FilterEnsemble.dot(run[0], plane[1]), FilterEnsemble.dot(run[0], plane[0]));
      cosine += Math.cos(angle) / runs;
      sine += Math.sin(angle) / runs;
    }
    double z = runs * (cosine * cosine + sine * sine);
    return new Chance(Math.clamp(Math.exp(-z) * (1 + (2 * z - z * z) / (4.0 * runs)), 0, 1));
  }

  /// Directions as components of the runs of a cloud, as many for each.
  private static FilterCloud cloud(FilterCloud like, double[][] vectors) {
    int each = vectors.length / like.runs();
    int components = like.size() / like.runs();
    List<FilterCloud.Direction> directions = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      FilterCloud.Direction from = like.directions().get(i / each * components);
      directions.add(
          new FilterCloud.Direction(
              from.run(), i % each, from.point(), from.information(), vectors[i], vectors[i]));
    }
    return new FilterCloud(like.blockShape(), like.metric(), directions, like.leftOut());
  }

  private static Finding table(List<Gauge> points) {
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (Gauge at : points) {
      rows.add(
          List.of(
              new Finding.Cell.Text(at.scope.label()),
              new Finding.Cell.Whole(at.runs.length),
              new Finding.Cell.Whole(at.cloud.leftOut()),
              new Finding.Cell.Whole(at.components()),
              new Finding.Cell.Measured(at.agreement()),
              new Finding.Cell.Measured(at.weights()),
              new Finding.Cell.Measured(at.planes()),
              new Finding.Cell.Whole(at.cloud.metric().rank()),
              new Finding.Cell.Whole(at.runs[0][0].length)));
    }
    return new Finding.Table(
        "agreement",
        sentence(points),
        List.of(
            "point",
            "runs",
            "left out",
            "components",
            points.getFirst().cloud.metric().overlap() + " of two runs",
            "squared cosine of their weights",
            "squared cosine of their planes",
            "rank",
            "sites"),
        rows);
  }

  private static String sentence(List<Gauge> points) {
    Gauge last = points.getFirst();
    int hidden =
        points.stream()
            .mapToInt(at -> at.runs[0][0].length - at.cloud.metric().rank())
            .max()
            .orElse(0);
    String text =
        hidden > 0
            ? "The covariance of the block has rank %d of %d: %s no rule, and raw weights are arbitrary along %s. "
                .formatted(
                    last.runs[0][0].length - hidden,
                    last.runs[0][0].length,
                    hidden == 1 ? "1 direction of Λ changes" : hidden + " directions of Λ change",
                    hidden == 1 ? "it" : "them")
            : "";
    Optional<Gauge> loose =
        points.stream().filter(Filters::loose).max(Comparator.comparingDouble(Filters::gap));
    if (loose.isPresent()) {
      Gauge at = loose.get();
      return text
          + capitalised(
              at.scope.where()
                  + "the weights of two runs agree to %s (squared cosine) and their rules to %s (squared correlation): raw weights are arbitrary there, the structure coefficients are what runs share."
                      .formatted(at.weights(), at.agreement()));
    }
    Gauge most = points.stream().max(Comparator.comparingDouble(at -> order(at, 1))).orElseThrow();
    Gauge least =
        points.stream().max(Comparator.comparingDouble(at -> order(at, -1))).orElseThrow();
    String where = last.cloud.metric().overlap();
    return text
        + (most == least
            ? capitalised(
                most.scope.where() + "two runs agree to %s (%s).".formatted(agreed(most), where))
            : "Two runs agree most %sto %s and least %sto %s (%s)."
                .formatted(place(most), agreed(most), place(least), agreed(least), where));
  }

  private static String place(Gauge at) {
    return at.scope.label().isEmpty() ? "" : "at " + at.scope.label() + ", ";
  }

  private static String agreed(Gauge at) {
    return at.agreement().toString();
  }

  private static double order(Gauge at, int sign) {
    double value = at.agreement().value();
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : sign * value;
  }

  /// Whether rules agree and weights do not.
  private static boolean loose(Gauge at) {
    return at.cloud.metric() instanceof RuleMetric.Correlation
        && at.agreement().value() > 0.8
        && gap(at) > 0.1
        && gap(at) > 3 * Math.hypot(at.agreement().error(), at.weights().error());
  }

  private static double gap(Gauge at) {
    return at.agreement().value() - at.weights().value();
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static Finding plane(Gauge at) {
    double random = (double) at.components() / at.cloud.metric().rank();
    String shared =
        at.runs.length < 3
            ? "fewer than three runs have independent components, whether they share their space is not known."
            : Double.isNaN(at.planes.value())
                ? "some runs have components that are not independent, so that their spaces were not compared."
                : "the spaces of the %d components of two runs agree to %s (mean squared cosine of the principal angles; random ones to %s)%s"
                    .formatted(
                        at.components(),
                        at.planes,
                        String.format(Locale.ROOT, "%.3f", random),
                        turning(at));
    return Finding.Number.of(
        at.scope.name("common space of the components"),
        at.scope.where() + shared,
        at.planes,
        new Finding.Reference("random", random));
  }

  private static String turning(Gauge at) {
    if (at.planes.value() <= 0.5) {
      return ": runs do not share it.";
    }
    if (at.components() > 2) {
      return switch (at.frame) {
        case TURNED ->
            ", the components themselves less: they were turned into the frame of the best run.";
        case MATCHED -> ", and so do the components one by one.";
      };
    }
    return switch (at.frame) {
      case TURNED ->
          ", in which they stand at any angle (Rayleigh test, %s): a rotation among them changes nothing, as under a continuous symmetry, and the frame shown is that of the best run."
              .formatted(at.turning);
      case MATCHED ->
          ", in which they stand at fixed angles (Rayleigh test, %s).".formatted(at.turning);
    };
  }

  private static List<Finding> curves(RunSet runs, List<Gauge> points) {
    Map<Map<String, Object>, Gauge> known = new HashMap<>();
    points.forEach(at -> known.put(at.scope.points().getFirst().point(), at));
    List<Slice> slices = runs.slices(GridAxis.Role.CONTROL);
    if (slices.isEmpty()) {
      return List.of();
    }
    List<Finding.Series> series = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    String what = points.getFirst().cloud.metric().overlap();
    for (Slice slice : slices) {
      List<Estimate> values =
          slice.points().stream()
              .map(
                  point ->
                      Optional.ofNullable(known.get(point.point()))
                          .map(Gauge::agreement)
                          .orElse(MISSING))
              .toList();
      series.add(slice.measured(slice.name("agreement"), values));
      text.append(text.isEmpty() ? "" : " ").append(slice.extent(slice.name("Agreement"), values));
    }
    GridAxis axis = slices.getFirst().axis();
    return List.of(
        new Finding.Curve(
            "agreement against " + axis.name(),
            text.toString(),
            new Finding.Axis(axis.name(), axis.unit()),
            new Finding.Axis(what + " of two runs", ""),
            Finding.Scale.LINEAR,
            series,
            List.of(new Finding.Reference("one rule", 1))));
  }

  private static Finding means(List<Gauge> points) {
    List<Finding.Panel> panels = new ArrayList<>();
    for (Gauge at : points) {
      double[][] means = Alignment.means(at.runs);
      for (int c = 0; c < means.length; c++) {
        String caption = at.runs.length + " runs, agreement " + agreed(at);
        panels.addAll(at.cloud.metric().panels(label(at, c), caption, means[c]));
      }
    }
    return new Finding.FilterMap(
        "mean filters",
        "Mean over the runs at each point in one gauge: signs and order of the components aligned,"
            + " the largest structure coefficient positive"
            + scale(points),
        points.getFirst().cloud.blockShape(),
        panels);
  }

  private static String scale(List<Gauge> points) {
    return switch (points.getFirst().cloud.metric()) {
      case RuleMetric.Correlation _ ->
          ", what no configuration shows left out, each run scaled to a rule of variance one."
              + " Structure coefficients Cov(v, Λ·v) do not depend on the gauge, weights do.";
      case RuleMetric.Weights _ ->
          ", each run of norm one. The covariance of the block was not kept, so that weights a"
              + " constraint hides could not be told from others.";
    };
  }

  private static String label(Gauge at, int component) {
    String where = at.scope.label();
    String which = at.components() > 1 ? "component " + (component + 1) : "";
    return where + (where.isEmpty() || which.isEmpty() ? "" : ": ") + which;
  }

  private static Finding errors(List<Gauge> points) {
    List<Finding.Panel> panels = new ArrayList<>();
    for (Gauge at : points) {
      for (int c = 0; c < at.components() && at.runs.length > 1; c++) {
        panels.add(new Finding.Panel(label(at, c), "", errors(at, c)));
      }
    }
    return panels.isEmpty()
        ? new Finding.Warning(
            "no errors of the mean filters",
            "No point has two usable runs: errors of the mean filters take more repeats.")
        : new Finding.FilterMap(
            "errors of the mean filters",
            "One standard error of the weights of the mean filters, from the scatter of the runs.",
            points.getFirst().cloud.blockShape(),
            panels);
  }

  private static double[] errors(Gauge at, int component) {
    double[][] filters =
        Stream.of(at.component(component)).map(at.cloud.metric()::filter).toArray(double[][]::new);
    double[] errors = new double[filters[0].length];
    Arrays.setAll(
        errors,
        i ->
            Pca.scatter(Stream.of(filters).mapToDouble(filter -> filter[i]).toArray())
                / Math.sqrt(filters.length));
    return errors;
  }

  private static Finding best(List<Gauge> points) {
    List<Finding.Panel> panels = new ArrayList<>();
    for (Gauge at : points) {
      double information = at.cloud.directions().get(at.best * at.components()).information();
      String caption =
          Double.isFinite(information)
              ? String.format(Locale.ROOT, "I(H:E) = %.4f nats", information)
              : "";
      for (int c = 0; c < at.components(); c++) {
        panels.addAll(at.cloud.metric().panels(label(at, c), caption, at.runs[at.best][c]));
      }
    }
    return new Finding.FilterMap(
        "best runs",
        "The run with the largest I(H:E) at each point, in the gauge of the mean filters.",
        points.getFirst().cloud.blockShape(),
        panels);
  }
}
