package org.rsmi.net;

import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/// Adam, ascending: `θ += η m̂/(√v̂ + ε)` with the usual bias corrections, after weights (not
/// biases) have decayed, `θ ← (1 − ηλ)θ`.
///
/// @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba (2015), algorithm 1</a>
/// @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter (2019), algorithm 2</a>
public final class Adam {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  /// Added to a mean and taken off again: one that fades, of a unit that is silent, ends near 10⁻³²
  /// or 0 instead of as a denormal number, on which arithmetic is a hundred times slower. Means
  /// above 10⁻¹⁸ keep their bits.
  private static final float FADED = 1e-25f;

  private final List<Parameter> parameters;
  private final double decay;
  private final List<Parameter> moments = new ArrayList<>();
  private long step;

  /// Optimises `parameters`, whose gradients a backward pass fills.
  public Adam(List<Parameter> parameters) {
    this(parameters, 0);
  }

  /// Optimises with decaying weights.
  ///
  /// @param decay λ ≥ 0
  public Adam(List<Parameter> parameters, double decay) {
    this.parameters = List.copyOf(parameters);
    this.decay = decay;
    for (Parameter p : parameters) {
      moments.add(
          new Parameter(p.name(), new float[p.value().length], new float[p.value().length]));
    }
  }

  /// Moves every parameter once.
  ///
  /// @param rate η, > 0
  public void ascend(double rate) {
    step++;
    double correction1 = 1 - Math.pow(BETA1, step);
    double correction2 = 1 - Math.pow(BETA2, step);
    float scale = (float) (rate * Math.sqrt(correction2) / correction1);
    float epsilon = (float) (EPSILON * Math.sqrt(correction2));
    for (int p = 0; p < parameters.size(); p++) {
      Parameter moment = moments.get(p);
      if (decay > 0 && parameters.get(p).name().endsWith(".weight")) {
        shrink(parameters.get(p).value(), (float) (1 - rate * decay));
      }
      update(parameters.get(p), moment.value(), moment.gradient(), scale, epsilon);
    }
  }

  private static void shrink(float[] weights, float factor) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
  }

  private static void update(
      Parameter p, float[] mean, float[] square, float scale, float epsilon) {
    float[] value = p.value();
    float[] gradient = p.gradient();
    int i = 0;
    for (; i + Kernels.LANES <= value.length; i += Kernels.LANES) {
      FloatVector g = FloatVector.fromArray(Kernels.SPECIES, gradient, i);
      FloatVector m = FloatVector.fromArray(Kernels.SPECIES, mean, i);
      FloatVector v = FloatVector.fromArray(Kernels.SPECIES, square, i);
      m = m.mul(BETA1).add(g.mul(1 - BETA1)).add(FADED).sub(FADED);
      v = v.mul(BETA2).add(g.mul(g).mul(1 - BETA2));
      m.intoArray(mean, i);
      v.intoArray(square, i);
      FloatVector move = m.mul(scale).div(v.sqrt().add(epsilon));
      FloatVector.fromArray(Kernels.SPECIES, value, i).add(move).intoArray(value, i);
    }
    for (; i < value.length; i++) {
      float g = gradient[i];
      mean[i] = mean[i] * BETA1 + g * (1 - BETA1) + FADED - FADED;
      square[i] = square[i] * BETA2 + g * g * (1 - BETA2);
      value[i] += mean[i] * scale / ((float) Math.sqrt(square[i]) + epsilon);
    }
  }

  /// Number of moves so far.
  public long step() {
    return step;
  }

  /// First moments (as `value`) and second moments (as `gradient`) of every parameter: with
  /// [#step()], what a checkpoint holds.
  public List<Parameter> moments() {
    return List.copyOf(moments);
  }

  /// Continues from a checkpoint whose moments were copied into [#moments()].
  public void resumeAt(long step) {
    this.step = step;
  }
}
