package org.rsmi.mi;

import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.Activation;
import org.rsmi.net.InnerProduct;
import org.rsmi.net.Mlp;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// A separable critic on top of a fixed one, `f(x, y) = g(x, y) + u(x)·v(y)`: the networks learn
/// what the baseline g does not know. Only the first features of x and y are used.
final class ResidualNetwork implements CriticNetwork {
  private static final float SMALL = 0.3f;

  private final GaussianBaseline baseline;
  private final Relevance relevance;
  private final Mlp u;
  private final Mlp v;
  private final int width;
  private final InnerProduct product;
  private int rows;
  private float[] x = new float[0];
  private float[] y = new float[0];
  private float[] left = new float[0];
  private float[] right = new float[0];
  private float[] delta = new float[0];

  /// A critic that is close to its baseline: the last layers begin small.
  ResidualNetwork(GaussianBaseline baseline, Separable critic, Relevance relevance, Rng init) {
    this(baseline, critic, relevance, SMALL, init);
  }

  private ResidualNetwork(
      GaussianBaseline baseline, Separable critic, Relevance relevance, float lastLayer, Rng init) {
    this.baseline = baseline;
    this.relevance = relevance;
    this.u = critic.u(relevance.x().length, init);
    this.v = critic.v(relevance.y().length, init);
    shrinkLast(u, lastLayer);
    shrinkLast(v, lastLayer);
    this.width = u.outStride() + InnerProduct.padded(baseline.rank() + 1);
    this.product = new InnerProduct(width);
  }

  /// The baseline alone.
  static ResidualNetwork silent(GaussianBaseline baseline) {
    Separable nothing = new Separable(List.of(), 1, Activation.RELU, 0);
    Relevance columns = Relevance.even(baseline.meanX().length, baseline.meanY().length);
    return new ResidualNetwork(baseline, nothing, columns, 0f, Rng.of(0));
  }

  private static void shrinkLast(Mlp network, float factor) {
    List<Parameter> layers = network.parameters();
    float[] last = layers.get(layers.size() - 2).value();
    for (int i = 0; i < last.length; i++) {
      last[i] *= factor;
    }
  }

  /// What the trained networks make of each feature.
  Relevance learned() {
    return new Relevance(
        Relevance.of(u.parameters().getFirst().value(), relevance.x().length),
        Relevance.of(v.parameters().getFirst().value(), relevance.y().length));
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(u.parameters().stream(), v.parameters().stream()).toList();
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
    see(x, xStride, y, yStride, rows);
    load(
        u.forward(this.x, relevance.x().length, rows),
        v.forward(this.y, relevance.y().length, rows));
  }

  @Override
  public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
    see(x, xStride, y, yStride, rows);
    load(
        u.train(this.x, relevance.x().length, rows, noise.split(0)),
        v.train(this.y, relevance.y().length, rows, noise.split(1)));
    product.clearGradients();
  }

  /// Takes a batch: the baseline's embeddings, and the features as the networks see them.
  private void see(float[] x, int xStride, float[] y, int yStride, int rows) {
    this.rows = rows;
    if (left.length < rows * width) {
      this.x = new float[rows * relevance.x().length];
      this.y = new float[rows * relevance.y().length];
      left = new float[rows * width];
      right = new float[rows * width];
    }
    Relevance.apply(relevance.x(), x, xStride, rows, this.x);
    Relevance.apply(relevance.y(), y, yStride, rows, this.y);
    int learned = u.outStride();
    for (int row = 0; row < rows; row++) {
      baseline.embedX(x, row * xStride, left, row * width + learned);
      baseline.embedY(y, row * yStride, right, row * width + learned);
    }
  }

  private void load(float[] ux, float[] vy) {
    int learned = u.outStride();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(ux, row * learned, left, row * width, learned);
      System.arraycopy(vy, row * learned, right, row * width, learned);
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
    u.backward(x, relevance.x().length, learned(product.uGradient()), rows);
    v.backward(y, relevance.y().length, learned(product.vGradient()), rows);
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
