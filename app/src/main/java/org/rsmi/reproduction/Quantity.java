package org.rsmi.reproduction;

import org.rsmi.num.Estimate;

/// A number of an ensemble that a check compares.
///
/// A new one is a record beside this interface, named by `type` in `ours`.
public interface Quantity {

  /// Its value.
  ///
  /// @throws IllegalArgumentException in one line if it is not there
  Estimate of(Evidence evidence);
}
