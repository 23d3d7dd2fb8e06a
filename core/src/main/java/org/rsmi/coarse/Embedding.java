package org.rsmi.coarse;

import org.rsmi.net.Noise;

/// How a linear response `a = Λ·v + b` becomes a coarse variable h: discrete in a differentiable
/// way, or continuous.
///
/// Arrays hold one number per (row, component); their length is a multiple of the lane count. An
/// implementation is one record in one file, named in a spec by its simple name.
public interface Embedding {

  /// The coarse variables the critic is trained on.
  ///
  /// @param a `[rows × components]` responses
  /// @param h same shape, overwritten
  /// @param step training step, counted from 0, for annealing
  /// @param noise for random embeddings, a pure function of the step
  void soft(float[] a, float[] h, int count, long step, Noise noise);

  /// Turns `∂I/∂h` into `∂I/∂a` in place, after [#soft] at the same step.
  void pull(float[] a, float[] h, float[] gradient, int count, long step);

  /// The coarse variables of record: the frozen, noiseless rule.
  void hard(float[] a, float[] h, int count);

  /// Largest entropy of one component, nats: log 2 for a bit, infinite for a real number.
  double entropyBound();

  /// Temperature of the relaxation at `step`; NaN where there is none.
  default double temperature(long step) {
    return Double.NaN;
  }

  /// Step from which on [#temperature] changes no more.
  default long settled() {
    return 0;
  }

  /// What an experiment means that names no type.
  static Embedding defaults() {
    return RelaxedBernoulli.defaults();
  }
}
