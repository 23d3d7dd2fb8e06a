package org.rsmi.model;

/// A Markov chain, or an exact sampler, in its present state.
///
/// Everything that decides the future of a sampler is its [#state()], its [#tuning()] and its
/// stream's state: what a checkpoint holds.
public interface Sampler {

  /// Advances by one sweep: about one attempted update per site, or one unit of time. The amount of
  /// work is fixed once thermalised, never "until something happens", which would bias the sample.
  void sweep();

  /// The present configuration, the first of them where there are several replicas; overwritten by
  /// the next sweep.
  Configuration configuration();

  /// How many independent chains advance at once, ≥ 1.
  default int replicas() {
    return 1;
  }

  /// The present configuration of one of the chains, overwritten by the next sweep and by the next
  /// call.
  ///
  /// @param replica 0 … [#replicas()] − 1
  default Configuration configuration(int replica) {
    return configuration();
  }

  /// All values that the future depends on; [#configuration()] unless that shows only a part, as
  /// with several replicas or hidden variables. Overwritten by the next sweep.
  default Configuration state() {
    return configuration();
  }

  /// Ends thermalisation: adaptive amounts of work (such as Wolff clusters per sweep) are frozen
  /// here.
  default void freeze() {}

  /// Numbers frozen by [#freeze()], and whatever else a chain remembers; empty where nothing
  /// adapts.
  default long[] tuning() {
    return new long[0];
  }

  /// The position in the sampler's random streams.
  long[] streamState();

  /// Returns to a checkpoint: the state, tuning and stream state read earlier.
  ///
  /// @throws IllegalArgumentException if they belong to another lattice or model
  void restore(Configuration state, long[] tuning, long[] streamState);
}
