package org.rsmi.coarse;

import org.rsmi.result.Outcome;

/// A trained coarse-graining rule and how its training ended.
///
/// @param network the weights of the best epoch
/// @param components coarse variables per block
/// @param outcome how training ended
public record Rule(CoarseNetwork network, int components, Outcome outcome) {

  /// The frozen, noiseless rule on many blocks.
  ///
  /// @param blocks `[size × |V|]`, centred and scaled as in training
  /// @return a new array, `[size × components]`
  public float[] hard(float[] blocks, int size) {
    float[] h = new float[size * components];
    System.arraycopy(network.hard(blocks, size), 0, h, 0, h.length);
    return h;
  }
}
