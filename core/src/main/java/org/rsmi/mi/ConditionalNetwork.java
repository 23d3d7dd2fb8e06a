package org.rsmi.mi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rsmi.net.Activation;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Mlp;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;
import org.rsmi.num.Rng;

/// The law of a variable of few states given the other, as a log ratio:
/// `f(s, y) = g(s, y) − ln Σ_t p(t) exp g(t, y)` with `g(s, y) = Σ_k c_k a(u_k(s) + v_k(y))`,
/// u and v affine and `a(z) = ½(z + √(z² + 1))`, a rectifier with a rounded corner.
///
/// Each k is a soft constraint on both variables at once: what some letters of one allow or forbid
/// some letters of the other, as where dimers must not overlap. A separable critic can only expand
/// such a thing in products. All states are tried for every y, so that a batch of K costs
/// K·states evaluations and not K². Not for two threads.
final class ConditionalNetwork implements Scorer {
  private static final float NOTHING = -1e30f;
  private static final float LEAST = 1e-12f;

  private final States states;
  private final float[] logShares;
  private final Mlp u;
  private final Mlp v;
  private final Parameter c;
  private final int units;
  private final int padded;
  private final float[] left;
  private final float[] leftGradient;
  private final float[] a;
  private final float[] aGradient;
  private final float[] g;
  private final double[] sumAndShift = new double[2];
  private float[] right = new float[0];
  private float[] rightGradient = new float[0];
  private float[] table = new float[0];
  private int[] rows = new int[0];

  /// @param states of x
  /// @param logShares `[states]`, ln p(s)
  /// @param y number of features of y
  /// @param units number of constraints
  ConditionalNetwork(States states, float[] logShares, int y, int units, Rng init) {
    this.states = states;
    this.logShares = logShares;
    this.units = units;
    this.padded = FloatMath.padded(states.count());
    this.u = affine("u", states.width(), units, init.split("u"));
    this.v = affine("v", y, units, init.split("v"));
    this.c = Parameter.zeros("c", units);
    Rng draws = init.split("c");
    for (int k = 0; k < units; k++) {
      c.value()[k] = (float) (draws.nextGaussian() / Math.sqrt(units));
    }
    this.left = new float[units * padded];
    this.leftGradient = new float[units * padded];
    this.a = new float[units * padded];
    this.aGradient = new float[units * padded];
    this.g = new float[padded];
  }

  private static Mlp affine(String name, int in, int out, Rng init) {
    return new Mlp(name, in, List.of(), out, Activation.RELU, 0, init);
  }

  /// All weights, with the gradients [#train] fills.
  List<Parameter> parameters() {
    return Stream.of(u.parameters(), v.parameters(), List.of(c)).flatMap(List::stream).toList();
  }

  /// The weights that features are seen with.
  List<Parameter> sparse() {
    return List.of(u.parameters().getFirst(), v.parameters().getFirst());
  }

  /// The mean of `f(s_i, y_i)`, nats, with its gradient: the likelihood of the states, relative to
  /// their shares.
  ///
  /// @param s `[count]`, numbers of states
  /// @param y `[count × |y|]`
  double train(float[] s, float[] y, int count) {
    see(y, y.length / count, count);
    if (rightGradient.length < right.length) {
      rightGradient = new float[right.length];
    }
    Arrays.fill(leftGradient, 0f);
    Arrays.fill(aGradient, 0f);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      int own = (int) s[i];
      activate(i);
      sum += g[own] - level();
      pull(i, own, count);
    }
    backward(y, count);
    return sum / count;
  }

  private void see(float[] y, int stride, int count) {
    right = v.forward(y, stride, count);
    float[] ofStates = u.forward(states.features(), states.width(), states.count());
    for (int k = 0; k < units; k++) {
      for (int t = 0; t < states.count(); t++) {
        left[k * padded + t] = ofStates[t * u.outStride() + k];
      }
    }
  }

  /// Fills g with the scores of all states for one y, and a.
  private void activate(int row) {
    Arrays.fill(g, 0f);
    for (int k = 0; k < units; k++) {
      float shift = right[row * v.outStride() + k];
      float weight = c.value()[k];
      int at = k * padded;
      for (int t = 0; t < padded; t++) {
        float z = left[at + t] + shift;
        float value = 0.5f * (z + (float) Math.sqrt(z * z + 1f));
        a[at + t] = value;
        g[t] += weight * value;
      }
    }
  }

  /// Turns g into numbers proportional to `p(t) exp g(t, y)` and returns the logarithm of their
  /// sum.
  private double level() {
    for (int t = 0; t < padded; t++) {
      g[t] = t < states.count() ? g[t] + logShares[t] : NOTHING;
    }
    FloatMath.exponentiate(g, 0, padded, sumAndShift);
    return sumAndShift[1] + Math.log(sumAndShift[0]);
  }

  /// Gradients of one row after [#level], with `a′ = a²/(¼ + a²)`; a is used up.
  private void pull(int row, int own, int count) {
    float scale = (float) (-1 / sumAndShift[0] / count);
    for (int t = 0; t < padded; t++) {
      g[t] = g[t] < LEAST ? 0f : g[t] * scale;
    }
    g[own] += 1f / count;
    for (int k = 0; k < units; k++) {
      float weight = c.value()[k];
      int at = k * padded;
      for (int t = 0; t < padded; t++) {
        float value = a[at + t];
        float inner = weight * g[t] * (value * value) / (0.25f + value * value);
        aGradient[at + t] += g[t] * value;
        leftGradient[at + t] += inner;
        a[at + t] = inner;
      }
      rightGradient[row * v.outStride() + k] = sum(a, at, at + padded);
    }
  }

  private static float sum(float[] values, int from, int to) {
    float sum = 0;
    for (int t = from; t < to; t++) {
      sum += values[t];
    }
    return sum;
  }

  private void backward(float[] y, int count) {
    float[] ofStates = new float[states.count() * u.outStride()];
    for (int k = 0; k < units; k++) {
      c.gradient()[k] = sum(aGradient, k * padded, k * padded + states.count());
      for (int t = 0; t < states.count(); t++) {
        ofStates[t * u.outStride() + k] = leftGradient[k * padded + t];
      }
    }
    u.backward(states.features(), states.width(), ofStates, states.count());
    v.backward(y, y.length / count, rightGradient, count);
  }

  /// `f(s_i, y_i)` of some pairs, nats.
  ///
  /// @param s `[count]`, numbers of states
  /// @param y `[count × |y|]`
  double[] own(float[] s, float[] y) {
    see(y, y.length / s.length, s.length);
    double[] own = new double[s.length];
    for (int i = 0; i < own.length; i++) {
      activate(i);
      own[i] = g[(int) s[i]] - level();
    }
    return own;
  }

  @Override
  public void forward(float[] x, int xStride, float[] y, int yStride, int count) {
    rows = states.of(x, xStride, count);
    see(y, yStride, count);
    table = new float[states.count() * count];
    for (int j = 0; j < count; j++) {
      activate(j);
      for (int t = 0; t < states.count(); t++) {
        table[t * count + j] = g[t];
      }
      float level = (float) level();
      for (int t = 0; t < states.count(); t++) {
        table[t * count + j] -= level;
      }
    }
  }

  @Override
  public void scores(int first, int count, ScoreTile tile) {
    tile.first = first;
    tile.rows = count;
    for (int r = 0; r < count; r++) {
      int from = rows[first + r] * tile.columns;
      System.arraycopy(table, from, tile.values, r * tile.stride, tile.columns);
    }
    tile.hidePadding();
  }
}
