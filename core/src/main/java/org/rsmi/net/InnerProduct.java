package org.rsmi.net;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Scores that are inner products of embeddings, `F_ij = u_i · v_j`, a tile of rows at a time, and
/// the gradients with respect to u and v.
public final class InnerProduct {
  private static final int GROUP = 4;

  private final int dimension;
  private float[] u = new float[0];
  private int uStride;
  private int vStride;
  private int columns;
  private int padded;
  private float[] vt = new float[0];
  private float[] uGradient = new float[0];
  private float[][] vtGradients = new float[0][0];
  private float[] vGradient = new float[0];

  /// @param dimension length of the embeddings
  public InnerProduct(int dimension) {
    this.dimension = (dimension + GROUP - 1) / GROUP * GROUP;
  }

  /// A length of embeddings that keeps their rows aligned.
  public static int padded(int dimension) {
    return Kernels.padded(dimension);
  }

  /// Takes the embeddings of a batch and forgets old gradients.
  ///
  /// @param u `[rows × dimension]` with stride `uStride`, zero beyond the dimension
  /// @param v likewise
  public void load(float[] u, int uStride, float[] v, int vStride, int rows) {
    this.u = u;
    this.uStride = uStride;
    this.vStride = vStride;
    columns = rows;
    padded = Kernels.padded(rows);
    if (vt.length < dimension * padded || vt.length > 2 * dimension * padded) {
      vt = new float[dimension * padded];
    }
    for (int d = 0; d < dimension; d++) {
      for (int j = 0; j < rows; j++) {
        vt[d * padded + j] = v[j * vStride + d];
      }
      Arrays.fill(vt, d * padded + rows, (d + 1) * padded, 0f);
    }
  }

  /// Prepares for a sweep of [#pull].
  public void clearGradients() {
    int rows = columns;
    if (uGradient.length < rows * uStride) {
      uGradient = new float[rows * uStride];
      vGradient = new float[rows * vStride];
    }
    int stretches = new Stretches(rows).count();
    if (vtGradients.length < stretches || vtGradients[0].length < dimension * padded) {
      vtGradients = new float[stretches][dimension * padded];
    }
    for (int s = 0; s < stretches; s++) {
      Arrays.fill(vtGradients[s], 0, dimension * padded, 0f);
    }
  }

  /// Fills `tile` with rows `first … first + rows − 1` of F.
  public void scores(int first, int rows, ScoreTile tile) {
    tile.first = first;
    tile.rows = rows;
    int u0 = first * uStride;
    int u1 = rows > 1 ? u0 + uStride : u0;
    int u2 = rows > 2 ? u1 + uStride : u0;
    int u3 = rows > 3 ? u2 + uStride : u0;
    for (int d = 0; d < dimension; d += GROUP) {
      products(u0 + d, u1 + d, u2 + d, u3 + d, d * padded, tile);
    }
    tile.hidePadding();
  }

  /// Adds the products of four components of the embeddings, the first four to nothing.
  private void products(int u0, int u1, int u2, int u3, int at, ScoreTile tile) {
    float[] f = tile.values;
    int stride = tile.stride;
    FloatVector u00 = component(u0);
    FloatVector u01 = component(u0 + 1);
    FloatVector u02 = component(u0 + 2);
    FloatVector u03 = component(u0 + 3);
    FloatVector u10 = component(u1);
    FloatVector u11 = component(u1 + 1);
    FloatVector u12 = component(u1 + 2);
    FloatVector u13 = component(u1 + 3);
    FloatVector u20 = component(u2);
    FloatVector u21 = component(u2 + 1);
    FloatVector u22 = component(u2 + 2);
    FloatVector u23 = component(u2 + 3);
    FloatVector u30 = component(u3);
    FloatVector u31 = component(u3 + 1);
    FloatVector u32 = component(u3 + 2);
    FloatVector u33 = component(u3 + 3);
    FloatVector zero = FloatVector.zero(Kernels.SPECIES);
    for (int j = 0; j < stride; j += Kernels.LANES) {
      FloatVector v0 = FloatVector.fromArray(Kernels.SPECIES, vt, at + j);
      FloatVector v1 = FloatVector.fromArray(Kernels.SPECIES, vt, at + padded + j);
      FloatVector v2 = FloatVector.fromArray(Kernels.SPECIES, vt, at + 2 * padded + j);
      FloatVector v3 = FloatVector.fromArray(Kernels.SPECIES, vt, at + 3 * padded + j);
      FloatVector f0 = at == 0 ? zero : FloatVector.fromArray(Kernels.SPECIES, f, j);
      FloatVector f1 = at == 0 ? zero : FloatVector.fromArray(Kernels.SPECIES, f, stride + j);
      FloatVector f2 = at == 0 ? zero : FloatVector.fromArray(Kernels.SPECIES, f, 2 * stride + j);
      FloatVector f3 = at == 0 ? zero : FloatVector.fromArray(Kernels.SPECIES, f, 3 * stride + j);
      f0 = u00.fma(v0, f0);
      f1 = u10.fma(v0, f1);
      f2 = u20.fma(v0, f2);
      f3 = u30.fma(v0, f3);
      f0 = u01.fma(v1, f0);
      f1 = u11.fma(v1, f1);
      f2 = u21.fma(v1, f2);
      f3 = u31.fma(v1, f3);
      f0 = u02.fma(v2, f0);
      f1 = u12.fma(v2, f1);
      f2 = u22.fma(v2, f2);
      f3 = u32.fma(v2, f3);
      f0 = u03.fma(v3, f0);
      f1 = u13.fma(v3, f1);
      f2 = u23.fma(v3, f2);
      f3 = u33.fma(v3, f3);
      f0.intoArray(f, j);
      f1.intoArray(f, stride + j);
      f2.intoArray(f, 2 * stride + j);
      f3.intoArray(f, 3 * stride + j);
    }
  }

