package org.rsmi.coarse;

import java.util.List;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Linear;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.WindowSites;

/// Linear filters, one per component: `H_c = embedding(Λ_c · V + b_c)`.
///
/// @param components number of coarse variables, ≥ 1
/// @param bias whether b is learned or 0
/// @param embedding how the response becomes a coarse variable
/// @see <a href="https://doi.org/10.1103/PhysRevE.104.064106">Gökmen et al. (2021), eq. 6</a>
public record LinearFilter(int components, Bias bias, Embedding embedding)
    implements CoarseGrainer {
  public LinearFilter {
    if (components < 1) {
      throw new IllegalArgumentException("components = " + components + " is not positive");
    }
  }

  /// One bit, no bias, relaxed with the published temperatures.
  public static LinearFilter defaults() {
    return new LinearFilter(1, Bias.NONE, RelaxedBernoulli.defaults());
  }

  @Override
  public double entropyBound() {
    return components * embedding.entropyBound();
  }

  @Override
  public CoarseNetwork network(int block, Rng init) {
    return new Network(this, new Linear("filter", block, components, init));
  }

  private static final class Network implements CoarseNetwork {
    private final LinearFilter rule;
    private final Linear linear;
    private float[] responses = new float[0];
    private float[] coarse = new float[0];
    private float[] gradient = new float[0];

    Network(LinearFilter rule, Linear linear) {
      this.rule = rule;
      this.linear = linear;
    }

    @Override
    public List<Parameter> parameters() {
      return switch (rule.bias) {
        case LEARNED -> List.of(linear.weight(), linear.bias());
        case NONE -> List.of(linear.weight());
      };
    }

    @Override
    public float[] soft(float[] v, int rows, long step, Noise noise) {
      int count = respond(v, rows);
      rule.embedding.soft(responses, coarse, count, step, noise);
      return coarse;
    }

    @Override
    public float[] hard(float[] v, int rows) {
      int count = respond(v, rows);
      rule.embedding.hard(responses, coarse, count);
      return coarse;
    }

    private int respond(float[] v, int rows) {
      int count = FloatMath.padded(rows * rule.components);
      if (responses.length < count) {
        responses = new float[count];
        coarse = new float[count];
        gradient = new float[count];
      }
      linear.respond(v, rows, responses);
      return count;
    }

    /// `Λ·(v − μ)/s + b = (Λ/s)·v + (b − Λ·μ/s)`.
    @Override
    public Filter filter(WindowSites sites) {
      float[] mean = sites.mean();
      double scale = sites.scale();
      double[][] weights = new double[rule.components][sites.blockSize()];
      double[] bias = new double[rule.components];
      for (int c = 0; c < rule.components; c++) {
        float[] lambda = linear.filter(c);
        bias[c] = linear.bias().value()[c];
        for (int k = 0; k < lambda.length; k++) {
          weights[c][k] = lambda[k] / scale;
          bias[c] -= weights[c][k] * mean[k];
        }
      }
      return new Filter(sites.blockShape(), weights, bias);
    }

    @Override
    public void backward(float[] v, float[] outer, int stride, int rows, long step) {
      int components = rule.components;
      for (int row = 0; row < rows; row++) {
        for (int c = 0; c < components; c++) {
          gradient[row * components + c] = outer[row * stride + c];
        }
      }
      rule.embedding.pull(responses, coarse, gradient, rows * components, step);
      linear.pull(v, gradient, rows);
    }

    @Override
    public double temperature(long step) {
      return rule.embedding.temperature(step);
    }

    @Override
    public long settled() {
      return rule.embedding.settled();
    }
  }
}
