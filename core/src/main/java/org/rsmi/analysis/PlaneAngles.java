package org.rsmi.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rsmi.num.Rng;

/// Runs in a plane of filters: where they lie, and whether every angle is equally likely.
///
/// A line is at ϑ and at ϑ + π, so that only even harmonics `|⟨e^{ihϑ}⟩|` mean something. If the
/// law is invariant under rotations of the plane, every run may be turned by an angle of its own,
/// its
/// components together: that is the randomisation behind both p-values.
///
/// @param x `[runs][components]`, `u·e₁`
/// @param y `[runs][components]`, `u·e₂`
/// @param inside runs with more than half their norm in the plane
record PlaneAngles(double[][] x, double[][] y, List<Integer> inside) {
  /// Harmonics that are asked for.
  static final int[] HARMONICS = {2, 4, 6, 8};

  private static final double MOST = 0.5;
  private static final int ENOUGH = 20;

  /// @param runs `[components][|V|]` each, unit vectors
  /// @param first unit vector of the plane
  /// @param second unit vector of the plane at right angles
  static PlaneAngles of(List<double[][]> runs, double[] first, double[] second) {
    double[][] x = project(runs, first);
    double[][] y = project(runs, second);
    List<Integer> inside = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      if (norm(x[i], y[i]) > MOST) {
        inside.add(i);
      }
    }
    return new PlaneAngles(x, y, inside);
  }

  private static double[][] project(List<double[][]> runs, double[] axis) {
    return runs.stream()
        .map(run -> Arrays.stream(run).mapToDouble(u -> FilterEnsemble.dot(u, axis)).toArray())
        .toArray(double[][]::new);
  }

  private static double norm(double[] x, double[] y) {
    double sum = 0;
    for (int c = 0; c < x.length; c++) {
      sum += x[c] * x[c] + y[c] * y[c];
    }
    return sum / x.length;
  }

  /// Share of a run's norm in the plane, 0 … 1.
  double norm(int run) {
    return norm(x[run], y[run]);
  }

  /// Angle of a component, −π … π.
  double angle(int run, int component) {
    return Math.atan2(y[run][component], x[run][component]);
  }

  /// Angles of all runs inside, `[runs inside][components]`.
  double[][] angles() {
    double[][] angles = new double[inside.size()][];
    Arrays.setAll(
        angles,
        k -> {
          int run = inside.get(k);
          double[] theta = new double[x[run].length];
          Arrays.setAll(theta, c -> angle(run, c));
          return theta;
        });
    return angles;
  }

  /// The strongest harmonic and how likely rotations make one as strong.
  ///
  /// @param order h
  /// @param amplitude `|⟨e^{ihϑ}⟩|`, 0 … 1
  /// @param phase a maximum of the density, radians
  /// @param p of the largest harmonic among all
  /// @param kuiper p of the largest difference of the distribution of angles from a uniform one
  record Uniformity(int order, double amplitude, double phase, double p, double kuiper) {}

  /// Is the density of angles uniform?
  ///
  /// @param draws at most
  Uniformity uniformity(int draws, Rng rng) {
    double[][] angles = angles();
    double[][] re = new double[HARMONICS.length][angles.length];
    double[][] im = new double[HARMONICS.length][angles.length];
    for (int h = 0; h < HARMONICS.length; h++) {
      for (int i = 0; i < angles.length; i++) {
        for (double theta : angles[i]) {
          re[h][i] += Math.cos(HARMONICS[h] * theta) / angles[i].length;
          im[h][i] += Math.sin(HARMONICS[h] * theta) / angles[i].length;
        }
      }
    }
    double[] none = new double[angles.length];
    int best = 0;
    for (int h = 1; h < HARMONICS.length; h++) {
      best = length(re[h], im[h]) > length(re[best], im[best]) ? h : best;
    }
    double phase = Math.atan2(sum(im[best]), sum(re[best])) / HARMONICS[best];
    double harmonics = 0;
    double kuiper = 0;
    double observed = strongest(re, im, none);
    double distance = kuiper(angles, none);
    int drawn = 0;
    while (drawn < draws && Math.min(harmonics, kuiper) < ENOUGH) {
      double[] turns = new double[angles.length];
      Arrays.setAll(turns, _ -> 2 * Math.PI * rng.nextDouble());
      harmonics += strongest(re, im, turns) >= observed ? 1 : 0;
      kuiper += kuiper(angles, turns) >= distance ? 1 : 0;
      drawn++;
    }
    return new Uniformity(
        HARMONICS[best],
        length(re[best], im[best]),
        phase,
        (harmonics + 1) / (drawn + 1),
        (kuiper + 1) / (drawn + 1));
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double length(double[] re, double[] im) {
    return Math.hypot(sum(re), sum(im)) / re.length;
  }

  /// `max_h |Σ Z_h e^{ihα}|² / Σ|Z_h|²`, every run turned by its α.
  private static double strongest(double[][] re, double[][] im, double[] turns) {
    double[] a = new double[HARMONICS.length];
    double[] b = new double[HARMONICS.length];
    double[] squares = new double[HARMONICS.length];
    for (int i = 0; i < turns.length; i++) {
      double cosStep = Math.cos(2 * turns[i]);
      double sinStep = Math.sin(2 * turns[i]);
      double cos = 1;
      double sin = 0;
      for (int h = 0; h < HARMONICS.length; h++) {
        double next = cos * cosStep - sin * sinStep;
        sin = cos * sinStep + sin * cosStep;
        cos = next;
        a[h] += re[h][i] * cos - im[h][i] * sin;
        b[h] += re[h][i] * sin + im[h][i] * cos;
        squares[h] += re[h][i] * re[h][i] + im[h][i] * im[h][i];
      }
    }
    double strongest = 0;
    for (int h = 0; h < HARMONICS.length; h++) {
      strongest = Math.max(strongest, (a[h] * a[h] + b[h] * b[h]) / (squares[h] + 1e-12));
    }
    return strongest;
  }

  /// Kuiper's distance of the angles modulo π from the uniform law.
  private static double kuiper(double[][] angles, double[] turns) {
    int count = Arrays.stream(angles).mapToInt(run -> run.length).sum();
    double[] positions = new double[count];
    int at = 0;
    for (int i = 0; i < angles.length; i++) {
      for (double theta : angles[i]) {
        double turn = (theta + turns[i]) / Math.PI;
        positions[at++] = turn - Math.floor(turn);
      }
    }
    Arrays.sort(positions);
    double above = 0;
    double below = 0;
    for (int k = 0; k < count; k++) {
      above = Math.max(above, (k + 1.0) / count - positions[k]);
      below = Math.max(below, positions[k] - (double) k / count);
    }
    return above + below;
  }

  /// The amplitude of a harmonic of the density that would have been seen at 1 % in four of five
  /// ensembles; 1 is a density of spikes.
  double detectable() {
    double runs = Math.max(1, inside.size());
    return (Math.sqrt(Math.log(HARMONICS.length / 0.01)) + 0.84 / Math.sqrt(2)) / Math.sqrt(runs);
  }
}
