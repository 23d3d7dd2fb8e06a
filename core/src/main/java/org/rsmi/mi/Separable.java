package org.rsmi.mi;

import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.Activation;
import org.rsmi.net.Crew;
import org.rsmi.net.InnerProduct;
import org.rsmi.net.Mlp;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// The separable critic `f(x, y) = u(x) · v(y)` with two perceptrons u and v.
///
/// K evaluations of each network score K² pairs, which makes large batches cheap.
///
/// @param hidden widths of the hidden layers of both networks
/// @param embedding length of u and v, ≥ 1
/// @param activation nonlinearity of the hidden layers
/// @param dropout probability to silence a hidden unit in training, in [0, 1)
/// @see <a href="https://arxiv.org/abs/1905.06922">Poole et al. (2019), section 3</a>
public record Separable(List<Integer> hidden, int embedding, Activation activation, double dropout)
    implements Critic {
  public Separable {
    hidden = List.copyOf(hidden);
    if (hidden.stream().anyMatch(width -> width < 1) || embedding < 1) {
      throw new IllegalArgumentException(
          "hidden = " + hidden + ", embedding = " + embedding + ": widths are at least 1");
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout = " + dropout + " is not in [0, 1)");
    }
  }

  /// The critic of the papers: two hidden layers of 32, ReLU, embedding 8.
  public static Separable defaults() {
    return new Separable(List.of(32, 32), 8, Activation.RELU, 0);
  }

  @Override
  public CriticNetwork network(int x, int y, Rng init) {
    return new Network(u(x, init), v(y, init));
  }

  /// The network u with fresh weights.
  Mlp u(int in, Rng init) {
    return new Mlp("critic.u", in, hidden, embedding, activation, dropout, init.split("u"));
  }

  /// The network v with fresh weights.
  Mlp v(int in, Rng init) {
    return new Mlp("critic.v", in, hidden, embedding, activation, dropout, init.split("v"));
  }

  private static final class Network implements CriticNetwork {
    private final Mlp u;
    private final Mlp v;
    private final InnerProduct product;
    private float[] x = new float[0];
    private float[] y = new float[0];
    private int xStride;
    private int yStride;
    private int rows;
    private Crew crew = Crew.alone();

    Network(Mlp u, Mlp v) {
      this.u = u;
      this.v = v;
      this.product = new InnerProduct(u.out());
    }

    @Override
    public List<Parameter> parameters() {
      return Stream.concat(u.parameters().stream(), v.parameters().stream()).toList();
    }

    @Override
    public Crew crew() {
      return crew;
    }

    @Override
    public void share(Crew crew) {
      this.crew = crew;
      u.share(crew);
      v.share(crew);
    }

    @Override
    public void forward(float[] x, int xStride, float[] y, int yStride, int rows) {
      keep(x, xStride, y, yStride, rows);
      product.load(
          u.forward(x, xStride, rows),
          u.outStride(),
          v.forward(y, yStride, rows),
          v.outStride(),
          rows);
    }

    @Override
    public void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise) {
      keep(x, xStride, y, yStride, rows);
      float[] ux = u.train(x, xStride, rows, noise.split(0));
      float[] vy = v.train(y, yStride, rows, noise.split(1));
      product.load(ux, u.outStride(), vy, v.outStride(), rows);
      product.clearGradients();
    }

    private void keep(float[] x, int xStride, float[] y, int yStride, int rows) {
      this.x = x;
      this.xStride = xStride;
      this.y = y;
      this.yStride = yStride;
      this.rows = rows;
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
      u.backward(x, xStride, product.uGradient(), rows);
      v.backward(y, yStride, product.vGradient(), rows);
    }

    @Override
    public float[] inputGradient() {
      return u.inputGradient(rows);
    }

    @Override
    public int inputStride() {
      return u.inStride();
    }
  }
}
