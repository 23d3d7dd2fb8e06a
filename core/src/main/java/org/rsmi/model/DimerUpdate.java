package org.rsmi.model;

import org.rsmi.num.Rng;

/// A way to move through the coverings of a square torus by dimers that leaves the law of [Dimers]
/// unchanged.
///
/// Directions are 0 for x + 1, 1 for y + 1, 2 for x − 1, 3 for y − 1, where x counts columns and y
/// rows.
public interface DimerUpdate {

  /// Prepares to move `directions` in place; all later work is free of allocation.
  ///
  /// @param attraction v/T, the gain in −H/T of a plaquette with two parallel dimers
  /// @param directions `[rows × columns]`, where each vertex finds its partner; owned by the
  ///     sampler
  /// @param rng the stream every move draws from
  /// @throws IllegalArgumentException if the update cannot work for this law
  Update.Moves on(double attraction, int rows, int columns, byte[] directions, Rng rng);
}
