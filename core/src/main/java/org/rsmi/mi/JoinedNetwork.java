package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.Mlp;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;

/// A critic whose last layers see both variables, `f(x, y) = T(a(u(x) + v(y)))` with nonlinearity
/// a.
///
/// The sum `u + v` is the first affine layer of a perceptron on `[x, y]`, split so that it costs K
/// evaluations; the head T costs K². A stretch of a row of the score matrix is in the cache at a
/// time, and [#pull] computes it anew. Dropout in it is decided by where it lies in the matrix,
/// whatever the tile.
final class JoinedNetwork implements CriticNetwork {
  private static final int STRETCH = 64;
  private static final float NOTHING = -1e30f;

  private final Side u;
  private final Side v;
  private final Mlp head;
  private final List<float[]> headGradients;
  private final float[] z;
  private final float[] delta;
  private Noise noise = new Noise(0);
  private boolean training;

  /// @param u networks that x passes one after the other, the last as wide as the head's input
  /// @param v likewise for y
  /// @param head T, with one output
  JoinedNetwork(List<Mlp> u, List<Mlp> v, Mlp head) {
    this.u = new Side(u);
    this.v = new Side(v);
    this.head = head;
    this.headGradients =
        head.parameters().stream().map(parameter -> new float[parameter.value().length]).toList();
    this.z = new float[STRETCH * head.inStride()];
    this.delta = new float[STRETCH * head.outStride()];
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(u.parameters(), v.parameters(), head.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    training = false;
    u.forward(x, xStride, rows);
    v.forward(y, yStride, rows);
  }

  @Override
  public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
    training = true;
    this.noise = noise.split(2);
    u.train(x, xStride, rows, noise.split(0));
    v.train(y, yStride, rows, noise.split(1));
    headGradients.forEach(gradient -> Arrays.fill(gradient, 0f));
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    tile.first = first;
    tile.rows = rows;
    for (int r = 0; r < rows; r++) {
      int to = r * tile.stride;
      for (int from = 0; from < tile.columns; from += STRETCH) {
        int count = Math.min(STRETCH, tile.columns - from);
        float[] f = stretch(first + r, from, count);
        for (int j = 0; j < count; j++) {
          tile.values[to + from + j] = f[j * head.outStride()];
        }
      }
      Arrays.fill(tile.values, to + tile.columns, to + tile.stride, NOTHING);
    }
  }

  /// Scores of x_i against some y, `[count × 1]` with the head's stride; leaves `u + v` in z.
  private float[] stretch(int i, int from, int count) {
    int stride = head.inStride();
    int x = i * stride;
    int y = from * stride;
    for (int j = 0; j < count * stride; j += stride) {
      for (int d = 0; d < stride; d++) {
        z[j + d] = u.output[x + d] + v.output[y + j + d];
      }
    }
    return training
        ? head.trainActivated(z, count, noise.split(i).split(from))
        : head.forwardActivated(z, count);
  }

  @Override
  public void pull(ScoreTile tile) {
    for (int r = 0; r < tile.rows; r++) {
      for (int from = 0; from < tile.columns; from += STRETCH) {
        pull(tile, r, from, Math.min(STRETCH, tile.columns - from));
      }
    }
  }

  private void pull(ScoreTile tile, int r, int from, int count) {
    int stride = head.outStride();
    int i = tile.first + r;
    stretch(i, from, count);
    for (int j = 0; j < count; j++) {
      float own = from + j == i ? tile.diagonal[r] : 0f;
      delta[j * stride] = tile.scale[r] * tile.values[r * tile.stride + from + j] + own;
    }
    share(i, from, count, head.backwardActivated(z, delta, count));
    addHeadGradients();
  }

  /// `∂I/∂u_i += Σ_j ∂I/∂z_ij` and `∂I/∂v_j += ∂I/∂z_ij`.
  private void share(int i, int from, int count, float[] dz) {
    int stride = head.inStride();
    int x = i * stride;
    int y = from * stride;
    for (int j = 0; j < count * stride; j += stride) {
      for (int d = 0; d < stride; d++) {
        u.gradient[x + d] += dz[j + d];
        v.gradient[y + j + d] += dz[j + d];
      }
    }
  }

  private void addHeadGradients() {
    List<Parameter> parameters = head.parameters();
    for (int p = 0; p < headGradients.size(); p++) {
      float[] sum = headGradients.get(p);
      float[] gradient = parameters.get(p).gradient();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += gradient[i];
      }
    }
  }

  @Override
  public void backward() {
    for (int p = 0; p < headGradients.size(); p++) {
      float[] sum = headGradients.get(p);
      System.arraycopy(sum, 0, head.parameters().get(p).gradient(), 0, sum.length);
    }
    u.backward();
    v.backward();
  }

  @Override
  public float[] inputGradient() {
    return u.inputGradient();
  }

  @Override
  public int inputStride() {
    return u.inputStride();
  }

  /// What one variable passes on its own: networks one after the other, and their last batch.
  private static final class Side {
    private final List<Mlp> networks;
    private final float[][] inputs;
    private final int[] strides;
    private int rows;
    private float[] output = new float[0];
    private float[] gradient = new float[0];

    Side(List<Mlp> networks) {
      this.networks = networks;
      this.inputs = new float[networks.size()][0];
      this.strides = new int[networks.size()];
    }

    List<Parameter> parameters() {
      return networks.stream().flatMap(network -> network.parameters().stream()).toList();
    }

    void forward(float[] x, int xStride, int rows) {
      start(x, xStride, rows);
      for (int n = 0; n < inputs.length; n++) {
        pass(n, networks.get(n).forward(inputs[n], strides[n], rows));
      }
    }

    void train(float[] x, int xStride, int rows, Noise noise) {
      start(x, xStride, rows);
      for (int n = 0; n < inputs.length; n++) {
        pass(n, networks.get(n).train(inputs[n], strides[n], rows, noise.split(n)));
      }
      int size = rows * networks.getLast().outStride();
      if (gradient.length < size) {
        gradient = new float[size];
      }
      Arrays.fill(gradient, 0, size, 0f);
    }

    private void start(float[] x, int xStride, int rows) {
      this.rows = rows;
      inputs[0] = x;
      strides[0] = xStride;
    }

    private void pass(int n, float[] result) {
      output = result;
      if (n + 1 < inputs.length) {
        inputs[n + 1] = result;
        strides[n + 1] = networks.get(n).outStride();
      }
    }

    void backward() {
      float[] outer = gradient;
      for (int n = inputs.length - 1; n > 0; n--) {
        networks.get(n).backward(inputs[n], strides[n], outer, rows);
        outer = networks.get(n).inputGradient(rows);
      }
      networks.getFirst().backward(inputs[0], strides[0], outer, rows);
    }

    float[] inputGradient() {
      return networks.getFirst().inputGradient(rows);
    }

    int inputStride() {
      return networks.getFirst().inStride();
    }
  }
}
