package org.rsmi.net;

import java.util.ArrayList;
import java.util.Arrays;
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
  private final List<Part> parts = new ArrayList<>();

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

  /// Their number, padding included.
  int weights() {
    return weight.value().length;
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

  /// Rows `from … to − 1` of a batch.
  void forward(float[] x, int xStride, float[] y, int from, int to) {
    Kernels.affine(x, xStride, weight.value(), bias.value(), in, outPadded, y, from, to);
  }

  /// Prepares for a backward pass over the stretches of a batch.
  ///
  /// @param shares how many hands keep sums of their own: the stretches, or 1 where one thread
  ///     adds all up in their order
  void prepare(int shares) {
    while (parts.size() < shares) {
      parts.add(
          parts.isEmpty()
              ? new Part(weight.gradient(), bias.gradient())
              : new Part(new float[weight.value().length], new float[bias.value().length]));
    }
    parts.subList(0, shares).forEach(Part::clear);
    Kernels.transpose(weight.value(), in, outPadded, out, inPadded, transposed);
  }

  /// Adds the gradients from rows `from … to − 1` to a share, after [#prepare].
  void parameterGradient(float[] x, int xStride, float[] delta, int from, int to, int share) {
    Part sum = parts.get(share);
    Kernels.affineGradient(x, xStride, delta, in, outPadded, from, to, sum.weight, sum.bias);
  }

  /// Adds all shares up, in their order.
  void gather(int shares) {
    for (Part part : parts.subList(1, shares)) {
      add(part.weight, weight.gradient());
      add(part.bias, bias.gradient());
    }
  }

  private static void add(float[] part, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += part[i];
    }
  }

  /// Rows `from … to − 1`, after [#prepare].
  void inputGradient(float[] delta, float[] dx, int from, int to) {
    Kernels.affine(delta, outPadded, transposed, noBias, out, inPadded, dx, from, to);
  }

  /// A share of the gradients, the first in the parameters themselves.
  private record Part(float[] weight, float[] bias) {
    void clear() {
      Arrays.fill(weight, 0f);
      Arrays.fill(bias, 0f);
    }
  }
}
