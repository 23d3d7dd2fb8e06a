package org.rsmi.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.rsmi.mi.PairedSamples;
import org.rsmi.mi.Variable;
import org.rsmi.num.Rng;

/// A task of the "Beyond Normal" suite: a law with a closed form for I(X:Y), and one-to-one maps of
/// X alone and of Y alone, which change the marginals and leave I(X:Y) as it is.
///
/// The laws:
/// - normal: unit variances. Dense: all correlations are 0.5. Sparse: two pairs `(x₁,y₁)`,
///   `(x₂,y₂)` with correlation 0.8, everything else independent.
/// - student: multivariate Student with unit dispersion and ν degrees of freedom; the components
///   are uncorrelated, `I > 0` because they share one random scale.
/// - additive: `x` uniform on [0, 1], `y = x + n` with n uniform on [−ε, ε].
/// - bimodal: a normal pair whose marginals are mixtures of two normals.
///
/// The maps:
/// - `normal_cdf`: `z ↦ Φ(z)` of every component, uniform marginals.
/// - `half_cube`: `z ↦ z√|z|`, longer tails.
/// - `asinh`: `z ↦ asinh z`, shorter tails.
/// - `spiral`: rotates the first two components of x, and the second and third of y, by the angle
///   `|z|²/3`, which mixes components in a nonlinear way.
/// - `swissroll_x`: winds x in [0, 1] up to a spiral in the plane.
///
/// @param name of the task in the suite
/// @param information I(X:Y), nats
/// @param law draws a joint vector (x, y)
/// @param dimension of x before the map
/// @param mapX of x
/// @param mapY of y
/// @see <a href="https://arxiv.org/abs/2306.11078">Czyż et al. (2023)</a>
public record BeyondNormal(
    String name,
    double information,
    Law law,
    int dimension,
    UnaryOperator<double[]> mapX,
    UnaryOperator<double[]> mapY)
    implements Task {
  private static final double CORRELATION = 0.75;
  private static final double SPIRAL_SPEED = 1.0 / 3;

  /// A joint law of (x, y).
  @FunctionalInterface
  public interface Law {
    /// One draw, x followed by y.
    double[] draw(Rng rng);
  }

  @Override
  public PairedSamples sample(int count, Rng rng) {
    double[][] x = new double[count][];
    double[][] y = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] joint = law.draw(rng);
      x[i] = mapX.apply(Arrays.copyOf(joint, dimension));
      y[i] = mapY.apply(Arrays.copyOfRange(joint, dimension, joint.length));
    }
    return PairedSamples.independent(variable(x), variable(y));
  }

  private static Variable variable(double[][] rows) {
    return new Variable(
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows[0].length);
  }

  /// All tasks, in the order of the suite.
  public static List<BeyondNormal> all() {
    List<BeyondNormal> tasks = new ArrayList<>();
    tasks.addAll(oneDimensional());
    tasks.addAll(normals());
    tasks.addAll(students());
    tasks.addAll(mapped());
    return List.copyOf(tasks);
  }

  private static List<BeyondNormal> oneDimensional() {
    BeyondNormal pair = normal("1v1-normal-0.75", pair(CORRELATION), 1);
    BeyondNormal uniform = pair.mapped("normal_cdf", BeyondNormal::normalCdf);
    BeyondNormal cauchy = student(1, 1, 1);
    UnaryOperator<double[]> swissroll = x -> roll(x[0]);
    return List.of(
        pair,
        uniform,
        additive(0.1),
        additive(0.75),
        new BeyondNormal(
            "1v1-bimodal-0.75",
            pair.information,
            pair.law,
            1,
            each(x -> quantile(0.3, 0, 5, x)),
            each(y -> quantile(0.5, -1, 3, y))),
        pair.mapped("half_cube", BeyondNormal::halfCube),
        cauchy,
        cauchy.mapped("asinh", BeyondNormal::asinh),
        uniform.mapped("swissroll_x", swissroll, UnaryOperator.identity()));
  }

  private static List<BeyondNormal> normals() {
    return List.of(dense(2), dense(3), dense(5), dense(50), sparse(2), sparse(3), sparse(25));
  }

  private static List<BeyondNormal> students() {
    return List.of(
        student(2, 2, 1), student(2, 2, 2), student(3, 3, 3), student(5, 5, 2), student(5, 5, 3));
  }

  private static List<BeyondNormal> mapped() {
    return List.of(
        sparse(3).mapped("normal_cdf", BeyondNormal::normalCdf),
        sparse(5).mapped("normal_cdf", BeyondNormal::normalCdf),
        sparse(3).mapped("half_cube", BeyondNormal::halfCube),
        sparse(5).mapped("half_cube", BeyondNormal::halfCube),
        sparse(3).spiral(),
        sparse(5).spiral(),
        sparse(3).mapped("normal_cdf", BeyondNormal::normalCdf).spiral(),
        sparse(25).mapped("normal_cdf", BeyondNormal::normalCdf).spiral(),
        student(2, 2, 1).mapped("asinh", BeyondNormal::asinh),
        student(5, 5, 2).mapped("asinh", BeyondNormal::asinh));
  }

  /// `d + d` normals whose correlations are all 0.5.
  public static BeyondNormal dense(int d) {
    double[][] covariance = new double[2 * d][2 * d];
    for (int i = 0; i < 2 * d; i++) {
      Arrays.fill(covariance[i], 0.5);
      covariance[i][i] = 1;
    }
    return normal("multinormal-dense-%d-%d-0.5".formatted(d, d), covariance, d);
  }

  /// `d + d` normals, the first two of x correlated with those of y by 0.8.
  public static BeyondNormal sparse(int d) {
    double[][] covariance = new double[2 * d][2 * d];
    for (int i = 0; i < 2 * d; i++) {
      covariance[i][i] = 1;
      if (i % d < 2) {
        covariance[i][(i + d) % (2 * d)] = 0.8;
      }
    }
    return normal("multinormal-sparse-%d-%d-2-2.0".formatted(d, d), covariance, d);
  }

  private static double[][] pair(double correlation) {
    return new double[][] {{1, correlation}, {correlation, 1}};
  }

  private static BeyondNormal normal(String name, double[][] covariance, int d) {
    NormalPair normal = new NormalPair(covariance, d);
    UnaryOperator<double[]> same = UnaryOperator.identity();
    return new BeyondNormal(name, normal.information(), normal::draw, d, same, same);
  }

  private static double[] gaussians(int count, Rng rng) {
    double[] values = new double[count];
    Arrays.setAll(values, _ -> rng.nextGaussian());
    return values;
  }

  /// `(x, y) = z/√(χ²_ν/ν)`, z normal; with `h(t) = ln Γ(t) − tψ(t)`,
  /// `I = h(ν/2) + h((ν+dₓ+d_y)/2) − h((ν+dₓ)/2) − h((ν+d_y)/2)`.
  private static BeyondNormal student(int dx, int dy, int freedom) {
    double information = h(freedom) + h(freedom + dx + dy) - h(freedom + dx) - h(freedom + dy);
    Law law =
        rng -> {
          double[] joint = gaussians(dx + dy, rng);
          double square = Arrays.stream(gaussians(freedom, rng)).map(z -> z * z).sum();
          double scale = Math.sqrt(freedom / square);
          return Arrays.stream(joint).map(z -> z * scale).toArray();
        };
    UnaryOperator<double[]> same = UnaryOperator.identity();
    String name = "student-identity-%d-%d-%d".formatted(dx, dy, freedom);
    return new BeyondNormal(name, information, law, dx, same, same);
  }

  private static double h(int doubled) {
    double t = doubled / 2.0;
    return Gamma.logGamma(t) - t * Gamma.digamma(t);
  }

  /// `I = ε − ln 2ε` for ε ≤ ½, `1/(4ε)` above.
  private static BeyondNormal additive(double noise) {
    double information = noise > 0.5 ? 1 / (4 * noise) : noise - Math.log(2 * noise);
    Law law =
        rng -> {
          double x = rng.nextDouble();
          return new double[] {x, x + noise * (2 * rng.nextDouble() - 1)};
        };
    UnaryOperator<double[]> same = UnaryOperator.identity();
    return new BeyondNormal("1v1-additive-" + noise, information, law, 1, same, same);
  }

  /// The same law with every component of x and y mapped.
  private BeyondNormal mapped(String map, DoubleUnaryOperator component) {
    return mapped(map, each(component), each(component));
  }

  private BeyondNormal mapped(
      String map, UnaryOperator<double[]> further, UnaryOperator<double[]> furtherY) {
    return new BeyondNormal(
        map + "-" + name,
        information,
        law,
        dimension,
        x -> further.apply(mapX.apply(x)),
        y -> furtherY.apply(mapY.apply(y)));
  }

  private BeyondNormal spiral() {
    return mapped("spiral", x -> rotated(x, 0, 1), y -> rotated(y, 1, 2));
  }

  private static UnaryOperator<double[]> each(DoubleUnaryOperator component) {
    return z -> Arrays.stream(z).map(component).toArray();
  }

  private static double[] rotated(double[] z, int first, int second) {
    double angle = SPIRAL_SPEED * Arrays.stream(z).map(value -> value * value).sum();
    double[] turned = z.clone();
    turned[first] = Math.cos(angle) * z[first] - Math.sin(angle) * z[second];
    turned[second] = Math.sin(angle) * z[first] + Math.cos(angle) * z[second];
    return turned;
  }

  private static double[] roll(double x) {
    double t = 1.5 * Math.PI * (1 + 2 * x);
    return new double[] {t * Math.cos(t) / 21, t * Math.sin(t) / 21};
  }

  private static double normalCdf(double z) {
    return Erf.erfc(-z / Math.sqrt(2)) / 2;
  }

  private static double halfCube(double z) {
    return z * Math.sqrt(Math.abs(z));
  }

  private static double asinh(double z) {
    return Math.signum(z) * Math.log(Math.abs(z) + Math.hypot(z, 1));
  }

  /// The value at which a mixture of `N(low, 1)` and `N(high, 1)` has the distribution function
  /// Φ(z), by bisection.
  private static double quantile(double share, double low, double high, double z) {
    double from = low - 40;
    double to = high + 40;
    while (to - from > 1e-12 * Math.max(1, Math.abs(from))) {
      double middle = (from + to) / 2;
      boolean below =
          share * normalCdf(middle - low) + (1 - share) * normalCdf(middle - high) < normalCdf(z);
      from = below ? middle : from;
      to = below ? to : middle;
    }
    return (from + to) / 2;
  }
}
