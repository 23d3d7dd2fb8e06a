package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Rng;

/// How alike two runs are, whatever the sign of a vector and the order of the components:
/// `k(i, j) = ½ tr(P_i P_j)/√(r_i r_j) + ½ Σ_ab (u_ia·u_jb)⁴/√(c_i c_j)`, with P the projector onto
/// the span of a run's vectors and r its rank. For one component it is `½(u·v)² + ½(u·v)⁴`: the
/// square alone takes two filters at right angles for a circle.
///
/// @param lines `[runs][components][|V|]` of norm one
/// @param frames `[runs][rank][|V|]`, an orthonormal basis of each span
/// @param parts what counts
record RunKernel(double[][][] lines, double[][][] frames, Parts parts) {
  private static final double DEPENDENT = 1e-6;

  /// What of a run counts.
  enum Parts {
    /// Its span and the lines in it.
    LINES,
    /// Its span alone: the pair of lines in it is degenerate.
    SPANS
  }

  static RunKernel of(List<double[][]> runs, Parts parts) {
    double[][][] lines = runs.toArray(double[][][]::new);
    double[][][] frames = runs.stream().map(RunKernel::frame).toArray(double[][][]::new);
    return new RunKernel(lines, frames, parts);
  }

  int runs() {
    return lines.length;
  }

  /// An orthonormal basis of a run's span (Gram and Schmidt).
  private static double[][] frame(double[][] vectors) {
    List<double[]> frame = new ArrayList<>();
    for (double[] vector : vectors) {
      double[] rest = vector.clone();
      for (double[] other : frame) {
        double overlap = FilterEnsemble.dot(rest, other);
        for (int i = 0; i < rest.length; i++) {
          rest[i] -= overlap * other[i];
        }
      }
      double norm = Math.sqrt(FilterEnsemble.dot(rest, rest));
      if (norm > DEPENDENT) {
        frame.add(Arrays.stream(rest).map(x -> x / norm).toArray());
      }
    }
    return frame.toArray(double[][]::new);
  }

  /// The images of all runs.
  RunKernel image(BlockMotions block, Motion motion) {
    BlockMotions.Effect effect = block.effect(motion);
    double[][][] turned =
        Arrays.stream(lines).map(run -> image(effect, run)).toArray(double[][][]::new);
    boolean single = Arrays.stream(lines).allMatch(run -> run.length == 1);
    double[][][] turnedFrames =
        single
            ? turned
            : Arrays.stream(frames).map(run -> image(effect, run)).toArray(double[][][]::new);
    return new RunKernel(turned, turnedFrames, parts);
  }

  /// Every run replaced by its image under an element of its own.
  RunKernel mixed(MotionGroup group, Rng rng) {
    double[][][] turned = new double[runs()][][];
    double[][][] turnedFrames = new double[runs()][][];
    List<Motion> motions = List.copyOf(group.motions());
    for (int i = 0; i < turned.length; i++) {
      BlockMotions.Effect effect = group.block().effect(motions.get(rng.nextInt(motions.size())));
      turned[i] = image(effect, lines[i]);
      turnedFrames[i] = lines[i].length == 1 ? turned[i] : image(effect, frames[i]);
    }
    return new RunKernel(turned, turnedFrames, parts);
  }

  private static double[][] image(BlockMotions.Effect effect, double[][] vectors) {
    return Arrays.stream(vectors).map(effect::of).toArray(double[][]::new);
  }

  /// `k(f_i, g_j f_j)` between a run of this set and one of another.
  double between(int i, RunKernel other, int j) {
    double[][] u = lines[i];
    double[][] v = other.lines[j];
    if (u.length == 1 && v.length == 1) {
      double overlap = overlap(u[0], v[0]);
      double square = overlap * overlap;
      return parts == Parts.SPANS ? square : (square + square * square) / 2;
    }
    double[][] a = frames[i];
    double[][] b = other.frames[j];
    double spans = squares(a, b) / Math.sqrt(a.length * b.length);
    if (parts == Parts.SPANS) {
      return spans;
    }
    return (spans + fourths(u, v) / Math.sqrt(u.length * v.length)) / 2;
  }

  /// All of `k(f_i, g f_j)`, `[n × n]`.
  double[][] gram(RunKernel images) {
    double[][] gram = new double[runs()][runs()];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j < gram.length; j++) {
        gram[i][j] = between(i, images, j);
      }
    }
    return gram;
  }

  private static double squares(double[][] a, double[][] b) {
    double sum = 0;
    for (double[] u : a) {
      for (double[] v : b) {
        double t = overlap(u, v);
        sum += t * t;
      }
    }
    return sum;
  }

  private static double fourths(double[][] a, double[][] b) {
    double sum = 0;
    for (double[] u : a) {
      for (double[] v : b) {
        double t = overlap(u, v);
        sum += t * t * t * t;
      }
    }
    return sum;
  }

  /// `u·v` in four sums side by side: the machine need not wait for one addition before the next.
  static double overlap(double[] u, double[] v) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < u.length; i += 4) {
      a += u[i] * v[i];
      b += u[i + 1] * v[i + 1];
      c += u[i + 2] * v[i + 2];
      d += u[i + 3] * v[i + 3];
    }
    for (; i < u.length; i++) {
      a += u[i] * v[i];
    }
    return a + b + (c + d);
  }
}
