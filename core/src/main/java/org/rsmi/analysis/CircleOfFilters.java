package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// Is the law of filters invariant under rotations in a plane, which no lattice is?
///
/// The plane is spanned by the two leading principal vectors. For U(1) most runs must lie in it,
/// off its centre, at angles as likely as each other, with an I(H:E) that does not depend on the
/// angle,
/// and so many of them that a modulation of either would have been seen.
///
/// @param principal vectors of the ensemble
/// @param plane where the runs lie
/// @param uniformity of the angles
/// @param information against the angle
/// @param verdict on U(1)
record CircleOfFilters(
    PrincipalLines principal,
    PlaneAngles plane,
    PlaneAngles.Uniformity uniformity,
    AngularInformation information,
    Verdict verdict) {
  private static final double MOST = 0.6;
  private static final double LEVEL = 0.01;
  private static final double VISIBLE = 0.45;
  private static final double FLAT = 0.1;
  private static final int DRAWS = 499;
  private static final int BINS = 12;

  /// What the plane shows.
  enum Verdict {
    CIRCLE,
    CLUSTERS,
    UNDECIDED,
    NO_PLANE
  }

  /// @param runs `[components][|V|]` each, unit vectors
  /// @param information I(H:E) of the runs with their errors
  static CircleOfFilters of(List<double[][]> runs, List<Estimate> information, Rng rng) {
    PrincipalLines principal = PrincipalLines.of(runs);
    double[][] e = principal.vectors();
    PlaneAngles plane = PlaneAngles.of(runs, e[0], e[1]);
    if (plane.inside().isEmpty()) {
      return new CircleOfFilters(
          principal,
          plane,
          new PlaneAngles.Uniformity(2, 0, 0, 1, 1),
          AngularInformation.unknown(),
          Verdict.NO_PLANE);
    }
    PlaneAngles.Uniformity uniformity = plane.uniformity(DRAWS, rng);
    AngularInformation fit = fit(plane, information);
    return new CircleOfFilters(
        principal, plane, uniformity, fit, verdict(principal, plane, uniformity, fit));
  }

  private static AngularInformation fit(PlaneAngles plane, List<Estimate> information) {
    List<Integer> inside = plane.inside();
    boolean pairs = inside.stream().allMatch(run -> plane.x()[run].length == 2);
    return AngularInformation.of(
        inside.stream().mapToDouble(run -> plane.angle(run, 0)).toArray(),
        inside.stream().mapToDouble(run -> information.get(run).value()).toArray(),
        inside.stream().mapToDouble(run -> information.get(run).error()).toArray(),
        pairs ? new int[] {4, 8} : new int[] {2, 4});
  }

  private static Verdict verdict(
      PrincipalLines principal,
      PlaneAngles plane,
      PlaneAngles.Uniformity uniformity,
      AngularInformation fit) {
    double[] values = principal.values();
    boolean stands = values.length < 3 || values[2] < values[1] / 2;
    if (Math.min(uniformity.p(), uniformity.kuiper()) < LEVEL / 2) {
      return stands || plane.inside().size() >= MOST * plane.x().length
          ? Verdict.CLUSTERS
          : Verdict.NO_PLANE;
    }
    if (!stands || plane.inside().size() < MOST * plane.x().length) {
      return Verdict.NO_PLANE;
    }
    boolean flat = fit.known() && fit.p() >= LEVEL && fit.limit() < FLAT;
    return flat && plane.detectable() <= VISIBLE ? Verdict.CIRCLE : Verdict.UNDECIDED;
  }

  /// Runs whose filters do not lie in the plane.
  int outside() {
    return plane.x().length - plane.inside().size();
  }

  /// The answer, its number the strongest harmonic of the density of angles.
  Finding answer(String suffix) {
    double error = 1 / Math.sqrt(2.0 * Math.max(1, plane.inside().size()));
    return Finding.Number.of(
        "rotations in the plane" + suffix,
        sentence(),
        new Estimate(uniformity.amplitude(), error, ""),
        new Finding.Reference("uniform", 0));
  }

  private String sentence() {
    return where()
        + switch (verdict) {
          case CIRCLE ->
              "They stand on a ring at angles as likely as each other (%s), and I(H:E) does not depend on the angle (%s): U(1), emergent, for no rotation of the lattice turns them by an arbitrary angle."
                  .formatted(density(), flatness());
          case CLUSTERS ->
              "The angles are not uniform (%s): %s, so no continuous symmetry."
                  .formatted(density(), clusters());
          case UNDECIDED ->
              "The angles could be uniform (%s), but U(1) is undecided: %s."
                  .formatted(density(), reason());
          case NO_PLANE ->
              "They single out no plane, so no rotation of a pair of filters is found.";
        };
  }

  private String where() {
    return "%d of %d filters lie in the plane of the two leading principal vectors, which holds %.0f %% of their norm%s. "
        .formatted(
            plane.inside().size(),
            plane.x().length,
            100 * (principal.values()[0] + principal.values()[1]),
            outside() > 0 ? "; the other %d are not counted".formatted(outside()) : "");
  }

  private String density() {
    return "strongest harmonic h = %d of amplitude %.2f, p = %.2g; Kuiper p = %.2g; an amplitude above %.2f would have been seen"
        .formatted(
            uniformity.order(),
            uniformity.amplitude(),
            uniformity.p(),
            uniformity.kuiper(),
            plane.detectable());
  }

  private String flatness() {
    return "harmonics below %.2g %% of it, p = %.2g"
        .formatted(100 * information.limit(), information.p());
  }

  private String clusters() {
    int step = 360 / uniformity.order();
    long degrees = Math.floorMod(Math.round(Math.toDegrees(uniformity.phase())), (long) step);
    return uniformity.order() == 2
        ? "they crowd about one line, ϑ = %d°".formatted(degrees)
        : "they crowd at ϑ = %d° + k · %d°".formatted(degrees, step);
  }

  private String reason() {
    if (!(plane.detectable() <= VISIBLE)) {
      return "with %d runs only clusters as sharp as an amplitude of %.2f would have been seen; %d runs would do"
          .formatted(plane.inside().size(), plane.detectable(), needed());
    }
    if (!information.known()) {
      return "the information of the runs is not known at enough angles";
    }
    return information.p() < LEVEL
        ? "I(H:E) varies with the angle by ± %.2g %% (p = %.2g)"
            .formatted(100 * information.amplitude(), information.p())
        : "I(H:E) could vary with the angle by %.2g %%; smaller errors of I(H:E) would tell"
            .formatted(100 * information.limit());
  }

  private int needed() {
    double ratio = plane.detectable() / VISIBLE;
    return (int)
        Math.ceil(plane.inside().size() * ratio * ratio * plane.x().length / plane.inside().size());
  }

  /// The runs in the plane.
  ///
  /// @param members runs of the ensemble in the order of the plane
  Finding scatter(String suffix, int[] members) {
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < members.length; i++) {
      String group = plane.inside().contains(i) ? "in the plane" : "outside";
      for (int c = 0; c < plane.x()[i].length; c++) {
        marks.add(new Finding.Mark(plane.x()[i][c], plane.y()[i][c], group, members[i], c));
      }
    }
    return new Finding.Scatter(
        "plane of filters" + suffix,
        "Filters, as unit vectors of either sign, on the two leading principal vectors: those in the plane stand near the circle of radius 1, others near 0.",
        new Finding.Axis("overlap with principal vector 1", ""),
        new Finding.Axis("overlap with principal vector 2", ""),
        marks,
        Finding.Aspect.EQUAL);
  }

  /// The angles of the runs in the plane modulo 180°.
  Finding histogram(String suffix) {
    double[] edges = new double[BINS + 1];
    Arrays.setAll(edges, k -> 180.0 * k / BINS);
    double[] heights = new double[BINS];
    for (double[] run : plane.angles()) {
      for (double theta : run) {
        double turn = theta / Math.PI - Math.floor(theta / Math.PI);
        heights[Math.min(BINS - 1, (int) (BINS * turn))]++;
      }
    }
    return new Finding.Histogram(
        "angles" + suffix,
        "Angles of the filters in the plane, modulo 180° since the sign of a filter means nothing: %s."
            .formatted(density()),
        new Finding.Axis("ϑ", "degrees"),
        new Finding.Axis("filters", ""),
        edges,
        List.of(new Finding.Bars("filters", heights)));
  }

  /// I(H:E) against the angle, where it could be fitted.
  ///
  /// @param values I(H:E) of the runs
  List<Finding> curve(String suffix, List<Estimate> values) {
    if (!(information.limit() < 1)) {
      return List.of();
    }
    double period = information.orders()[0] == 4 ? Math.PI / 2 : Math.PI;
    double[] degrees = new double[91];
    double[] fitted = new double[91];
    double[] none = new double[91];
    Arrays.fill(none, Double.NaN);
    Arrays.setAll(degrees, k -> Math.toDegrees(period) * k / 90);
    Arrays.setAll(fitted, k -> information.at(period * k / 90));
    return List.of(
        new Finding.Curve(
            "information against angle" + suffix,
            "I(H:E) of the runs in the plane against their angle: its harmonics %d and %d are %.2g %% of the mean (p = %.2g), below %.2g %% at 95 %%."
                .formatted(
                    information.orders()[0],
                    information.orders()[1],
                    100 * information.amplitude(),
                    information.p(),
                    100 * information.limit()),
            new Finding.Axis("ϑ", "degrees"),
            new Finding.Axis("I(H:E)", "nats"),
            Finding.Scale.LINEAR,
            List.of(
                measured(values, period),
                new Finding.Series("fit", Finding.Kind.FIT, degrees, fitted, none)),
            List.of(new Finding.Reference("mean", information.coefficients()[0]))));
  }

  /// Means over runs in twelve equal ranges of the angle, with the error of their scatter.
  private Finding.Series measured(List<Estimate> values, double period) {
    List<List<Double>> bins =
        IntStream.range(0, BINS).mapToObj(_ -> (List<Double>) new ArrayList<Double>()).toList();
    for (int run : plane.inside()) {
      double turn = plane.angle(run, 0) / period;
      int bin = Math.min(BINS - 1, (int) (BINS * (turn - Math.floor(turn))));
      bins.get(bin).add(values.get(run).value());
    }
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < BINS; k++) {
      int count = bins.get(k).size();
      double mean = bins.get(k).stream().mapToDouble(x -> x).average().orElse(0);
      double squares = bins.get(k).stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
      if (count > 0) {
        double error = count > 1 ? Math.sqrt(squares / (count - 1) / count) : Double.NaN;
        points.add(new double[] {Math.toDegrees(period) * (k + 0.5) / BINS, mean, error});
      }
    }
    points.sort(Comparator.comparingDouble(point -> point[0]));
    return new Finding.Series(
        "mean over runs",
        Finding.Kind.MEASURED,
        points.stream().mapToDouble(point -> point[0]).toArray(),
        points.stream().mapToDouble(point -> point[1]).toArray(),
        points.stream().mapToDouble(point -> point[2]).toArray());
  }
}
