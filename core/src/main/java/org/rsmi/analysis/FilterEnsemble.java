package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rsmi.result.BlockMoments;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;

/// The filters of an ensemble as vectors of norm one.
///
/// The sign of a vector and the order of the components of a run mean nothing: both are gauge.
///
/// @param blockShape extents of the block
/// @param members usable runs with a filter of this block
/// @param leftOut runs that collapsed, diverged or have another block
public record FilterEnsemble(List<Integer> blockShape, List<Member> members, int leftOut) {
  public FilterEnsemble {
    blockShape = List.copyOf(blockShape);
    members = List.copyOf(members);
  }

  /// What stands for a filter Λ.
  public enum Representation {
    /// Λ itself.
    WEIGHTS,
    /// Structure coefficients `Cov(v, Λ·v)`: the same for filters that differ by a constraint.
    STRUCTURE,
    /// `Cov^½ Λ`: the scalar product of two vectors is the correlation of their rules.
    WHITENED
  }

  /// One run.
  ///
  /// @param run index in the [RunSet]
  /// @param point of the grid
  /// @param information its I(H:E), nats
  /// @param vectors `[components][|V|]`, each of norm one
  /// @param offsets `[components]`, `(Λ·⟨v⟩ + b)/σ(Λ·v)`, the threshold in units of the rule's
  ///     scatter; NaN where the block's moments are not known
  public record Member(
      int run,
      Map<String, Object> point,
      double information,
      double[][] vectors,
      double[] offsets) {}

  /// The filters at one point of the grid.
  ///
  /// Where the block's moments were not kept, all representations are [Representation#WEIGHTS].
  public static FilterEnsemble of(RunSet runs, PointSummary point, Representation as) {
    return of(runs, List.of(point), as);
  }

  /// The filters at several points, each represented with the moments at its own.
  ///
  /// @param points at least one; the first run tells the block
  public static FilterEnsemble of(RunSet runs, List<PointSummary> points, Representation as) {
    List<Integer> shape = points.getFirst().runs().getFirst().filter().blockShape();
    Map<RunRecord, Integer> index = new IdentityHashMap<>();
    for (RunRecord run : runs.runs()) {
      index.put(run, index.size());
    }
    List<Member> members = new ArrayList<>();
    int leftOut = 0;
    for (PointSummary point : points) {
      Optional<BlockMoments> moments = Optional.ofNullable(runs.moments().get(point.point()));
      Metric metric = Metric.of(as, moments);
      for (RunRecord run : point.runs()) {
        if (RunSet.usable(run) && run.filter().blockShape().equals(shape)) {
          members.add(member(index.getOrDefault(run, -1), run, metric, moments));
        } else {
          leftOut++;
        }
      }
    }
    return new FilterEnsemble(shape, members, leftOut);
  }

  private static Member member(
      int index, RunRecord run, Metric metric, Optional<BlockMoments> moments) {
    double[][] weights = run.filter().weights();
    double[] offsets = new double[weights.length];
    Arrays.setAll(
        offsets,
        c ->
            moments
                .map(known -> offset(known, weights[c], run.filter().bias()[c]))
                .orElse(Double.NaN));
    double[][] vectors =
        Arrays.stream(weights)
            .map(metric::apply)
            .map(FilterEnsemble::unit)
            .toArray(double[][]::new);
    return new Member(index, run.point(), run.estimate().information().value(), vectors, offsets);
  }

  private static double offset(BlockMoments moments, double[] filter, double bias) {
    return (dot(filter, moments.mean()) + bias) / Math.sqrt(dot(filter, moments.structure(filter)));
  }

  /// How a filter becomes a vector.
  private interface Metric {
    double[] apply(double[] filter);

    static Metric of(Representation as, Optional<BlockMoments> moments) {
      if (moments.isEmpty()) {
        return filter -> filter;
      }
      BlockMoments known = moments.get();
      return switch (as) {
        case WEIGHTS -> filter -> filter;
        case STRUCTURE -> known::structure;
        case WHITENED -> RuleMetric.Correlation.of(known.covariance())::vector;
      };
    }
  }

  /// Rank of a block's covariance: how many independent ways a filter has to differ.
  public static int rank(BlockMoments moments) {
    return RuleMetric.Correlation.of(moments.covariance()).rank();
  }

  static double[] unit(double[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    return norm > 0 ? Arrays.stream(vector).map(x -> x / norm).toArray() : vector;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
