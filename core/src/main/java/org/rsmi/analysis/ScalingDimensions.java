package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.rsmi.num.Estimate;

/// Scaling dimensions from two-point functions, `C(r) ∝ r^(−2Δ)`: of every operator, and of the
/// combinations that do not mix.
///
/// @param from first distance of the fits, sites; 0 for twice the block
/// @param to last distance, sites; 0 for a quarter of the lattice
/// @param measure of distance
public record ScalingDimensions(double from, double to, Measure measure) {

  /// What a power law is a power of.
  public enum Measure {
    /// r itself.
    PLAIN,
    /// `(L/π) sin(πr/L)`, which knows the periodic images on a ring.
    CHORD
  }

  private static final String EXCUSE =
      "; corrections to scaling of the smaller lattice are not in the error.";
  private static final double DOUBTFUL = 0.01;
  private static final double LEAST = 1e-6;

  /// Blocks side by side know more of each other than their distance tells.
  private static final int APART = 2;

  public ScalingDimensions {
    if (!(from >= 0) || !(to >= 0) || (to > 0 && to <= from)) {
      throw new IllegalArgumentException(
          "window %s … %s: want distances in sites, the first below the second"
              .formatted(from, to));
    }
  }

  /// From twice the block to a quarter of the lattice.
  public static ScalingDimensions defaults() {
    return new ScalingDimensions(0, 0, Measure.PLAIN);
  }

  /// The law of every operator alone, then, of several operators, that of their combinations.
  ///
  /// @param correlator measured on configurations of one law
  /// @param block largest extent of a filter, sites
  public List<Finding> of(Correlator correlator, int block) {
    List<Finding> findings = new ArrayList<>();
    int first = first(correlator, block);
    int last = last(correlator);
    if (first >= last) {
      findings.add(
          new Finding.Warning(
              "window",
              String.format(
                  Locale.ROOT,
                  "Between r = %.0f, twice the block or where the window begins, and %.0f sites"
                      + " there are no two distances: a larger lattice or a smaller stride would help.",
                  correlator.distance(first),
                  correlator.distance(last))));
      return findings;
    }
    for (int a = 0; a < correlator.size(); a++) {
      int pair = Correlator.pair(a, a, correlator.size());
      Resampled c = correlator.jackknife(all -> all[pair]);
      findings.addAll(decay(correlator, correlator.operators().get(a), c, first, last));
    }
    if (correlator.size() > 1) {
      findings.addAll(mixing(correlator, first, last));
    }
    if (!correlator.isHonest()) {
      findings.add(memory(correlator));
    }
    return findings;
  }

  private int first(Correlator correlator, int block) {
    double wanted = from > 0 ? from : APART * block;
    return Math.max(1, (int) Math.ceil(wanted / correlator.stride() - 1e-9));
  }

  private int last(Correlator correlator) {
    int half = correlator.plane().half();
    double wanted = to > 0 ? to / correlator.stride() : half / 2.0;
    return Math.min(half, (int) Math.floor(wanted + 1e-9));
  }

  private static Finding memory(Correlator correlator) {
    return new Finding.Warning(
        "blocks on " + correlator.plane(),
        String.format(
            Locale.ROOT,
            "The operators remember %.0f configurations and a block of the jackknife holds %d: errors"
                + " are too small; more configurations, or more sweeps between them, would help.",
            correlator.memory(),
            Arrays.stream(correlator.counts()).min().orElse(0)));
  }

  /// The curve of one operator, and its fits.
  private List<Finding> decay(
      Correlator correlator, String name, Resampled c, int first, int last) {
    int[] points = CorrelatorFit.window(c, first, last);
    if (points.length < 2) {
      return List.of(
          curve(correlator, name, c, "Its correlations are lost in noise.", List.of()),
          new Finding.Warning(
              "decay of " + name,
              String.format(
                  Locale.ROOT,
                  "C(r) of %s stands above its error at fewer than two distances from r = %.0f sites on:"
                      + " more configurations, or a window that begins earlier, would help.",
                  name,
                  correlator.distance(first))));
    }
    DoubleUnaryOperator logarithm = r -> Math.log(measured(correlator, r));
    CorrelatorFit power = CorrelatorFit.of(c, points, logarithm);
    CorrelatorFit exponential = CorrelatorFit.of(c, points, r -> r * correlator.stride());
    String sentence = sentence(correlator, name, power, exponential);
    return List.of(
        curve(correlator, name, c, sentence, lines(correlator, points, power, exponential)),
        Finding.Number.of("scaling dimension of " + name, sentence, dimension(power)));
  }

