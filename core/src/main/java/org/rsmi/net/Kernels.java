package org.rsmi.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The matrix products of a training step, float32, rows of a batch times a small weight matrix.
///
/// Activations are `[row][feature]` with a row stride that is a multiple of [#LANES]; weights are
/// `[in][out]` with `out` padded likewise, padding weights being 0 and staying 0. Every sum runs in
/// a fixed order, so results are the same bits on every run.
///
/// Row blocks of eight keep 8 × 2 vector accumulators in registers, which hides the latency of the
/// multiply-adds; other shapes fall back to fewer rows or one vector.
final class Kernels {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /// Rows whose part of a sum is gathered in registers before it is added to memory.
  static final int ROW_CHUNK = 128;

  private Kernels() {}

  /// The smallest multiple of [#LANES] that is ≥ `width`.
  static int padded(int width) {
    return (width + LANES - 1) / LANES * LANES;
  }

  /// `Y = X·W + b`, one affine map for rows `from … to − 1` of a batch. A row gets the same bits
  /// wherever a batch is cut.
  ///
  /// @param x `[rows × in]` with row stride `xStride` ≥ in
  /// @param w `[in × out]`, out a multiple of [#LANES]
  /// @param bias `[out]`
  /// @param y `[rows × out]`, those rows overwritten
  static void affine(
      float[] x,
      int xStride,
      float[] w,
      float[] bias,
      int in,
      int out,
      float[] y,
      int from,
      int to) {
    int row = from;
    for (; row + 8 <= to; row += 8) {
      int column = 0;
      for (; column + 2 * LANES <= out; column += 2 * LANES) {
        affine8x2(x, row * xStride, xStride, w, bias, in, out, column, y, row * out);
      }
      for (; column < out; column += LANES) {
        affine8x1(x, row * xStride, xStride, w, bias, in, out, column, y, row * out);
      }
    }
    for (; row < to; row++) {
      for (int column = 0; column < out; column += LANES) {
        affine1x1(x, row * xStride, w, bias, in, out, column, y, row * out);
      }
    }
  }

