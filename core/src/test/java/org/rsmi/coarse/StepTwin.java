package org.rsmi.coarse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.rsmi.mi.Separable;
import org.rsmi.net.Activation;
import org.rsmi.net.FloatMath;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;

/// The forward pass of a training step in plain float64: filter, embedding at fixed noise,
/// separable critic with dropout at fixed noise, InfoNCE.
final class StepTwin {
  private final LinearFilter filter;
  private final Separable critic;
  private final Map<String, double[]> values = new TreeMap<>();

  /// Copies the weights, padding included.
  StepTwin(LinearFilter filter, Separable critic, List<Parameter> parameters) {
    this.filter = filter;
    this.critic = critic;
    for (Parameter p : parameters) {
      double[] value = new double[p.value().length];
      for (int i = 0; i < value.length; i++) {
        value[i] = p.value()[i];
      }
      values.put(p.name(), value);
    }
  }

  /// Central finite differences of the bound with respect to the named weights.
  double[] gradient(String name, float[] v, float[] e, int rows, long step, Noise noise) {
    double[] value = values.get(name);
    double[] gradient = new double[value.length];
    double width = 1e-5;
    for (int i = 0; i < value.length; i++) {
      double kept = value[i];
      value[i] = kept + width;
      double above = bound(v, e, rows, step, noise);
      value[i] = kept - width;
      double below = bound(v, e, rows, step, noise);
      value[i] = kept;
      gradient[i] = (above - below) / (2 * width);
    }
    return gradient;
  }

  double bound(float[] v, float[] e, int rows, long step, Noise noise) {
    double[][] h = coarse(rows(v, rows), step, noise.split(0));
    double[][] u = perceptron("critic.u", h, noise.split(1).split(0));
    double[][] w = perceptron("critic.v", rows(e, rows), noise.split(1).split(1));
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double total = 0;
      for (int j = 0; j < rows; j++) {
        total += Math.exp(product(u[i], w[j]));
      }
      sum += product(u[i], w[i]) - Math.log(total);
    }
    return Math.log(rows) + sum / rows;
  }

  private double[][] coarse(double[][] v, long step, Noise noise) {
    double[][] h = affine("filter", v, filter.components());
    for (int i = 0; i < h.length * filter.components(); i++) {
      int row = i / filter.components();
      int c = i % filter.components();
      double u = noise.uniform(i);
      double logistic = Math.log(u) - Math.log(1 - u);
      h[row][c] =
          switch (filter.embedding()) {
            case Identity _ -> h[row][c];
            case Tanh _ -> Math.tanh(h[row][c]);
            case RelaxedBernoulli relaxed ->
                Math.tanh((h[row][c] + logistic) / (2 * relaxed.temperature(step)));
            default -> throw new AssertionError(filter.embedding() + " is not smooth");
          };
    }
    return h;
  }

  private double[][] perceptron(String name, double[][] x, Noise noise) {
    List<Integer> widths = new ArrayList<>(critic.hidden());
    widths.add(critic.embedding());
    double[][] y = x;
    for (int l = 0; l < widths.size(); l++) {
      y = affine(name + "." + l, y, widths.get(l));
      if (l < widths.size() - 1) {
        activate(y, noise.split(l));
      }
    }
    return y;
  }

  private void activate(double[][] y, Noise mask) {
    DoubleUnaryOperator function = function(critic.activation());
    int stride = FloatMath.padded(y[0].length);
    for (int row = 0; row < y.length; row++) {
      for (int c = 0; c < y[row].length; c++) {
        double kept = 1 / (1 - critic.dropout());
        boolean dropped =
            critic.dropout() > 0 && mask.uniform((long) row * stride + c) < critic.dropout();
        y[row][c] = dropped ? 0 : kept * function.applyAsDouble(y[row][c]);
      }
    }
  }

  private static DoubleUnaryOperator function(Activation activation) {
    return switch (activation) {
      case RELU -> z -> Math.max(0, z);
      case TANH -> Math::tanh;
      case SWISH -> z -> z / (1 + Math.exp(-z));
    };
  }

  private double[][] affine(String name, double[][] x, int out) {
    double[] weight = values.get(name + ".weight");
    double[] bias = values.getOrDefault(name + ".bias", new double[out]);
    int stride = FloatMath.padded(out);
    double[][] y = new double[x.length][out];
    for (int row = 0; row < x.length; row++) {
      for (int o = 0; o < out; o++) {
        y[row][o] = bias[o];
        for (int k = 0; k < x[row].length; k++) {
          y[row][o] += x[row][k] * weight[k * stride + o];
        }
      }
    }
    return y;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] rows(float[] flat, int rows) {
    int width = flat.length / rows;
    double[][] x = new double[rows][width];
    for (int i = 0; i < flat.length; i++) {
      x[i / width][i % width] = flat[i];
    }
    return x;
  }
}
