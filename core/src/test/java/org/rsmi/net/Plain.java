package org.rsmi.net;

import org.rsmi.num.Rng;

/// The formulas of the kernels as plain loops in float64, and random arrays to compare them on.
final class Plain {
  private Plain() {}

  /// `[length]`, normal.
  static float[] random(int length, Rng rng) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }

  /// `[rows × stride]`, normal in the first `width` columns and 0 in the padding.
  static float[] random(int rows, int width, int stride, Rng rng) {
    float[] values = new float[rows * stride];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % stride < width ? (float) rng.nextGaussian() : 0f;
    }
    return values;
  }

  /// `X·W + b`, `[rows × out]`.
  static double[] affine(
      float[] x, int xStride, float[] w, float[] bias, int in, int out, int rows) {
    double[] y = new double[rows * out];
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < out; o++) {
        double sum = bias[o];
        for (int k = 0; k < in; k++) {
          sum += (double) x[row * xStride + k] * w[k * out + o];
        }
        y[row * out + o] = sum;
      }
    }
    return y;
  }

  /// `Xᵀ·D`, `[in × out]`.
  static double[] product(float[] x, int xStride, float[] delta, int in, int out, int rows) {
    double[] g = new double[in * out];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < in; k++) {
        for (int o = 0; o < out; o++) {
          g[k * out + o] += (double) x[row * xStride + k] * delta[row * out + o];
        }
      }
    }
    return g;
  }

  /// `|a − b| / |b|` in the 2-norm of the first `b.length` entries.
  static double distance(float[] a, double[] b) {
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < b.length; i++) {
      difference += (a[i] - b[i]) * (a[i] - b[i]);
      norm += b[i] * b[i];
    }
    return Math.sqrt(difference / norm);
  }
}
