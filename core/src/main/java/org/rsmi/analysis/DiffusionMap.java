package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

/// The curved shape of an ensemble of filters: diffusion coordinates of the directions ±u.
///
/// Two filters are `1 − (u·u')²` apart, whatever their signs; a walk that steps by
/// `exp(−(1 − (u·u')²)/ε)`, divided by the density of filters, has eigenvectors that follow a line
/// or a ring of rules where principal components need several directions. ε and the intrinsic
/// dimension (over distances beyond the median nearest neighbour's, so that noise does not count)
/// come from where `ln Σ exp(−…/ε)` grows fastest with `ln ε`: at half the dimension.
///
/// @param most directions that are looked at; more are thinned evenly
/// @param pictures directions from which on a point of the grid is looked at by itself
/// @see <a href="https://doi.org/10.1016/j.acha.2006.04.006">Coifman and Lafon (2006)</a>
/// @see <a href="https://doi.org/10.1109/TIP.2008.2002305">Coifman et al. (2008), choice of ε</a>
public record DiffusionMap(int most, int pictures) implements Analysis {
  private static final int FEWEST = 20;
  private static final int PARTS = 8;
  private static final double LEVEL = 0.01;

  public DiffusionMap {
    if (most < FEWEST || pictures < FEWEST) {
      throw new IllegalArgumentException(
          "most = %d, pictures = %d: want at least %d of each".formatted(most, pictures, FEWEST));
    }
  }

  /// At most 200 directions, points from 50 directions on.
  public static DiffusionMap defaults() {
    return new DiffusionMap(200, 50);
  }

  /// How the walk spreads.
  ///
  /// @param dimension intrinsic, from the growth of the kernel
  /// @param values eigenvalues of the walk after the trivial 1, descending
  /// @param coordinates `[n][2]`
  private record Walk(double dimension, double[] values, double[][] coordinates) {}

  @Override
  public List<Finding> of(RunSet runs, Rng rng) {
    if (runs.runs().isEmpty()) {
      return List.of();
    }
    List<Scope> scopes = new ArrayList<>(Scope.pooled(runs));
    scopes.addAll(Scope.points(runs));
    List<Finding> findings = new ArrayList<>();
    for (Scope scope : scopes) {
      FilterCloud all = FilterCloud.of(runs, scope.points());
      boolean single = runs.points().size() == 1 || scope.points().size() > 1;
      if (all.runs() >= PARTS && all.size() >= (single ? FEWEST : pictures)) {
        add(runs, scope, all.thinned(most), findings);
      }
    }
    return findings.isEmpty()
        ? List.of(
            new Finding.Warning(
                "too few filters",
                "A diffusion map takes %d usable filters; more repeats would give them."
                    .formatted(FEWEST)))
        : findings;
  }

  private static void add(RunSet runs, Scope scope, FilterCloud cloud, List<Finding> to) {
    double[][] apart = apart(cloud.vectors());
    if (Arrays.stream(apart).flatMapToDouble(Arrays::stream).max().orElse(0) < 1e-6) {
      to.add(
          new Finding.Warning(
              scope.name("one filter"),
              scope.where() + "all filters are the same: there is no shape to unfold."));
      return;
    }
    double floor = floor(apart);
    double[][] beyond = beyond(apart, floor);
    Walk walk = walk(beyond, floor);
    Walk[] without = without(beyond, floor, cloud.owners());
    Estimate dimension =
        jackknifed(walk.dimension, Arrays.stream(without).mapToDouble(Walk::dimension).toArray());
    String sentence = sentence(runs, scope, cloud, walk, without, dimension);
    to.add(
        Finding.Number.of(
            scope.name("intrinsic dimension"),
            sentence,
            dimension,
            new Finding.Reference("line or ring", 1)));
    to.add(scatter(scope, cloud, walk, without));
  }

