package org.rsmi.analysis;

import java.util.Arrays;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;
import org.rsmi.lattice.Boundary;

/// Sums of products `Σ_x O_a(x) O_b(x + d)` over configurations, by the convolution theorem.
///
/// Two real fields travel as one complex one, `z = f + i g`: the real part of `F⁻¹(Z_a* Z_b)` is
/// the
/// sum of the correlations of f and of g.
final class PlaneSpectrum {
  private final Plane plane;
  private final Boundary boundary;
  private final int operators;
  private final Plane padded;
  private final double[][][] sums;

  PlaneSpectrum(Plane plane, Boundary boundary, int operators) {
    this.plane = plane;
    this.boundary = boundary;
    this.operators = operators;
    this.padded = new Plane(padded(plane.rows()), padded(plane.columns()));
    this.sums = new double[operators * (operators + 1) / 2][2][padded.sites()];
  }

  private int padded(int extent) {
    int power = Integer.highestOneBit(extent);
    boolean fits = power == extent && (boundary == Boundary.PERIODIC || extent == 1);
    return fits ? extent : 2 * Math.max(power, Integer.highestOneBit(2 * extent - 1));
  }

  /// Adds two configurations.
  ///
  /// @param first `[operators][places]`
  /// @param second of the next configuration, or nothing
  void add(double[][] first, double[][] second) {
    double[][][] z = new double[operators][][];
    for (int a = 0; a < operators; a++) {
      double[] other = second.length == 0 ? new double[plane.sites()] : second[a];
      z[a] = new double[][] {spread(first[a]), spread(other)};
      transform(z[a], TransformType.FORWARD);
    }
    int pair = 0;
    for (int a = 0; a < operators; a++) {
      for (int b = a; b < operators; b++) {
        multiply(z[a], z[b], sums[pair++]);
      }
    }
  }

  private double[] spread(double[] field) {
    double[] wide = new double[padded.sites()];
    for (int y = 0; y < plane.rows(); y++) {
      System.arraycopy(field, y * plane.columns(), wide, y * padded.columns(), plane.columns());
    }
    return wide;
  }

  private static void multiply(double[][] a, double[][] b, double[][] sum) {
    for (int k = 0; k < a[0].length; k++) {
      sum[0][k] += a[0][k] * b[0][k] + a[1][k] * b[1][k];
      sum[1][k] += a[0][k] * b[1][k] - a[1][k] * b[0][k];
    }
  }

  /// Along rows, then along columns, in place.
  private void transform(double[][] z, TransformType direction) {
    int columns = padded.columns();
    double[][] line = new double[2][columns];
    for (int y = 0; y < padded.rows() && columns > 1; y++) {
      for (int part = 0; part < 2; part++) {
        System.arraycopy(z[part], y * columns, line[part], 0, columns);
      }
      FastFourierTransformer.transformInPlace(line, DftNormalization.STANDARD, direction);
      for (int part = 0; part < 2; part++) {
        System.arraycopy(line[part], 0, z[part], y * columns, columns);
      }
    }
    double[][] column = new double[2][padded.rows()];
    for (int x = 0; x < columns && padded.rows() > 1; x++) {
      for (int y = 0; y < padded.rows(); y++) {
        column[0][y] = z[0][y * columns + x];
        column[1][y] = z[1][y * columns + x];
      }
      FastFourierTransformer.transformInPlace(column, DftNormalization.STANDARD, direction);
      for (int y = 0; y < padded.rows(); y++) {
        z[0][y * columns + x] = column[0][y];
        z[1][y * columns + x] = column[1][y];
      }
    }
  }

  /// The means of all products since the last call, see [Correlator#products].
  ///
  /// @param configurations that were added
  /// @return `[pairs][half + 2]`
  double[][] products(int configurations) {
    double[][] products = new double[sums.length][];
    for (int pair = 0; pair < sums.length; pair++) {
      double[][] sum = sums[pair];
      transform(sum, TransformType.INVERSE);
      products[pair] = read(sum[0], configurations);
      Arrays.fill(sum[0], 0);
      Arrays.fill(sum[1], 0);
    }
    return products;
  }

  private double[] read(double[] sum, int configurations) {
    int half = plane.half();
    double[] products = new double[half + 2];
    for (int r = 0; r <= half; r++) {
      double along = mean(sum, 0, r);
      products[r] = plane.rows() == 1 ? along : (along + mean(sum, r, 0)) / 2;
    }
    products[half + 1] = mean(sum, plane.rows() / 2, plane.columns() / 2);
    for (int r = 0; r < products.length; r++) {
      products[r] /= configurations;
    }
    return products;
  }

  /// Over all places of one configuration, and over d and −d.
  private double mean(double[] sum, int dy, int dx) {
    if (boundary == Boundary.OPEN) {
      double pairs = (double) (plane.rows() - dy) * (plane.columns() - dx);
      return (at(sum, dy, dx) + at(sum, -dy, -dx)) / 2 / pairs;
    }
    return (folded(sum, dy, dx) + folded(sum, -dy, -dx)) / 2 / plane.sites();
  }

  /// What a displacement of a torus gathers of the padded plane.
  private double folded(double[] sum, int dy, int dx) {
    double total = 0;
    for (int y : images(dy, plane.rows(), padded.rows())) {
      for (int x : images(dx, plane.columns(), padded.columns())) {
        total += at(sum, y, x);
      }
    }
    return total;
  }

  private static int[] images(int step, int extent, int padded) {
    int inside = Math.floorMod(step, extent);
    return extent == padded ? new int[] {inside} : new int[] {inside, inside - extent};
  }

  private double at(double[] sum, int dy, int dx) {
    return sum[
        Math.floorMod(dy, padded.rows()) * padded.columns() + Math.floorMod(dx, padded.columns())];
  }
}