  private static void affine8x2(
      float[] x,
      int xRow,
      int xStride,
      float[] w,
      float[] bias,
      int in,
      int out,
      int column,
      float[] y,
      int yRow) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, bias, column);
    FloatVector b0 = FloatVector.fromArray(SPECIES, bias, column + LANES);
    FloatVector a1 = a0;
    FloatVector b1 = b0;
    FloatVector a2 = a0;
    FloatVector b2 = b0;
    FloatVector a3 = a0;
    FloatVector b3 = b0;
    FloatVector a4 = a0;
    FloatVector b4 = b0;
    FloatVector a5 = a0;
    FloatVector b5 = b0;
    FloatVector a6 = a0;
    FloatVector b6 = b0;
    FloatVector a7 = a0;
    FloatVector b7 = b0;
    int x1 = xRow + xStride;
    int x2 = x1 + xStride;
    int x3 = x2 + xStride;
    int x4 = x3 + xStride;
    int x5 = x4 + xStride;
    int x6 = x5 + xStride;
    int x7 = x6 + xStride;
    for (int k = 0, wk = column; k < in; k++, wk += out) {
      FloatVector wa = FloatVector.fromArray(SPECIES, w, wk);
      FloatVector wb = FloatVector.fromArray(SPECIES, w, wk + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, x[xRow + k]);
      a0 = v.fma(wa, a0);
      b0 = v.fma(wb, b0);
      v = FloatVector.broadcast(SPECIES, x[x1 + k]);
      a1 = v.fma(wa, a1);
      b1 = v.fma(wb, b1);
      v = FloatVector.broadcast(SPECIES, x[x2 + k]);
      a2 = v.fma(wa, a2);
      b2 = v.fma(wb, b2);
      v = FloatVector.broadcast(SPECIES, x[x3 + k]);
      a3 = v.fma(wa, a3);
      b3 = v.fma(wb, b3);
      v = FloatVector.broadcast(SPECIES, x[x4 + k]);
      a4 = v.fma(wa, a4);
      b4 = v.fma(wb, b4);
      v = FloatVector.broadcast(SPECIES, x[x5 + k]);
      a5 = v.fma(wa, a5);
      b5 = v.fma(wb, b5);
      v = FloatVector.broadcast(SPECIES, x[x6 + k]);
      a6 = v.fma(wa, a6);
      b6 = v.fma(wb, b6);
      v = FloatVector.broadcast(SPECIES, x[x7 + k]);
      a7 = v.fma(wa, a7);
      b7 = v.fma(wb, b7);
    }
    int to = yRow + column;
    a0.intoArray(y, to);
    b0.intoArray(y, to + LANES);
    a1.intoArray(y, to += out);
    b1.intoArray(y, to + LANES);
    a2.intoArray(y, to += out);
    b2.intoArray(y, to + LANES);
    a3.intoArray(y, to += out);
    b3.intoArray(y, to + LANES);
    a4.intoArray(y, to += out);
    b4.intoArray(y, to + LANES);
    a5.intoArray(y, to += out);
    b5.intoArray(y, to + LANES);
    a6.intoArray(y, to += out);
    b6.intoArray(y, to + LANES);
    a7.intoArray(y, to += out);
    b7.intoArray(y, to + LANES);
  }

  private static void affine8x1(
      float[] x,
      int xRow,
      int xStride,
      float[] w,
      float[] bias,
      int in,
      int out,
      int column,
      float[] y,
      int yRow) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, bias, column);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int x1 = xRow + xStride;
    int x2 = x1 + xStride;
    int x3 = x2 + xStride;
    int x4 = x3 + xStride;
    int x5 = x4 + xStride;
    int x6 = x5 + xStride;
    int x7 = x6 + xStride;
    for (int k = 0, wk = column; k < in; k++, wk += out) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wk);
      a0 = FloatVector.broadcast(SPECIES, x[xRow + k]).fma(weights, a0);
      a1 = FloatVector.broadcast(SPECIES, x[x1 + k]).fma(weights, a1);
      a2 = FloatVector.broadcast(SPECIES, x[x2 + k]).fma(weights, a2);
      a3 = FloatVector.broadcast(SPECIES, x[x3 + k]).fma(weights, a3);
      a4 = FloatVector.broadcast(SPECIES, x[x4 + k]).fma(weights, a4);
      a5 = FloatVector.broadcast(SPECIES, x[x5 + k]).fma(weights, a5);
      a6 = FloatVector.broadcast(SPECIES, x[x6 + k]).fma(weights, a6);
      a7 = FloatVector.broadcast(SPECIES, x[x7 + k]).fma(weights, a7);
    }
    int to = yRow + column;
    a0.intoArray(y, to);
    a1.intoArray(y, to += out);
    a2.intoArray(y, to += out);
    a3.intoArray(y, to += out);
    a4.intoArray(y, to += out);
    a5.intoArray(y, to += out);
    a6.intoArray(y, to += out);
    a7.intoArray(y, to += out);
  }

  private static void affine1x1(
      float[] x,
      int xRow,
      float[] w,
      float[] bias,
      int in,
      int out,
      int column,
      float[] y,
      int yRow) {
    FloatVector a = FloatVector.fromArray(SPECIES, bias, column);
    for (int k = 0, wk = column; k < in; k++, wk += out) {
      FloatVector weights = FloatVector.fromArray(SPECIES, w, wk);
      a = FloatVector.broadcast(SPECIES, x[xRow + k]).fma(weights, a);
    }
    a.intoArray(y, yRow + column);
  }

  /// `G = Xᵀ·D` and `g = Σ rows of D`: the gradients of an affine map's weights and bias,
  /// from rows `first … last − 1` of a batch.
  ///
  /// @param x `[rows × in]` with row stride `xStride`
  /// @param delta `[rows × out]`, the gradient with respect to the map's output
  /// @param weightGradient `[in × out]`, added to
  /// @param biasGradient `[out]`, added to
  static void affineGradient(
      float[] x,
      int xStride,
      float[] delta,
      int in,
      int out,
      int first,
      int last,
      float[] weightGradient,
      float[] biasGradient) {
    for (int from = first; from < last; from += ROW_CHUNK) {
      int to = Math.min(last, from + ROW_CHUNK);
      int column = 0;
      for (; column + 2 * LANES <= out; column += 2 * LANES) {
        int k = 0;
        for (; k + 8 <= in; k += 8) {
          outer8x2(x, xStride, k, delta, out, column, from, to, weightGradient);
        }
        for (; k < in; k++) {
          outer1x1(x, xStride, k, delta, out, column, from, to, weightGradient);
          outer1x1(x, xStride, k, delta, out, column + LANES, from, to, weightGradient);
        }
      }
      for (; column < out; column += LANES) {
        int k = 0;
        for (; k + 8 <= in; k += 8) {
          outer8x1(x, xStride, k, delta, out, column, from, to, weightGradient);
        }
        for (; k < in; k++) {
          outer1x1(x, xStride, k, delta, out, column, from, to, weightGradient);
        }
      }
    }
    for (int column = 0; column < out; column += LANES) {
      sumOfRows(delta, out, column, first, last)
          .add(FloatVector.fromArray(SPECIES, biasGradient, column))
          .intoArray(biasGradient, column);
    }
  }

  /// Four running sums hide the latency of an addition.
  private static FloatVector sumOfRows(float[] delta, int out, int column, int from, int to) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int row = from;
    for (; row + 4 <= to; row += 4) {
      int at = row * out + column;
      a = a.add(FloatVector.fromArray(SPECIES, delta, at));
      b = b.add(FloatVector.fromArray(SPECIES, delta, at + out));
      c = c.add(FloatVector.fromArray(SPECIES, delta, at + 2 * out));
      d = d.add(FloatVector.fromArray(SPECIES, delta, at + 3 * out));
    }
    for (; row < to; row++) {
      a = a.add(FloatVector.fromArray(SPECIES, delta, row * out + column));
    }
    return a.add(b).add(c.add(d));
  }

  private static void outer8x2(
      float[] x,
      int xStride,
      int k,
      float[] delta,
      int out,
      int column,
      int from,
      int to,
      float[] g) {
    int at = k * out + column;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector b0 = a0;
    FloatVector a1 = a0;
    FloatVector b1 = a0;
    FloatVector a2 = a0;
    FloatVector b2 = a0;
    FloatVector a3 = a0;
    FloatVector b3 = a0;
    FloatVector a4 = a0;
    FloatVector b4 = a0;
    FloatVector a5 = a0;
    FloatVector b5 = a0;
    FloatVector a6 = a0;
    FloatVector b6 = a0;
    FloatVector a7 = a0;
    FloatVector b7 = a0;
    int xk = from * xStride + k;
    int dk = from * out + column;
    for (int row = from; row < to; row++, xk += xStride, dk += out) {
      FloatVector da = FloatVector.fromArray(SPECIES, delta, dk);
      FloatVector db = FloatVector.fromArray(SPECIES, delta, dk + LANES);
      FloatVector v = FloatVector.broadcast(SPECIES, x[xk]);
      a0 = v.fma(da, a0);
      b0 = v.fma(db, b0);
      v = FloatVector.broadcast(SPECIES, x[xk + 1]);
      a1 = v.fma(da, a1);
      b1 = v.fma(db, b1);
      v = FloatVector.broadcast(SPECIES, x[xk + 2]);
      a2 = v.fma(da, a2);
      b2 = v.fma(db, b2);
      v = FloatVector.broadcast(SPECIES, x[xk + 3]);
      a3 = v.fma(da, a3);
      b3 = v.fma(db, b3);
      v = FloatVector.broadcast(SPECIES, x[xk + 4]);
      a4 = v.fma(da, a4);
      b4 = v.fma(db, b4);
      v = FloatVector.broadcast(SPECIES, x[xk + 5]);
      a5 = v.fma(da, a5);
      b5 = v.fma(db, b5);
      v = FloatVector.broadcast(SPECIES, x[xk + 6]);
      a6 = v.fma(da, a6);
      b6 = v.fma(db, b6);
      v = FloatVector.broadcast(SPECIES, x[xk + 7]);
      a7 = v.fma(da, a7);
      b7 = v.fma(db, b7);
    }
    FloatVector.fromArray(SPECIES, g, at).add(a0).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b0).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a1).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b1).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a2).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b2).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a3).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b3).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a4).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b4).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a5).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b5).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a6).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b6).intoArray(g, at + LANES);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a7).intoArray(g, at);
    FloatVector.fromArray(SPECIES, g, at + LANES).add(b7).intoArray(g, at + LANES);
  }

  private static void outer8x1(
      float[] x,
      int xStride,
      int k,
      float[] delta,
      int out,
      int column,
      int from,
      int to,
      float[] g) {
    int at = k * out + column;
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector a6 = a0;
    FloatVector a7 = a0;
    int xk = from * xStride + k;
    int dk = from * out + column;
    for (int row = from; row < to; row++, xk += xStride, dk += out) {
      FloatVector d = FloatVector.fromArray(SPECIES, delta, dk);
      a0 = FloatVector.broadcast(SPECIES, x[xk]).fma(d, a0);
      a1 = FloatVector.broadcast(SPECIES, x[xk + 1]).fma(d, a1);
      a2 = FloatVector.broadcast(SPECIES, x[xk + 2]).fma(d, a2);
      a3 = FloatVector.broadcast(SPECIES, x[xk + 3]).fma(d, a3);
      a4 = FloatVector.broadcast(SPECIES, x[xk + 4]).fma(d, a4);
      a5 = FloatVector.broadcast(SPECIES, x[xk + 5]).fma(d, a5);
      a6 = FloatVector.broadcast(SPECIES, x[xk + 6]).fma(d, a6);
      a7 = FloatVector.broadcast(SPECIES, x[xk + 7]).fma(d, a7);
    }
    FloatVector.fromArray(SPECIES, g, at).add(a0).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a1).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a2).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a3).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a4).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a5).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a6).intoArray(g, at);
    at += out;
    FloatVector.fromArray(SPECIES, g, at).add(a7).intoArray(g, at);
  }

  private static void outer1x1(
      float[] x,
      int xStride,
      int k,
      float[] delta,
      int out,
      int column,
      int from,
      int to,
      float[] g) {
    int at = k * out + column;
    FloatVector a = FloatVector.zero(SPECIES);
    for (int row = from; row < to; row++) {
      FloatVector d = FloatVector.fromArray(SPECIES, delta, row * out + column);
      a = FloatVector.broadcast(SPECIES, x[row * xStride + k]).fma(d, a);
    }
    FloatVector.fromArray(SPECIES, g, at).add(a).intoArray(g, at);
  }

  /// `Wᵀ`, from `[in × out]` with row stride `out` to `[outWidth × in]` with row stride `inPadded`;
  /// padding columns are left as they are.
  static void transpose(
      float[] w, int in, int out, int outWidth, int inPadded, float[] transposed) {
    for (int k = 0; k < in; k++) {
      for (int o = 0; o < outWidth; o++) {
        transposed[o * inPadded + k] = w[k * out + o];
      }
    }
  }
}
