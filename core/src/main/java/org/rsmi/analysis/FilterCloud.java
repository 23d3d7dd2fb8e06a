package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rsmi.num.Rng;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.PointSummary;

/// The filters of many runs as directions ±u, all in one metric.
///
/// Runs of several points are compared in the mean of their covariances, so that a direction means
/// one rule wherever it was found.
///
/// @param blockShape extents of the block
/// @param metric how a filter became a direction
/// @param directions in the order of the runs, then of the components
/// @param leftOut runs that collapsed, diverged, have another block or no finite filter
record FilterCloud(
    List<Integer> blockShape, RuleMetric metric, List<Direction> directions, int leftOut) {
  FilterCloud {
    blockShape = List.copyOf(blockShape);
    directions = List.copyOf(directions);
  }

  /// One component of one run.
  ///
  /// @param run index in the [RunSet]
  /// @param component of its filter
  /// @param point of the grid
  /// @param information I(H:E) of the run, nats
  /// @param weights Λ, `[|V|]`, of norm one
  /// @param vector u, `[|V|]`, of norm one
  record Direction(
      int run,
      int component,
      Map<String, Object> point,
      double information,
      double[] weights,
      double[] vector) {}

  /// @param points at least one
  static FilterCloud of(RunSet runs, List<PointSummary> points) {
    FilterEnsemble ensemble =
        FilterEnsemble.of(runs, points, FilterEnsemble.Representation.WEIGHTS);
    int sites = ensemble.blockShape().stream().reduce(1, Math::multiplyExact);
    RuleMetric metric = RuleMetric.of(moments(runs, points, sites), sites);
    List<Direction> directions = new ArrayList<>();
    int leftOut = ensemble.leftOut();
    for (FilterEnsemble.Member member : ensemble.members()) {
      List<Direction> of =
          IntStream.range(0, member.vectors().length)
              .mapToObj(c -> direction(member, c, metric))
              .filter(FilterCloud::isDirection)
              .toList();
      directions.addAll(of);
      leftOut += of.isEmpty() ? 1 : 0;
    }
    return new FilterCloud(ensemble.blockShape(), metric, directions, leftOut);
  }

  private static Optional<BlockMoments> moments(RunSet runs, List<PointSummary> points, int sites) {
    List<BlockMoments> known =
        points.stream()
            .map(point -> runs.moments().get(point.point()))
            .filter(Objects::nonNull)
            .filter(moments -> moments.mean().length == sites)
            .toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(BlockMoments.mean(known));
  }

  private static Direction direction(
      FilterEnsemble.Member member, int component, RuleMetric metric) {
    double[] weights = member.vectors()[component];
    double[] vector = FilterEnsemble.unit(metric.vector(weights));
    return new Direction(
        member.run(), component, member.point(), member.information(), weights, vector);
  }

  private static boolean isDirection(Direction direction) {
    return Math.abs(FilterEnsemble.dot(direction.vector, direction.vector) - 1) < 1e-6;
  }

  /// Number of directions.
  int size() {
    return directions.size();
  }

  /// `[n][|V|]`.
  double[][] vectors() {
    return directions.stream().map(Direction::vector).toArray(double[][]::new);
  }

  /// `[n]`, which run each direction comes from, counted 0, 1, 2… among those present.
  int[] owners() {
    int[] owners = new int[size()];
    for (int i = 1; i < owners.length; i++) {
      owners[i] = owners[i - 1] + (directions.get(i).run == directions.get(i - 1).run ? 0 : 1);
    }
    return owners;
  }

  /// Runs with at least one direction.
  int runs() {
    return directions.isEmpty() ? 0 : owners()[size() - 1] + 1;
  }

  /// These directions alone.
  FilterCloud only(int... indices) {
    return new FilterCloud(
        blockShape, metric, Arrays.stream(indices).mapToObj(directions::get).toList(), leftOut);
  }

  /// At most so many directions, evenly spread over the runs.
  FilterCloud thinned(int most) {
    if (size() <= most) {
      return this;
    }
    return only(IntStream.range(0, most).map(k -> (int) ((long) k * size() / most)).toArray());
  }

  /// Weights of the directions when runs are drawn with replacement, each from its own point of the
  /// grid; from all if a point has one run alone.
  ///
  /// @return `[resamples][n]`
  double[][] resampled(int resamples, Rng rng) {
    int[] owners = owners();
    int[][] strata = strata(owners);
    double[][] weights = new double[resamples][];
    for (int b = 0; b < resamples; b++) {
      double[] drawn = new double[runs()];
      for (int[] stratum : strata) {
        for (int r = stratum[0]; r < stratum[1]; r++) {
          drawn[stratum[0] + rng.nextInt(stratum[1] - stratum[0])]++;
        }
      }
      weights[b] = Arrays.stream(owners).mapToDouble(owner -> drawn[owner]).toArray();
    }
    return weights;
  }

  /// Runs of one point, `[from, to)` each.
  private int[][] strata(int[] owners) {
    List<int[]> strata = new ArrayList<>();
    for (int i = 0; i < owners.length; i++) {
      if (i == 0 || !directions.get(i).point.equals(directions.get(i - 1).point)) {
        strata.add(new int[] {owners[i], owners[i] + 1});
      }
      strata.getLast()[1] = owners[i] + 1;
    }
    return strata.stream().allMatch(stratum -> stratum[1] > stratum[0] + 1)
        ? strata.toArray(int[][]::new)
        : new int[][] {{0, runs()}};
  }

  /// The same directions in the coordinates of some axes: nothing is lost if these span them.
  ///
  /// @param axes `[k][|V|]`, orthonormal
  double[][] coordinates(double[][] axes) {
    return directions.stream()
        .map(
            direction ->
                Arrays.stream(axes)
                    .mapToDouble(axis -> FilterEnsemble.dot(axis, direction.vector))
                    .toArray())
        .toArray(double[][]::new);
  }
}
