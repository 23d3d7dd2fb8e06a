package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
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
  private static final double NULL = 1e-6;

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
    List<Member> members = new ArrayList<>();
    int leftOut = 0;
    for (PointSummary point : points) {
      Optional<BlockMoments> moments = Optional.ofNullable(runs.moments().get(point.point()));
      Metric metric = Metric.of(as, moments);
      for (RunRecord run : point.runs()) {
        if (RunSet.usable(run) && run.filter().blockShape().equals(shape)) {
          members.add(member(runs.runs().indexOf(run), run, metric, moments));
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
        case WHITENED -> {
          double[][] root = root(known.covariance());
          yield filter -> Arrays.stream(root).mapToDouble(row -> dot(row, filter)).toArray();
        }
      };
    }
  }

  /// Rank of a block's covariance: how many independent ways a filter has to differ.
  public static int rank(BlockMoments moments) {
    double[] spectrum = spectrum(decompose(moments.covariance()));
    double largest = Arrays.stream(spectrum).max().orElse(0);
    return (int) Arrays.stream(spectrum).filter(value -> value > NULL * largest).count();
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(double[][] symmetric) {
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(symmetric.length, true, true);
    if (!eigen.decompose(new DMatrixRMaj(symmetric))) {
      throw new AssertionError("a finite symmetric matrix has eigenvectors");
    }
    return eigen;
  }

  private static double[] spectrum(EigenDecomposition_F64<DMatrixRMaj> eigen) {
    double[] spectrum = new double[eigen.getNumberOfEigenvalues()];
    Arrays.setAll(spectrum, k -> eigen.getEigenvalue(k).getReal());
    return spectrum;
  }

  /// The symmetric square root of a covariance, directions that do not vary left out.
  private static double[][] root(double[][] covariance) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(covariance);
    double[] spectrum = spectrum(eigen);
    double largest = Arrays.stream(spectrum).max().orElse(0);
    DMatrixRMaj root = new DMatrixRMaj(covariance.length, covariance.length);
    for (int k = 0; k < spectrum.length; k++) {
      if (spectrum[k] > NULL * largest) {
        DMatrixRMaj vector = eigen.getEigenVector(k);
        CommonOps_DDRM.multAddTransB(Math.sqrt(spectrum[k]), vector, vector, root);
      }
    }
    double[][] rows = new double[covariance.length][];
    Arrays.setAll(
        rows,
        i -> Arrays.copyOfRange(root.data, i * covariance.length, (i + 1) * covariance.length));
    return rows;
  }

  private static double[] unit(double[] vector) {
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
