package org.rsmi.net;

import java.util.Arrays;
import org.rsmi.num.Rng;

/// A few linear responses to a wide input, `a = Λ·v + b`, with compact outputs `[rows × out]`.
public final class Linear {
  private final int in;
  private final int out;
  private final int padded;
  private final Parameter weight;
  private final Parameter bias;
  private float[] wide = new float[0];

  /// Weights are normal with variance 1/in, so that responses to inputs of unit variance have unit
  /// variance; biases are 0.
  public Linear(String name, int in, int out, Rng init) {
    this.in = in;
    this.out = out;
    this.padded = Kernels.padded(out);
    this.weight = Parameter.zeros(name + ".weight", in * padded);
    this.bias = Parameter.zeros(name + ".bias", padded);
    for (int k = 0; k < in; k++) {
      for (int o = 0; o < out; o++) {
        weight.value()[k * padded + o] = (float) (init.nextGaussian() / Math.sqrt(in));
      }
    }
  }

  /// Λ transposed, `[in × out padded to the lane count]`.
  public Parameter weight() {
    return weight;
  }

  /// b, `[out padded to the lane count]`.
  public Parameter bias() {
    return bias;
  }

  /// One row of Λ, `[in]`.
  public float[] filter(int component) {
    float[] filter = new float[in];
    for (int k = 0; k < in; k++) {
      filter[k] = weight.value()[k * padded + component];
    }
    return filter;
  }

  /// Responses of a batch.
  ///
  /// @param v `[rows × in]`
  /// @param a `[rows × out]`, overwritten
  public void respond(float[] v, int rows, float[] a) {
    if (wide.length < rows * padded) {
      wide = new float[rows * padded];
    }
    Kernels.affine(v, in, weight.value(), bias.value(), in, padded, wide, 0, rows);
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < out; o++) {
        a[row * out + o] = wide[row * padded + o];
      }
    }
  }

  /// Gradients of weight and bias, from `∂I/∂a`, `[rows × out]`.
  public void pull(float[] v, float[] gradient, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < out; o++) {
        wide[row * padded + o] = gradient[row * out + o];
      }
      for (int o = out; o < padded; o++) {
        wide[row * padded + o] = 0f;
      }
    }
    Arrays.fill(weight.gradient(), 0f);
    Arrays.fill(bias.gradient(), 0f);
    Kernels.affineGradient(v, in, wide, in, padded, 0, rows, weight.gradient(), bias.gradient());
  }
}
