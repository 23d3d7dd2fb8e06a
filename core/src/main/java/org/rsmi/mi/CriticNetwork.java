package org.rsmi.mi;

import java.util.List;
import org.rsmi.net.Noise;
import org.rsmi.net.Parameter;
import org.rsmi.net.ScoreTile;

/// A critic with weights, in the middle of a batch.
///
/// A training step calls [#train], then [#scores] and [#pull] for every tile of rows, then
/// [#backward] and, where the first variable is itself learned, [#inputGradient]. Not for two
/// threads.
public interface CriticNetwork {

  /// All weights, with the gradients [#backward] fills.
  List<Parameter> parameters();

  /// Takes a batch of pairs for evaluation.
  ///
  /// @param x `[rows × |x|]` with row stride `xStride`
  /// @param y `[rows × |y|]` with row stride `yStride`
  void forward(float[] x, int xStride, float[] y, int yStride, int rows);

  /// Takes a batch of pairs for training.
  ///
  /// @param noise decides dropout
  void train(float[] x, int xStride, float[] y, int yStride, int rows, Noise noise);

  /// Fills a tile with scores of rows `first … first + rows − 1` against all columns.
  void scores(int first, int rows, ScoreTile tile);

  /// Adds the gradient a bound left in the tile.
  void pull(ScoreTile tile);

  /// Turns the pulled gradients into those of the parameters.
  void backward();

  /// The gradient with respect to x, after [#backward], with stride [#inputStride()].
  float[] inputGradient();

  /// Row stride of [#inputGradient()].
  int inputStride();
}
