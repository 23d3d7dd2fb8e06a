package org.rsmi.mi;

import org.rsmi.net.Crew;
import org.rsmi.num.Rng;

/// A family of score functions `f(x, y)`, the record of its hyperparameters.
///
/// An implementation is one record in one file, named in a spec by its simple name.
public interface Critic {

  /// A critic with fresh weights.
  ///
  /// @param x number of features of the first variable
  /// @param y number of features of the second
  CriticNetwork network(int x, int y, Rng init);

  /// The same family, whose networks share their rows with a crew.
  default Critic sharedBy(Crew crew) {
    return (x, y, init) -> {
      CriticNetwork network = network(x, y, init);
      network.share(crew);
      return network;
    };
  }

  /// What an experiment means that names no type.
  static Critic defaults() {
    return Separable.defaults();
  }
}