  private FloatVector component(int at) {
    return FloatVector.broadcast(Kernels.SPECIES, u[at]);
  }

  /// Adds a tile's gradient to those of u and v. Tiles of different stretches may be pulled by
  /// several threads at once.
  public void pull(ScoreTile tile) {
    int base = tile.first * uStride;
    for (int r = tile.rows; r < ScoreTile.ROWS; r++) {
      tile.scale[r] = 0f;
    }
    tile.clearPadding();
    float[] vtGradient = vtGradients[tile.stretch];
    for (int d = 0; d < dimension; d += GROUP) {
      pullColumns(tile, d);
      pullRows(tile, d);
    }
    for (int r = 0; r < tile.rows; r++) {
      int own = tile.first + r;
      for (int d = 0; d < dimension; d++) {
        uGradient[base + r * uStride + d] += tile.diagonal[r] * vt[d * padded + own];
        vtGradient[d * padded + own] += tile.diagonal[r] * u[base + r * uStride + d];
      }
    }
  }

  /// `∂I/∂v_j += Σ_r scale_r·values_rj·u_r`, four components.
  private void pullColumns(ScoreTile tile, int d) {
    float[] w = tile.values;
    int stride = tile.stride;
    FloatVector u00 = scaled(tile, 0, d);
    FloatVector u01 = scaled(tile, 0, d + 1);
    FloatVector u02 = scaled(tile, 0, d + 2);
    FloatVector u03 = scaled(tile, 0, d + 3);
    FloatVector u10 = scaled(tile, 1, d);
    FloatVector u11 = scaled(tile, 1, d + 1);
    FloatVector u12 = scaled(tile, 1, d + 2);
    FloatVector u13 = scaled(tile, 1, d + 3);
    FloatVector u20 = scaled(tile, 2, d);
    FloatVector u21 = scaled(tile, 2, d + 1);
    FloatVector u22 = scaled(tile, 2, d + 2);
    FloatVector u23 = scaled(tile, 2, d + 3);
    FloatVector u30 = scaled(tile, 3, d);
    FloatVector u31 = scaled(tile, 3, d + 1);
    FloatVector u32 = scaled(tile, 3, d + 2);
    FloatVector u33 = scaled(tile, 3, d + 3);
    int at = d * padded;
    float[] g = vtGradients[tile.stretch];
    for (int j = 0; j < stride; j += Kernels.LANES) {
      FloatVector w0 = FloatVector.fromArray(Kernels.SPECIES, w, j);
      FloatVector w1 = FloatVector.fromArray(Kernels.SPECIES, w, stride + j);
      FloatVector w2 = FloatVector.fromArray(Kernels.SPECIES, w, 2 * stride + j);
      FloatVector w3 = FloatVector.fromArray(Kernels.SPECIES, w, 3 * stride + j);
      FloatVector g0 = FloatVector.fromArray(Kernels.SPECIES, g, at + j);
      FloatVector g1 = FloatVector.fromArray(Kernels.SPECIES, g, at + padded + j);
      FloatVector g2 = FloatVector.fromArray(Kernels.SPECIES, g, at + 2 * padded + j);
      FloatVector g3 = FloatVector.fromArray(Kernels.SPECIES, g, at + 3 * padded + j);
      g0 = u00.fma(w0, g0);
      g1 = u01.fma(w0, g1);
      g2 = u02.fma(w0, g2);
      g3 = u03.fma(w0, g3);
      g0 = u10.fma(w1, g0);
      g1 = u11.fma(w1, g1);
      g2 = u12.fma(w1, g2);
      g3 = u13.fma(w1, g3);
      g0 = u20.fma(w2, g0);
      g1 = u21.fma(w2, g1);
      g2 = u22.fma(w2, g2);
      g3 = u23.fma(w2, g3);
      g0 = u30.fma(w3, g0);
      g1 = u31.fma(w3, g1);
      g2 = u32.fma(w3, g2);
      g3 = u33.fma(w3, g3);
      g0.intoArray(g, at + j);
      g1.intoArray(g, at + padded + j);
      g2.intoArray(g, at + 2 * padded + j);
      g3.intoArray(g, at + 3 * padded + j);
    }
  }

