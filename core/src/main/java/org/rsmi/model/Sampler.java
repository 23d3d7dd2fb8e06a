package org.rsmi.model;

import java.util.Map;

/// A Markov chain, or an exact sampler, in its present state.
///
/// Everything that decides the future of a sampler is its configuration, its [#tuning()] and its
/// stream's state: what a checkpoint holds.
public interface Sampler {

  /// Advances by one sweep: about one attempted update per site. The amount of work is fixed once
  /// thermalised, never "until something happens", which would bias the sample.
  void sweep();

  /// The present configuration, overwritten by the next sweep.
  Configuration configuration();

  /// Raw moments of the present configuration by name, e.g. `energy` (total, in J) and
  /// `magnetisation` (sum of spins). Ratios and errors are formed by the framework.
  Map<String, Double> measure();

  /// Ends thermalisation: adaptive amounts of work (such as Wolff clusters per sweep) are frozen
  /// here.
  default void freeze() {}

  /// Numbers frozen by [#freeze()], empty where nothing adapts.
  default long[] tuning() {
    return new long[0];
  }

  /// The position in the sampler's random stream, four longs.
  long[] streamState();

  /// Returns to a checkpoint: the configuration, tuning and stream state read earlier.
  ///
  /// @throws IllegalArgumentException if they belong to another lattice or model
  void restore(Configuration configuration, long[] tuning, long[] streamState);
}