  private static Estimate dimension(CorrelatorFit power) {
    return new Estimate(power.kappa().value() / 2, power.kappa().error() / 2, "");
  }

  private double measured(Correlator correlator, double r) {
    double length = 2.0 * correlator.plane().half();
    return correlator.stride()
        * switch (measure) {
          case PLAIN -> r;
          case CHORD -> length / Math.PI * Math.sin(Math.PI * r / length);
        };
  }

  private String sentence(
      Correlator correlator, String name, CorrelatorFit power, CorrelatorFit exponential) {
    int[] points = power.points();
    Estimate inverse = exponential.kappa();
    String length =
        inverse.value() > 0
            ? new Estimate(1 / inverse.value(), inverse.error() / square(inverse.value()), "sites")
                .toString()
            : "longer than the window";
    return String.format(
        Locale.ROOT,
        "C(r) of %s decays as r^−2Δ with 2Δ = %s, Δ = %s, from r = %.0f to %.0f sites (%d distances,"
            + " %s)%s; an exponential would have ξ = %s (%s).%s",
        name,
        power.kappa(),
        dimension(power),
        correlator.distance(points[0]),
        correlator.distance(points[points.length - 1]),
        points.length,
        goodness(power),
        measure == Measure.CHORD ? " in the chord distance" : "",
        length,
        goodness(exponential),
        verdict(power, exponential));
  }

  private static double square(double x) {
    return x * x;
  }

  private static String goodness(CorrelatorFit fit) {
    return Double.isNaN(fit.p())
        ? "no test"
        : fit.p() < LEAST ? "p < 10⁻⁶" : String.format(Locale.ROOT, "p = %.2g", fit.p());
  }

  private static String verdict(CorrelatorFit power, CorrelatorFit exponential) {
    if (Double.isNaN(power.p())) {
      return "";
    }
    boolean algebraic = power.p() >= DOUBTFUL;
    boolean finite = exponential.p() >= DOUBTFUL;
    if (algebraic == finite) {
      return algebraic
          ? " Both laws pass: a wider window would tell them apart."
          : " Neither law passes: the window holds corrections to scaling or the edge of the lattice.";
    }
    return algebraic
        ? " The exponential is ruled out."
        : " The power law is ruled out in favour of the exponential.";
  }

  private List<Finding.Series> lines(
      Correlator correlator, int[] points, CorrelatorFit power, CorrelatorFit exponential) {
    int from = points[0];
    int count = points[points.length - 1] - from + 1;
    double[] x = new double[count];
    double[] y = new double[count];
    double[] z = new double[count];
    double[] none = new double[count];
    Arrays.fill(none, Double.NaN);
    for (int k = 0; k < count; k++) {
      x[k] = correlator.distance(from + k);
      double d = measured(correlator, from + k);
      y[k] = Math.exp(power.logarithm() - power.kappa().value() * Math.log(d));
      z[k] = Math.exp(exponential.logarithm() - exponential.kappa().value() * x[k]);
    }
    String label = String.format(Locale.ROOT, "r^−%.3f", power.kappa().value());
    return List.of(
        new Finding.Series(label, Finding.Kind.FIT, x, y, none),
        new Finding.Series("exponential", Finding.Kind.FIT, x, z, none));
  }

  private static Finding curve(
      Correlator correlator,
      String name,
      Resampled c,
      String sentence,
      List<Finding.Series> lines) {
    int count = correlator.plane().half();
    double[] x = new double[count];
    double[] y = new double[count];
    double[] error = new double[count];
    for (int r = 1; r <= count; r++) {
      Estimate value = c.estimate(r, "");
      x[r - 1] = correlator.distance(r);
      y[r - 1] = value.value();
      error[r - 1] = value.error();
    }
    List<Finding.Series> series = new ArrayList<>();
    series.add(new Finding.Series(name, Finding.Kind.MEASURED, x, y, error));
    series.addAll(lines);
    return new Finding.Curve(
        "correlations of " + name,
        sentence,
        new Finding.Axis("r", "sites"),
        new Finding.Axis("C(r)", ""),
        Finding.Scale.LOG_LOG,
        series,
        List.of());
  }