  private FloatVector scaled(ScoreTile tile, int r, int d) {
    float scale = tile.scale[r];
    return FloatVector.broadcast(
        Kernels.SPECIES, scale == 0f ? 0f : scale * u[(tile.first + r) * uStride + d]);
  }

  /// `∂I/∂u_r = scale_r Σ_j values_rj·v_j`, four components of four rows.
  private void pullRows(ScoreTile tile, int d) {
    float[] w = tile.values;
    int stride = tile.stride;
    int at = d * padded;
    FloatVector a00 = FloatVector.zero(Kernels.SPECIES);
    FloatVector a01 = a00;
    FloatVector a02 = a00;
    FloatVector a03 = a00;
    FloatVector a10 = a00;
    FloatVector a11 = a00;
    FloatVector a12 = a00;
    FloatVector a13 = a00;
    FloatVector a20 = a00;
    FloatVector a21 = a00;
    FloatVector a22 = a00;
    FloatVector a23 = a00;
    FloatVector a30 = a00;
    FloatVector a31 = a00;
    FloatVector a32 = a00;
    FloatVector a33 = a00;
    for (int j = 0; j < stride; j += Kernels.LANES) {
      FloatVector v0 = FloatVector.fromArray(Kernels.SPECIES, vt, at + j);
      FloatVector v1 = FloatVector.fromArray(Kernels.SPECIES, vt, at + padded + j);
      FloatVector v2 = FloatVector.fromArray(Kernels.SPECIES, vt, at + 2 * padded + j);
      FloatVector v3 = FloatVector.fromArray(Kernels.SPECIES, vt, at + 3 * padded + j);
      FloatVector row = FloatVector.fromArray(Kernels.SPECIES, w, j);
      a00 = row.fma(v0, a00);
      a01 = row.fma(v1, a01);
      a02 = row.fma(v2, a02);
      a03 = row.fma(v3, a03);
      row = FloatVector.fromArray(Kernels.SPECIES, w, stride + j);
      a10 = row.fma(v0, a10);
      a11 = row.fma(v1, a11);
      a12 = row.fma(v2, a12);
      a13 = row.fma(v3, a13);
      row = FloatVector.fromArray(Kernels.SPECIES, w, 2 * stride + j);
      a20 = row.fma(v0, a20);
      a21 = row.fma(v1, a21);
      a22 = row.fma(v2, a22);
      a23 = row.fma(v3, a23);
      row = FloatVector.fromArray(Kernels.SPECIES, w, 3 * stride + j);
      a30 = row.fma(v0, a30);
      a31 = row.fma(v1, a31);
      a32 = row.fma(v2, a32);
      a33 = row.fma(v3, a33);
    }
    float[] s = tile.lanes;
    int lanes = Kernels.LANES;
    a00.intoArray(s, 0);
    a01.intoArray(s, lanes);
    a02.intoArray(s, 2 * lanes);
    a03.intoArray(s, 3 * lanes);
    a10.intoArray(s, 4 * lanes);
    a11.intoArray(s, 5 * lanes);
    a12.intoArray(s, 6 * lanes);
    a13.intoArray(s, 7 * lanes);
    a20.intoArray(s, 8 * lanes);
    a21.intoArray(s, 9 * lanes);
    a22.intoArray(s, 10 * lanes);
    a23.intoArray(s, 11 * lanes);
    a30.intoArray(s, 12 * lanes);
    a31.intoArray(s, 13 * lanes);
    a32.intoArray(s, 14 * lanes);
    a33.intoArray(s, 15 * lanes);
    for (int r = 0; r < tile.rows; r++) {
      int to = (tile.first + r) * uStride + d;
      for (int c = 0; c < GROUP; c++) {
        uGradient[to + c] = tile.scale[r] * lanesSummed(s, (r * GROUP + c) * lanes);
      }
    }
  }

  /// A horizontal sum in a fixed order, which `reduceLanes` leaves open.
  private static float lanesSummed(float[] s, int at) {
    float even = 0f;
    float odd = 0f;
    for (int l = 0; l < Kernels.LANES; l += 2) {
      even += s[at + l];
      odd += s[at + l + 1];
    }
    return even + odd;
  }

  /// `∂I/∂u`, `[rows × dimension]` with the stride of u.
  public float[] uGradient() {
    return uGradient;
  }

  /// `∂I/∂v`, `[rows × dimension]` with the stride of v: the sum over stretches, in their order.
  public float[] vGradient() {
    int stretches = new Stretches(columns).count();
    float[] sum = vtGradients[0];
    for (int s = 1; s < stretches; s++) {
      float[] part = vtGradients[s];
      for (int i = 0; i < dimension * padded; i++) {
        sum[i] += part[i];
      }
    }
    for (int d = 0; d < dimension; d++) {
      for (int j = 0; j < columns; j++) {
        vGradient[j * vStride + d] = sum[d * padded + j];
      }
    }
    return vGradient;
  }
}
