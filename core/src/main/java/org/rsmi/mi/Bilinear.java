package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Activation;
import org.rsmi.net.Crew;
import org.rsmi.net.InnerProduct;
import org.rsmi.net.Mlp;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// The bilinear critic `f(x, y) = x·W·y + a·x + b·y + c`.
///
/// Exact where the log ratio has this form, as for two signs, and blind to all other dependence. An
/// inner product of `(x·W + b, a·x + c)` with `(y, 1)`: K affine maps score K² pairs.
///
/// @see <a href="https://arxiv.org/abs/1807.03748">van den Oord et al. (2018), eq. 3</a>
public record Bilinear() implements Critic {

  /// The only one there is.
  public static Bilinear defaults() {
    return new Bilinear();
  }

  @Override
  public CriticNetwork network(int x, int y, Rng init) {
    Mlp map = new Mlp("critic.w", x, List.of(), y + 1, Activation.RELU, 0, init.split("w"));
    float[] weight = map.parameters().getFirst().value();
    float shrink = (float) (1 / Math.sqrt(y + 1));
    // scores of features of unit variance start with unit variance
    for (int i = 0; i < weight.length; i++) {
      weight[i] *= shrink;
    }
    return new Network(map);
  }

  private static final class Network implements CriticNetwork {
    private final Mlp map;
    private final InnerProduct product;
    private float[] x = new float[0];
    private float[] extended = new float[0];
    private int xStride;
    private int rows;
    private Crew crew = Crew.alone();

    Network(Mlp map) {
      this.map = map;
      this.product = new InnerProduct(map.out());
    }

    @Override
    public List<Parameter> parameters() {
      return map.parameters();
    }

    @Override
    public Crew crew() {
      return crew;
    }

    @Override
    public void share(Crew crew) {
      this.crew = crew;
      map.share(crew);
    }

    @Override
    public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
      keep(x, xStride, rows);
      extend(y, yStride);
      int stride = map.outStride();
      product.load(map.forward(x, xStride, rows), stride, extended, stride, rows);
    }

    /// There is nothing to drop.
    @Override
    public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
      forward(x, xStride, y, yStride, rows);
      product.clearGradients();
    }

    private void keep(float[] x, int xStride, int rows) {
      this.x = x;
      this.xStride = xStride;
      this.rows = rows;
    }

    /// `(y, 1)`, padded like the map's output.
    private void extend(float[] y, int yStride) {
      int stride = map.outStride();
      int width = map.out() - 1;
      if (extended.length < rows * stride) {
        extended = new float[rows * stride];
      }
      for (int row = 0; row < rows; row++) {
        System.arraycopy(y, row * yStride, extended, row * stride, width);
        extended[row * stride + width] = 1f;
      }
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
      map.backward(x, xStride, product.uGradient(), rows);
    }

    @Override
    public float[] inputGradient() {
      return map.inputGradient(rows);
    }

    @Override
    public int inputStride() {
      return map.inStride();
    }
  }
}
