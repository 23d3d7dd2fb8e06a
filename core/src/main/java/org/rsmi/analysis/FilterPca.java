package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The shape of an ensemble of filters: principal components of `u = Cov^½ Λ / ‖·‖`, whose scalar
/// products are correlations of rules, without centring, since the sign of u is gauge.
///
/// Whitened directions are taken, not weights: in an ordered phase very different Λ are the same
/// rule, and under constraints some of Λ cannot be seen at all. Where the block's covariance was
/// not
/// kept, Λ itself stands in, and the sentences speak of weights.
///
/// @param resamples of the runs, for the errors, ≥ 10
/// @param pictures directions from which on a point of the grid gets pictures of its own
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021), §V</a>
public record FilterPca(int resamples, int pictures) implements Analysis {
  private static final Estimate MISSING = new Estimate(Double.NaN, Double.NaN, "");
  private static final int SHOWN = 6;
  private static final int SMOOTHED = 50;
  private static final int THINNED = 1000;

  public FilterPca {
    if (resamples < 10 || pictures < 2) {
      throw new IllegalArgumentException(
          "resamples = %d, pictures = %d: want at least 10 and 2".formatted(resamples, pictures));
    }
  }

  /// 200 resamples, pictures from 50 directions on.
  public static FilterPca defaults() {
    return new FilterPca(200, 50);
  }

