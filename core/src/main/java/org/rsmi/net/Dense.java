package org.rsmi.net;

import java.util.List;
import org.rsmi.num.Rng;

/// One affine layer, `y = x·W + b`, with its gradients.
final class Dense {
  private final int in;
  private final int out;
  private final int outPadded;
  private final int inPadded;
  private final Parameter weight;
  private final Parameter bias;
  private final float[] transposed;
  private final float[] noBias;

  /// Weights uniform on ±√(3·gain/in), biases 0.
  ///
  /// @param gain 2 after a rectifier (He et al. 2015), 1 otherwise
  Dense(String name, int in, int out, double gain, Rng init) {
    this.in = in;
    this.out = out;
    this.outPadded = Kernels.padded(out);
    this.inPadded = Kernels.padded(in);
    this.weight = Parameter.zeros(name + ".weight", in * outPadded);
    this.bias = Parameter.zeros(name + ".bias", outPadded);
    this.transposed = new float[out * inPadded];
    this.noBias = new float[inPadded];
    double bound = Math.sqrt(3 * gain / in);
    for (int k = 0; k < in; k++) {
      for (int o = 0; o < out; o++) {
        weight.value()[k * outPadded + o] = (float) (bound * (2 * init.nextDouble() - 1));
      }
    }
  }

  int out() {
    return out;
  }

  int outStride() {
    return outPadded;
  }

  int inStride() {
    return inPadded;
  }

  List<Parameter> parameters() {
    return List.of(weight, bias);
  }

  void forward(float[] x, int xStride, float[] y, int rows) {
    Kernels.affine(x, xStride, weight.value(), bias.value(), in, outPadded, y, rows);
  }

  void parameterGradient(float[] x, int xStride, float[] delta, int rows) {
    Kernels.affineGradient(
        x, xStride, delta, in, outPadded, rows, weight.gradient(), bias.gradient());
  }

  void inputGradient(float[] delta, float[] dx, int rows) {
    Kernels.transpose(weight.value(), in, outPadded, out, inPadded, transposed);
    Kernels.affine(delta, outPadded, transposed, noBias, out, inPadded, dx, rows);
  }
}
