package org.rsmi.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/// Runs in one gauge: the components of every run in one order and with one sign each, or turned
/// into one frame where only their space is the same.
final class Alignment {
  private static final int ROUNDS = 10;

  private Alignment() {}

  /// Every run with its components in the order and with the signs that are closest to the mean
  /// over runs; the component on which runs agree most comes first.
  ///
  /// @param runs `[runs][components][|V|]`, unit vectors
  /// @param reference the run that the first round is compared with
  static double[][][] matched(double[][][] runs, int reference) {
    double[][] target = runs[reference];
    if (target.length == 1) {
      double[][] all = Stream.of(runs).map(run -> run[0]).toArray(double[][]::new);
      target = new double[][] {Pca.moment(all).vectors()[0]};
    }
    double[][][] matched = runs;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] towards = target;
      matched = Stream.of(runs).map(run -> closest(run, towards)).toArray(double[][][]::new);
      target = means(matched);
    }
    return ordered(matched, target);
  }

  /// The components of a run, each assigned to the target that it overlaps with most and that is
  /// free, with a positive overlap.
  private static double[][] closest(double[][] run, double[][] target) {
    double[][] closest = new double[run.length][];
    boolean[] used = new boolean[run.length];
    for (int round = 0; round < run.length; round++) {
      double most = -1;
      int from = 0;
      int to = 0;
      for (int a = 0; a < run.length; a++) {
        for (int b = 0; b < run.length; b++) {
          double overlap = Math.abs(FilterEnsemble.dot(run[a], target[b]));
          if (!used[a] && closest[b] == null && overlap > most) {
            most = overlap;
            from = a;
            to = b;
          }
        }
      }
      used[from] = true;
      double sign = FilterEnsemble.dot(run[from], target[to]) < 0 ? -1 : 1;
      closest[to] = Arrays.stream(run[from]).map(x -> sign * x).toArray();
    }
    return closest;
  }

  /// `[components][|V|]`, means over runs, not normalised: the shorter, the less runs agree.
  static double[][] means(double[][][] runs) {
    double[][] means = new double[runs[0].length][runs[0][0].length];
    for (double[][] run : runs) {
      for (int c = 0; c < means.length; c++) {
        for (int a = 0; a < means[c].length; a++) {
          means[c][a] += run[c][a] / runs.length;
        }
      }
    }
    return means;
  }

  private static double[][][] ordered(double[][][] runs, double[][] means) {
    int[] order =
        IntStream.range(0, means.length)
            .boxed()
            .sorted(
                (a, b) ->
                    Double.compare(
                        FilterEnsemble.dot(means[b], means[b]),
                        FilterEnsemble.dot(means[a], means[a])))
            .mapToInt(Integer::intValue)
            .toArray();
    return Stream.of(runs)
        .map(run -> Arrays.stream(order).mapToObj(c -> run[c]).toArray(double[][]::new))
        .toArray(double[][][]::new);
  }

  /// Every run turned within the space of its components into the frame closest to a target
  /// (orthogonal Procrustes).
  ///
  /// @param frames `[runs][components][|V|]`, orthonormal in every run
  /// @param target `[components][|V|]`, orthonormal
  static double[][][] turned(double[][][] frames, double[][] target) {
    return Stream.of(frames).map(frame -> turned(frame, target)).toArray(double[][][]::new);
  }

  /// A frame turned within its space towards a target: `U Vᵀ` of the singular vectors of their
  /// scalar products, applied to the frame.
  static double[][] turned(double[][] frame, double[][] target) {
    int k = frame.length;
    DMatrixRMaj products = new DMatrixRMaj(k, k);
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        products.set(a, b, FilterEnsemble.dot(target[a], frame[b]));
      }
    }
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(k, k, true, true, false);
    if (!svd.decompose(products)) {
      throw new AssertionError("a finite matrix has singular vectors");
    }
    DMatrixRMaj rotation = new DMatrixRMaj(k, k);
    CommonOps_DDRM.mult(svd.getU(null, false), svd.getV(null, true), rotation);
    double[][] turned = new double[k][frame[0].length];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        for (int i = 0; i < turned[a].length; i++) {
          turned[a][i] += rotation.get(a, b) * frame[b][i];
        }
      }
    }
    return turned;
  }

  /// An orthonormal frame of the space of some vectors; fewer if they are dependent.
  static double[][] frame(double[][] vectors) {
    double[][] frame = new double[0][];
    for (double[] vector : vectors) {
      double[] rest = vector.clone();
      for (double[] axis : frame) {
        double along = FilterEnsemble.dot(axis, rest);
        Arrays.setAll(rest, i -> rest[i] - along * axis[i]);
      }
      if (FilterEnsemble.dot(rest, rest) > 1e-6) {
        frame =
            Stream.concat(Stream.of(frame), Stream.of(FilterEnsemble.unit(rest)))
                .toArray(double[][]::new);
      }
    }
    return frame;
  }
}
