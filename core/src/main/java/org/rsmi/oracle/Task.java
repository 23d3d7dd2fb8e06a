package org.rsmi.oracle;

import org.rsmi.mi.PairedSamples;
import org.rsmi.num.Rng;

/// Two variables whose mutual information is known, and independent draws of them.
public interface Task {

  /// What the task is called in tables.
  String name();

  /// I(X:Y), nats, exact.
  double information();

  /// Independent joint draws.
  ///
  /// @param count ≥ 2
  PairedSamples sample(int count, Rng rng);
}
