package org.rsmi.coarse;

import java.util.List;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.result.Filter;
import org.rsmi.sample.WindowSites;

/// A coarse-graining rule with weights, in the middle of a batch. Not for two threads.
public interface CoarseNetwork {

  /// All weights, with the gradients [#backward] fills.
  List<Parameter> parameters();

  /// The differentiable coarse variables of a training batch.
  ///
  /// @param v `[rows × |V|]`
  /// @return `[rows × components]`, valid until the next pass
  float[] soft(float[] v, int rows, long step, Noise noise);

  /// The coarse variables of record: frozen and noiseless.
  ///
  /// @return `[rows × components]`, valid until the next pass
  float[] hard(float[] v, int rows);

  /// The linear filters in the units of the data.
  ///
  /// @param sites shape, means and scale of the windows the rule was trained on
  Filter filter(WindowSites sites);

  /// Gradients of the weights, from `∂I/∂h` with row stride `stride`, after [#soft].
  void backward(float[] v, float[] gradient, int stride, int rows, long step);

  /// Temperature of the relaxation at `step`; NaN where there is none.
  double temperature(long step);

  /// Step from which on [#temperature] changes no more.
  long settled();
}