  /// `1 − (u·u')²`, `[n × n]`.
  private static double[][] apart(double[][] vectors) {
    int n = vectors.length;
    double[][] apart = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double overlap = FilterEnsemble.dot(vectors[i], vectors[j]);
        apart[i][j] = Math.max(0, 1 - overlap * overlap);
        apart[j][i] = apart[i][j];
      }
    }
    return apart;
  }

  /// Distances beyond the median one to the nearest other filter, which is noise in all directions.
  private static double[][] beyond(double[][] apart, double floor) {
    return Arrays.stream(apart)
        .map(row -> Arrays.stream(row).map(far -> Math.max(0, far - floor)).toArray())
        .toArray(double[][]::new);
  }

  private static double floor(double[][] apart) {
    double[] nearest =
        IntStream.range(0, apart.length)
            .mapToDouble(
                i ->
                    IntStream.range(0, apart.length)
                        .filter(j -> j != i)
                        .mapToDouble(j -> apart[i][j])
                        .min()
                        .orElse(0))
            .sorted()
            .toArray();
    return nearest[nearest.length / 2];
  }

  private static Walk walk(double[][] apart, double floor) {
    double[] growth = growth(apart, floor);
    double epsilon = growth[0];
    int n = apart.length;
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel[i][j] = Math.exp(-apart[i][j] / epsilon);
      }
    }
    divided(kernel, 1);
    double[] degree = divided(kernel, 0.5);
    SymmetricEigen eigen = SymmetricEigen.of(kernel);
    double[] values = Arrays.copyOfRange(eigen.values(), 1, Math.min(n, 4));
    double[][] coordinates = new double[n][2];
    for (int k = 0; k < 2; k++) {
      for (int i = 0; i < n; i++) {
        coordinates[i][k] =
            values[k] * eigen.vectors()[k + 1][i] * Math.sqrt(total(degree) / degree[i]);
      }
    }
    return new Walk(2 * growth[1], values, coordinates);
  }

  private static double total(double[] values) {
    return Arrays.stream(values).sum();
  }

  /// Divides a kernel by powers of its row sums on both sides.
  ///
  /// @return the row sums
  private static double[] divided(double[][] kernel, double power) {
    double[] sums = Arrays.stream(kernel).mapToDouble(DiffusionMap::total).toArray();
    for (int i = 0; i < kernel.length; i++) {
      for (int j = 0; j < kernel.length; j++) {
        kernel[i][j] /= Math.pow(sums[i] * sums[j], power);
      }
    }
    return sums;
  }

  /// ε where `ln Σ exp(−apart/ε)` grows fastest with ln ε, above the scale of the noise, and how
  /// fast.
  private static double[] growth(double[][] apart, double floor) {
    double best = 1;
    double fastest = -1;
    for (double epsilon = Math.max(0.002, 3 * floor); epsilon < 4; epsilon *= 1.25) {
      double sum = 0;
      double weighted = 0;
      for (double[] row : apart) {
        for (double distance : row) {
          double weight = Math.exp(-distance / epsilon);
          sum += weight;
          weighted += weight * distance / epsilon;
        }
      }
      if (weighted / sum > fastest) {
        fastest = weighted / sum;
        best = epsilon;
      }
    }
    return new double[] {best, fastest};
  }

  /// The walk without one of eight parts of the runs.
  private static Walk[] without(double[][] apart, double floor, int[] owners) {
    return IntStream.range(0, PARTS)
        .mapToObj(
            part -> {
              int[] kept =
                  IntStream.range(0, owners.length)
                      .filter(i -> owners[i] % PARTS != part)
                      .toArray();
              return walk(
                  Arrays.stream(kept)
                      .mapToObj(i -> Arrays.stream(kept).mapToDouble(j -> apart[i][j]).toArray())
                      .toArray(double[][]::new),
                  floor);
            })
        .toArray(Walk[]::new);
  }

  private static Estimate jackknifed(double value, double[] without) {
    return new Estimate(value, Pca.scatter(without) * (PARTS - 1) / Math.sqrt(PARTS), "");
  }

  private static Estimate eigenvalue(Walk walk, Walk[] without, int k) {
    return jackknifed(
        walk.values[k], Arrays.stream(without).mapToDouble(part -> part.values[k]).toArray());
  }

  private static String sentence(
      RunSet runs, Scope scope, FilterCloud cloud, Walk walk, Walk[] without, Estimate dimension) {
    Estimate flat = Pca.overlap(cloud);
    Estimate ratio = new Estimate(1 / flat.value(), flat.error() / Math.pow(flat.value(), 2), "");
    boolean curved =
        ratio.value() - dimension.value() > 2 * Math.hypot(ratio.error(), dimension.error());
    return scope.where()
        + "%d filters have intrinsic dimension %s where principal components spread over %s: "
            .formatted(cloud.size(), dimension, ratio)
        + (curved
            ? "they lie on a bent set, and diffusion coordinates show it better."
            : "principal components show as much.")
        + " The slowest steps of the walk have eigenvalues %s and %s."
            .formatted(eigenvalue(walk, without, 0), eigenvalue(walk, without, 1))
        + followed(runs, scope, cloud, walk);
  }

  /// Whether the first coordinate follows the control parameter.
  private static String followed(RunSet runs, Scope scope, FilterCloud cloud, Walk walk) {
    Optional<GridAxis> axis = runs.axis(GridAxis.Role.CONTROL);
    if (axis.isEmpty() || scope.points().size() < 2) {
      return "";
    }
    String name = axis.get().name();
    double[] control =
        cloud.directions().stream()
            .mapToDouble(of -> Slice.number(of.point(), axis.get()))
            .toArray();
    double[] first = Arrays.stream(walk.coordinates).mapToDouble(place -> place[0]).toArray();
    double rank = Math.abs(new SpearmansCorrelation().correlation(control, first));
    int freedom = control.length - 2;
    double t = rank * Math.sqrt(freedom / Math.max(1e-12, 1 - rank * rank));
    double p = 2 * new TDistribution(freedom).cumulativeProbability(-t);
    if (!Double.isFinite(p)) {
      return "";
    }
    String found =
        new Estimate(rank, (1 - rank * rank) / Math.sqrt(freedom), "") + ", " + new Chance(p);
    return p < LEVEL
        ? " The first coordinate changes with %s (rank correlation %s).".formatted(name, found)
        : " The first coordinate does not follow %s (rank correlation %s).".formatted(name, found);
  }

  private static Finding scatter(Scope scope, FilterCloud cloud, Walk walk, Walk[] without) {
    List<Finding.Mark> marks = new ArrayList<>();
    for (int i = 0; i < cloud.size(); i++) {
      FilterCloud.Direction from = cloud.directions().get(i);
      String group = scope.points().size() > 1 ? Slice.label(from.point()) : "";
      double[] at = walk.coordinates[i];
      marks.add(new Finding.Mark(at[0], at[1], group, from.run(), from.component()));
    }
    return new Finding.Scatter(
        scope.name("runs in the plane of the first two diffusion coordinates"),
        scope.where()
            + "each of %d filters at its first two diffusion coordinates: filters that few steps"
                .formatted(cloud.size())
            + " through other filters connect are near; a ring is a continuous symmetry between"
            + " rules, a line a gradual change, lumps are distinct rules.",
        new Finding.Axis("first coordinate (λ = %s)".formatted(eigenvalue(walk, without, 0)), ""),
        new Finding.Axis("second coordinate (λ = %s)".formatted(eigenvalue(walk, without, 1)), ""),
        marks,
        Finding.Aspect.EQUAL);
  }
}
