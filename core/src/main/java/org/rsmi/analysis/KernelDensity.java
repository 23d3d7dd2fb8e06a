package org.rsmi.analysis;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The density of points ±(x, y) in a plane, smoothed by a Gaussian of the width that predicts each
/// point best from the others (leave-one-out likelihood).
///
/// @param points `[n][2]`
/// @param width of the Gaussian, in the units of the points
/// @see <a href="https://doi.org/10.1007/978-1-4899-3324-9">Silverman (1986), §3.4</a>
record KernelDensity(double[][] points, double width) {
  private static final double[] WIDTHS = {0.02, 0.03, 0.045, 0.07, 0.1, 0.14, 0.2, 0.3};
  private static final double FLOOR = 1e-12;

  /// @param points `[n][2]`, n ≥ 2, of size one
  static KernelDensity of(double[][] points) {
    double best = Double.NEGATIVE_INFINITY;
    double width = WIDTHS[0];
    for (double candidate : WIDTHS) {
      double likelihood = likelihood(points, candidate);
      if (likelihood > best) {
        best = likelihood;
        width = candidate;
      }
    }
    return new KernelDensity(points, width);
  }

  private static double likelihood(double[][] points, double width) {
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double density = 0;
      for (int j = 0; j < points.length; j++) {
        density += j == i ? 0 : kernel(points[j], points[i][0], points[i][1], width);
      }
      sum += Math.log(FLOOR + density / (points.length - 1));
    }
    return sum;
  }

  private static double kernel(double[] at, double x, double y, double width) {
    double near = Math.pow(x - at[0], 2) + Math.pow(y - at[1], 2);
    double far = Math.pow(x + at[0], 2) + Math.pow(y + at[1], 2);
    double scale = -0.5 / (width * width);
    return (Math.exp(scale * near) + Math.exp(scale * far)) / (4 * Math.PI * width * width);
  }

  /// Points per unit of area, `[grid × grid]`, rows are y.
  double[][] on(double[] grid) {
    return Arrays.stream(grid)
        .mapToObj(y -> Arrays.stream(grid).map(x -> at(x, y)).toArray())
        .toArray(double[][]::new);
  }

  private double at(double x, double y) {
    return Arrays.stream(points)
        .mapToDouble(point -> kernel(point, x, y, width))
        .average()
        .orElse(0);
  }

  /// From −1 to 1 in equal steps.
  static double[] grid(int steps) {
    return IntStream.rangeClosed(0, steps).mapToDouble(k -> -1 + 2.0 * k / steps).toArray();
  }
}
