package org.rsmi.mi;

import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.InnerProduct;
import org.rsmi.net.Mlp;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// A separable critic on top of a fixed one, `f(x, y) = g(x, y) + u(x)·v(y)`: the networks learn
/// what the baseline g does not know.
final class ResidualNetwork implements CriticNetwork {
  private static final float SMALL = 0.3f;

  private final GaussianBaseline baseline;
  private final Mlp u;
  private final Mlp v;
  private final int width;
  private final InnerProduct product;
  private float[] x = new float[0];
  private float[] y = new float[0];
  private int xStride;
  private int yStride;
  private int rows;
  private float[] left = new float[0];
  private float[] right = new float[0];
  private float[] delta = new float[0];

  /// A critic that is close to its baseline: the last layers begin small.
  ResidualNetwork(GaussianBaseline baseline, Separable critic, int x, int y, Rng init) {
    this.baseline = baseline;
    this.u = critic.u(x, init);
    this.v = critic.v(y, init);
    for (Mlp network : List.of(u, v)) {
      List<Parameter> layers = network.parameters();
      float[] last = layers.get(layers.size() - 2).value();
      for (int i = 0; i < last.length; i++) {
        last[i] *= SMALL;
      }
    }
    this.width = u.outStride() + (baseline.rank() + 16) / 16 * 16;
    this.product = new InnerProduct(width);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(u.parameters().stream(), v.parameters().stream()).toList();
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    keep(x, xStride, y, yStride, rows);
    load(u.forward(x, xStride, rows), v.forward(y, yStride, rows));
  }

  @Override
  public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
    keep(x, xStride, y, yStride, rows);
    load(u.train(x, xStride, rows, noise.split(0)), v.train(y, yStride, rows, noise.split(1)));
    product.clearGradients();
  }

  private void keep(float[] x, int xStride, float[] y, int yStride, int rows) {
    this.x = x;
    this.xStride = xStride;
    this.y = y;
    this.yStride = yStride;
    this.rows = rows;
    if (left.length < rows * width) {
      left = new float[rows * width];
      right = new float[rows * width];
    }
  }

  private void load(float[] ux, float[] vy) {
    int learned = u.outStride();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(ux, row * learned, left, row * width, learned);
      System.arraycopy(vy, row * learned, right, row * width, learned);
      baseline.embedX(x, row * xStride, left, row * width + learned);
      baseline.embedY(y, row * yStride, right, row * width + learned);
    }
    product.load(left, width, right, width, rows);
  }

  @Override
  public void scores(int first, int rows, ScoreTile tile) {
    product.scores(first, rows, tile);
  }

  @Override
  public void pull(ScoreTile tile) {
    product.pull(tile);
  }

  @Override
  public void backward() {
    u.backward(x, xStride, learned(product.uGradient()), rows);
    v.backward(y, yStride, learned(product.vGradient()), rows);
  }

  /// The gradient with respect to what the networks gave.
  private float[] learned(float[] gradient) {
    int learned = u.outStride();
    if (delta.length < rows * learned) {
      delta = new float[rows * learned];
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(gradient, row * width, delta, row * learned, learned);
    }
    return delta;
  }

  @Override
  public float[] inputGradient() {
    throw new UnsupportedOperationException("a baseline has no gradient: x is given, not learned");
  }

  @Override
  public int inputStride() {
    return u.inStride();
  }
}
