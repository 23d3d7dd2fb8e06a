package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Crew;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;

/// A critic with weights, in the middle of a batch.
///
/// A training step calls [#train], then [#scores] and [#pull] for every tile of rows, then
/// [#backward] and, where the first variable is itself learned, [#inputGradient]. Not for two
/// threads but those of its crew.
public interface CriticNetwork extends Scorer {

  /// All weights, with the gradients [#backward] fills.
  List<Parameter> parameters();

  /// Shares the rows of all further batches with a crew, where the critic can; its results keep
  /// their bits.
  default void share(Crew crew) {}

  /// Takes a batch of pairs for training.
  ///
  /// @param noise decides dropout
  void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise);

  /// Adds the gradient a bound left in the tile, which may be one of several threads' in [#crew()].
  void pull(ScoreTile tile);

  /// Turns the pulled gradients into those of the parameters.
  void backward();

  /// The gradient with respect to x, after [#backward], with stride [#inputStride()].
  float[] inputGradient();

  /// Row stride of [#inputGradient()].
  int inputStride();
}