  /// What is known about some runs.
  private record Shape(Scope scope, FilterCloud cloud, Pca pca) {}

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    if (runs.runs().isEmpty()) {
      return List.of();
    }
    List<Shape> points = shapes(runs, Scope.points(runs), rng);
    if (points.isEmpty()) {
      return List.of(
          new Finding.Warning(
              "too few filters",
              "No point of the grid has two usable runs with a finite filter: the shape of an"
                  + " ensemble needs more repeats."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(table(points));
    findings.addAll(curves(runs, points));
    List<Shape> drawn = new ArrayList<>(shapes(runs, Scope.pooled(runs), rng));
    points.stream()
        .filter(shape -> runs.points().size() == 1 || shape.cloud.size() >= pictures)
        .forEach(drawn::add);
    drawn.forEach(shape -> draw(shape, findings));
    return findings;
  }

  private List<Shape> shapes(RunSet runs, List<Scope> scopes, Rng rng) {
    List<Shape> shapes = new ArrayList<>();
    for (Scope scope : scopes) {
      FilterCloud cloud = FilterCloud.of(runs, scope.points());
      if (cloud.runs() > 1) {
        shapes.add(
            new Shape(scope, cloud, Pca.of(cloud, resamples, rng.split("runs/" + scope.label()))));
      }
    }
    return shapes;
  }

  private static Finding table(List<Shape> points) {
    List<List<Finding.Cell>> rows =
        points.stream()
            .map(
                shape ->
                    List.<Finding.Cell>of(
                        new Finding.Cell.Text(shape.scope.label()),
                        new Finding.Cell.Whole(shape.cloud.runs()),
                        new Finding.Cell.Measured(shape.pca.shares()[0]),
                        new Finding.Cell.Measured(shape.pca.participation()),
                        new Finding.Cell.Measured(shape.pca.dimension()),
                        new Finding.Cell.Whole(shape.pca.standing()),
                        new Finding.Cell.Text(shape.pca.chance().toString()),
                        new Finding.Cell.Whole(shape.cloud.metric().rank())))
            .toList();
    Shape tightest = extreme(points, -1);
    Shape widest = extreme(points, 1);
    String sentence = participation(tightest);
    if (points.size() > 1) {
      sentence = "Filters agree most " + sentence + ", least " + participation(widest) + ".";
    } else {
      sentence = capitalised(sentence) + ".";
    }
    return new Finding.Table(
        "dimensions",
        sentence,
        List.of(
            "point",
            "runs",
            "share of the first component",
            "participation ratio",
            "effective dimension",
            "components above noise",
            "noise alone",
            "dimensions in all"),
        rows);
  }

  private static Shape extreme(List<Shape> points, int sign) {
    return points.stream().max(Comparator.comparingDouble(at -> sign * width(at))).orElseThrow();
  }

  private static double width(Shape shape) {
    return shape.pca.participation().value();
  }

  private static String participation(Shape shape) {
    String where = shape.scope.label().isEmpty() ? "" : "at " + shape.scope.label() + ": ";
    return where
        + "they span %s of %d directions (participation ratio)"
            .formatted(shape.pca.participation(), shape.cloud.metric().rank());
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static List<Finding> curves(RunSet runs, List<Shape> points) {
    List<Slice> slices = runs.slices(GridAxis.Role.CONTROL);
    if (slices.isEmpty()) {
      return List.of();
    }
    Map<Map<String, Object>, Pca> known = new HashMap<>();
    points.forEach(shape -> known.put(shape.scope.points().getFirst().point(), shape.pca));
    return List.of(
        curve("share of the first component", pca -> pca.shares()[0], slices, known),
        curve("participation ratio", Pca::participation, slices, known));
  }

  private static Finding curve(
      String what,
      Function<Pca, Estimate> of,
      List<Slice> slices,
      Map<Map<String, Object>, Pca> known) {
    List<Finding.Series> series = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Slice slice : slices) {
      List<Estimate> values =
          slice.points().stream()
              .map(point -> Optional.ofNullable(known.get(point.point())).map(of).orElse(MISSING))
              .toList();
      series.add(slice.measured(slice.name(what), values));
      text.append(text.isEmpty() ? "" : " ").append(slice.extent(slice.name(what), values));
    }
    GridAxis axis = slices.getFirst().axis();
    return new Finding.Curve(
        what,
        text.toString(),
        new Finding.Axis(axis.name(), axis.unit()),
        new Finding.Axis(what, ""),
        Finding.Scale.LINEAR,
        series,
        List.of(new Finding.Reference("one rule", 1)));
  }

  private static void draw(Shape shape, List<Finding> to) {
    to.add(number(shape));
    to.add(spectrum(shape));
    to.add(map(shape));
    if (shape.pca.axes().length > 1) {
      to.add(scatter(shape));
      if (shape.cloud.size() >= SMOOTHED) {
        to.add(density(shape));
      }
    }
  }

  private static Finding number(Shape shape) {
    Estimate overlap = shape.pca.overlap();
    double low = 1 / (overlap.value() + 1.96 * overlap.error());
    double high = 1 / Math.max(1e-3, overlap.value() - 1.96 * overlap.error());
    return new Finding.Number(
        shape.scope.name("participation ratio"),
        shape.scope.where() + verdict(shape),
        shape.pca.participation(),
        low,
        high,
        List.of(
            new Finding.Reference("one rule", 1),
            new Finding.Reference("random directions", shape.cloud.metric().rank())));
  }

  private static String verdict(Shape shape) {
    Pca pca = shape.pca;
    String mean =
        "the %s between two runs is %s on average"
            .formatted(shape.cloud.metric().overlap(), pca.overlap());
    int standing = pca.standing();
    if (standing == 0) {
      return mean
          + ", no different from random directions (%s): training found no preferred filter."
              .formatted(pca.chance());
    }
    if (pca.participation().value() < 1.2) {
      return mean + ": all runs found one rule.";
    }
    return mean
        + ": the filters spread over %s directions, and %d %s above isotropic scatter (%s)."
            .formatted(
                pca.participation(),
                standing,
                standing == 1 ? "component stands" : "components stand",
                pca.chance());
  }

  private static Finding spectrum(Shape shape) {
    Estimate[] shares = shape.pca.shares();
    double[] k = IntStream.rangeClosed(1, shares.length).asDoubleStream().toArray();
    int two = Math.min(2, shares.length);
    return new Finding.Curve(
        shape.scope.name("explained variance"),
        shape.scope.where()
            + "%s of the variance of %d directions lies in %s; directions that are random would"
                .formatted(
                    percent(shape.pca.explained(two)),
                    shape.cloud.size(),
                    two == 1 ? "the first component" : "the first two components")
            + String.format(
                Locale.ROOT, " have %.1f %% in each.", 100.0 / shape.cloud.metric().rank()),
        new Finding.Axis("component", ""),
        new Finding.Axis("share of the variance", ""),
        Finding.Scale.LINEAR,
        List.of(
            new Finding.Series(
                "measured",
                Finding.Kind.MEASURED,
                k,
                Arrays.stream(shares).mapToDouble(Estimate::value).toArray(),
                Arrays.stream(shares).mapToDouble(Estimate::error).toArray())),
        List.of(new Finding.Reference("random directions", 1.0 / shape.cloud.metric().rank())));
  }

  /// `87.1 ± 1.2 %`.
  static String percent(Estimate share) {
    return new Estimate(100 * share.value(), 100 * share.error(), "%").toString();
  }

  private static Finding map(Shape shape) {
    int shown = Math.clamp(shape.pca.standing(), 1, Math.min(SHOWN, shape.pca.axes().length));
    List<Finding.Panel> panels =
        IntStream.range(0, shown)
            .boxed()
            .flatMap(
                k ->
                    shape
                        .cloud
                        .metric()
                        .panels(
                            "component " + (k + 1),
                            percent(shape.pca.shares()[k]),
                            shape.pca.axes()[k])
                        .stream())
            .toList();
    return new Finding.FilterMap(
        shape.scope.name("components"),
        shape.scope.where()
            + "the leading %s of the filters; the sign of each is a convention (largest structure"
                .formatted(shown == 1 ? "component" : shown + " components")
            + " coefficient positive), and components of equal share mix freely.",
        shape.cloud.blockShape(),
        panels);
  }

  private static double[][] scores(Shape shape, FilterCloud cloud) {
    double[][] axes =
        Stream.of(shape.pca.axes())
            .limit(2)
            .map(axis -> shape.cloud.metric().canonical(axis))
            .toArray(double[][]::new);
    return cloud.coordinates(axes);
  }

  private static Finding scatter(Shape shape) {
    double[][] scores = scores(shape, shape.cloud);
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      FilterCloud.Direction from = shape.cloud.directions().get(i);
      String group = shape.scope.points().size() > 1 ? Slice.label(from.point()) : "";
      marks.add(new Finding.Mark(scores[i][0], scores[i][1], group, from.run(), from.component()));
    }
    return new Finding.Scatter(
        shape.scope.name("runs in the plane of the first two components"),
        shape.scope.where()
            + "each of %d filters is a point at its overlap with the first two components, with"
                .formatted(scores.length)
            + " the sign that training left; those inside the unit circle lie out of the plane.",
        axis(shape, 0),
        axis(shape, 1),
        marks,
        Finding.Aspect.EQUAL);
  }

  private static Finding.Axis axis(Shape shape, int k) {
    return new Finding.Axis(
        "component %d (%s)".formatted(k + 1, percent(shape.pca.shares()[k])), "");
  }

  private static Finding density(Shape shape) {
    KernelDensity density = KernelDensity.of(scores(shape, shape.cloud.thinned(THINNED)));
    double[] grid = KernelDensity.grid(40);
    return new Finding.HeatMap(
        shape.scope.name("density in the plane of the first two components"),
        shape.scope.where()
            + "where filters crowd: their density and that of their negatives, smoothed over "
            + density.width()
            + "; separate peaks are distinct rules, a ring is a continuous symmetry between rules.",
        axis(shape, 0),
        axis(shape, 1),
        grid,
        grid,
        density.on(grid));
  }
}
