package org.rsmi.model;

import org.rsmi.num.Rng;

/// A Markov chain whose state is one particle or none on every site.
///
/// @param name of the model, for errors
/// @param occupations `[sites]`, 0 or 1, changed in place by the rule
record OccupationSampler(String name, byte[] occupations, Rule rule, Rng rng) implements Sampler {

  /// One sweep of a model.
  @FunctionalInterface
  interface Rule {
    void sweep(byte[] occupations, Rng rng);
  }

  /// `round(density · sites)` particles on random sites.
  static byte[] scattered(double density, int sites, Rng rng) {
    long particles = Math.round(density * sites);
    byte[] occupations = new byte[sites];
    int[] order = rng.permutation(sites);
    for (int i = 0; i < particles; i++) {
      occupations[order[i]] = 1;
    }
    return occupations;
  }

  @Override
  public void sweep() {
    rule.sweep(occupations, rng);
  }

  @Override
  public Configuration configuration() {
    return new Configuration.Spins(occupations);
  }

  @Override
  public long[] streamState() {
    return rng.state();
  }

  @Override
  public void restore(Configuration state, long[] tuning, long[] streamState) {
    byte[] saved = PairSampler.spins(state, occupations.length);
    if (tuning.length != 0) {
      throw new IllegalArgumentException(
          "%d tuning numbers for %s, which takes none".formatted(tuning.length, name));
    }
    for (byte occupation : saved) {
      if (occupation < 0 || occupation > 1) {
        throw new IllegalArgumentException(
            "%s cannot resume from an occupation of %d; it knows 0 and 1"
                .formatted(name, occupation));
      }
    }
    rng.resumeAt(streamState);
    System.arraycopy(saved, 0, occupations, 0, occupations.length);
  }
}