  /// The combinations that do not mix, each with its law.
  private List<Finding> mixing(Correlator correlator, int first, int last) {
    int operators = correlator.size();
    int next = Math.min(last, Math.max(first + 1, (int) Math.round(first * Math.sqrt(2))));
    double[] scale = scale(correlator, first);
    Optional<OperatorMixing> all = OperatorMixing.of(correlator.connected(), scale, first, next);
    if (all.isEmpty()) {
      return List.of(indefinite(correlator, first));
    }
    List<Finding> findings = new ArrayList<>();
    List<List<Finding.Cell>> rows = new ArrayList<>();
    for (int n = 0; n < operators; n++) {
      int mode = n;
      Resampled c =
          correlator.jackknife(
              of ->
                  OperatorMixing.of(of, scale, first, next).orElse(all.get()).principal(of, mode));
      List<Finding> decay = decay(correlator, "combination " + (n + 1), c, first, last);
      findings.addAll(decay);
      double[] shares = all.get().vectors()[n].clone();
      Arrays.setAll(shares, a -> shares[a] * scale[a]);
      rows.add(row(n + 1, shares, decay));
    }
    findings.addFirst(table(correlator, rows));
    return findings;
  }

  /// One combination: its dimension, and its vector in units of the operators' own scatter.
  private List<Finding.Cell> row(int number, double[] shares, List<Finding> decay) {
    List<Finding.Cell> row = new ArrayList<>();
    row.add(new Finding.Cell.Whole(number));
    row.add(
        decay.getLast() instanceof Finding.Number dimension
            ? new Finding.Cell.Measured(dimension.value())
            : new Finding.Cell.Text("in noise"));
    for (double share : shares) {
      row.add(new Finding.Cell.Real(share));
    }
    return row;
  }

  private static Finding table(Correlator correlator, List<List<Finding.Cell>> rows) {
    List<String> columns = new ArrayList<>(List.of("combination", "Δ"));
    columns.addAll(correlator.operators());
    String values =
        String.join(
            ", ",
            rows.stream()
                .map(
                    row ->
                        row.get(1) instanceof Finding.Cell.Measured(Estimate e)
                            ? e.toString()
                            : "one in noise")
                .toList());
    return new Finding.Table(
        "operator covariance",
        "The %d operators combine into ones that do not mix, with scaling dimensions %s."
            .formatted(correlator.size(), values),
        columns,
        rows);
  }

  /// Dimensions from a torus of extent L and one of extent sL: `C` at the same part of both goes as
  /// `L^(−2Δ)` whatever the edge of the torus does, so `Δ = ln[C_L(r)/C_sL(sr)] / (2 ln s)`, at the
  /// antipode and over all distances of the window; of every operator, and of the combinations that
  /// do
  /// not mix on the smaller torus.
  ///
  /// @param small on the smaller lattice
  /// @param large on the larger one, with the same operators
  /// @param block largest extent of a filter, sites
  /// @throws IllegalArgumentException if the lattices or the operators do not go together
  public List<Finding> of(Correlator small, Correlator large, int block) {
    int ratio = ratio(small, large);
    List<Finding> findings = new ArrayList<>();
    int first = first(small, block);
    int last = to > 0 ? last(small) : small.plane().half();
    for (int a = 0; a < small.size(); a++) {
      int pair = Correlator.pair(a, a, small.size());
      Resampled near = small.jackknife(c -> c[pair]);
      Resampled far = large.jackknife(c -> c[pair]);
      String name = small.operators().get(a);
      findings.add(antipodal(small, large, name, near, far, ratio));
      findings.add(parts(small, name, near, far, first, last, ratio));
    }
    if (small.size() > 1) {
      findings.addAll(combinations(small, large, first, last, ratio));
    }
    for (Correlator each : List.of(small, large)) {
      if (!each.isHonest()) {
        findings.add(memory(each));
      }
    }
    return findings;
  }

  private static int ratio(Correlator small, Correlator large) {
    int ratio = large.plane().columns() / small.plane().columns();
    Plane grown = new Plane(scaled(small.plane().rows(), ratio), small.plane().columns() * ratio);
    if (ratio < 2
        || !large.plane().equals(grown)
        || small.stride() != large.stride()
        || !small.operators().equals(large.operators())) {
      throw new IllegalArgumentException(
          "correlators of %s on %s and of %s on %s places: want the same operators, and one lattice a whole multiple of the other, the smaller one first"
              .formatted(small.operators(), small.plane(), large.operators(), large.plane()));
    }
    return ratio;
  }

  private static int scaled(int rows, int ratio) {
    return rows == 1 ? 1 : rows * ratio;
  }

