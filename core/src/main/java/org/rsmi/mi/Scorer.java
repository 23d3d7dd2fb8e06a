package org.rsmi.mi;

import org.rsmi.net.Crew;
import org.rsmi.net.ScoreTile;

/// A score function f(x, y) that can be evaluated: what a bound needs of a critic that is trained.
public interface Scorer {

  /// Takes a batch of pairs for evaluation.
  ///
  /// @param x `[rows × |x|]` with row stride `xStride`
  /// @param y `[rows × |y|]` with row stride `yStride`
  void forward(float[] x, int xStride, float[] y, int yStride, int rows);

  /// Fills a tile with scores of rows `first … first + rows − 1` against all columns.
  void scores(int first, int rows, ScoreTile tile);

  /// The threads that may ask for [#scores] at once, each with a tile of its own.
  default Crew crew() {
    return Crew.alone();
  }
}
