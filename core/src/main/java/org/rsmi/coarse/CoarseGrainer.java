package org.rsmi.coarse;

import org.rsmi.num.Rng;

/// A family of coarse-graining rules `H = Λ(V)`, the record of its hyperparameters.
///
/// An implementation is one record in one file, named in a spec by its simple name.
public interface CoarseGrainer {

  /// A rule with fresh weights for a block of `block` sites.
  CoarseNetwork network(int block, Rng init);

  /// Number of coarse variables.
  int components();

  /// What a rule knows at most, nats: components · log 2 for bits, infinite for real numbers.
  double entropyBound();

  /// What an experiment means that names no type.
  static CoarseGrainer defaults() {
    return LinearFilter.defaults();
  }
}