  private static Finding antipodal(
      Correlator small, Correlator large, String name, Resampled near, Resampled far, int ratio) {
    String values =
        "The antipodal correlators of %s, %s on %s and %s on %s places,"
            .formatted(
                name,
                near.estimate(small.antipode(), ""),
                small.plane(),
                far.estimate(large.antipode(), ""),
                large.plane());
    if (!CorrelatorFit.isSignificant(near, small.antipode())
        || !CorrelatorFit.isSignificant(far, large.antipode())) {
      return new Finding.Warning(
          "antipodal dimension of " + name,
          values + " do not both stand above their errors: more configurations would help.");
    }
    Estimate dimension =
        dimension(
            near.map(row -> new double[] {Math.log(row[small.antipode()])}),
            far.map(row -> new double[] {Math.log(row[large.antipode()])}),
            ratio);
    return Finding.Number.of(
        "antipodal dimension of " + name, values + " give Δ = " + dimension + EXCUSE, dimension);
  }

  private static Estimate dimension(Resampled near, Resampled far, int ratio) {
    Estimate difference = near.estimate(0, "").minus(far.estimate(0, ""));
    double scale = 2 * Math.log(ratio);
    return new Estimate(difference.value() / scale, difference.error() / scale, "");
  }

  /// Over all distances r that stand above their errors on both, weighted by these.
  private static Finding parts(
      Correlator small,
      String name,
      Resampled near,
      Resampled far,
      int first,
      int last,
      int ratio) {
    int end = first;
    while (end <= last
        && CorrelatorFit.isSignificant(near, end)
        && CorrelatorFit.isSignificant(far, ratio * end)) {
      end++;
    }
    if (end == first) {
      return new Finding.Warning(
          "dimension of " + name + " from two sizes",
          String.format(
              Locale.ROOT,
              "C(r) of %s does not stand above its error on both lattices at r = %.0f sites of the"
                  + " smaller: more configurations, or a window that begins earlier, would help.",
              name,
              small.distance(first)));
    }
    double[] weights = new double[end - first];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = 1 / (logVariance(near, first + k) + logVariance(far, ratio * (first + k)));
    }
    double total = Arrays.stream(weights).sum();
    Arrays.setAll(weights, k -> weights[k] / total);
    Estimate dimension =
        dimension(
            near.map(row -> new double[] {weighted(row, weights, first, 1)}),
            far.map(row -> new double[] {weighted(row, weights, first, ratio)}),
            ratio);
    String sentence =
        String.format(
            Locale.ROOT,
            "C(r) of %s from r = %.0f to %.0f sites, and at the same parts of a lattice %d times as"
                + " large, gives Δ = %s",
            name,
            small.distance(first),
            small.distance(end - 1),
            ratio,
            dimension);
    return Finding.Number.of(
        "dimension of " + name + " from two sizes", sentence + EXCUSE, dimension);
  }

  private static double logVariance(Resampled c, int r) {
    return c.covariance(r, r) / square(c.all()[r]);
  }

  private static double weighted(double[] c, double[] weights, int first, int ratio) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * Math.log(c[ratio * (first + k)]);
    }
    return sum;
  }

  private static List<Finding> combinations(
      Correlator small, Correlator large, int first, int last, int ratio) {
    double[] scale = scale(small, first);
    int next = Math.min(last, first + Math.max(1, first / 2));
    Optional<OperatorMixing> all = OperatorMixing.of(small.connected(), scale, first, next);
    if (all.isEmpty()) {
      return List.of(indefinite(small, first));
    }
    List<Finding> findings = new ArrayList<>();
    for (int n = 0; n < small.size(); n++) {
      int mode = n;
      Resampled near =
          small.jackknife(
              c -> OperatorMixing.of(c, scale, first, next).orElse(all.get()).principal(c, mode));
      Resampled far = large.jackknife(c -> all.get().principal(c, mode));
      findings.add(parts(small, "combination " + (n + 1), near, far, first, last, ratio));
    }
    return findings;
  }

  private static double[] scale(Correlator correlator, int r) {
    return Arrays.stream(correlator.variances(r)).map(c -> Math.sqrt(Math.abs(c))).toArray();
  }

  private static Finding indefinite(Correlator correlator, int r) {
    return new Finding.Warning(
        "operator covariance",
        String.format(
            Locale.ROOT,
            "The covariance of the operators at r = %.0f sites is not positive: two of them are the"
                + " same but for noise, or more configurations are needed.",
            correlator.distance(r)));
  }
}
