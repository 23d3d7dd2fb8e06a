package org.rsmi.model;

import java.util.Arrays;
import org.rsmi.lattice.Lattice;
import org.rsmi.num.Rng;

/// The chain of a [PairLaw], or several at once, moved by an [Update].
///
/// @param name of the model, for errors
/// @param spins `[replicas × sites]`
/// @param shown `[sites]`, the replica asked for
record PairSampler(
    String name, PairLaw law, byte[] spins, byte[] shown, Update.Moves moves, Rng rng)
    implements Sampler {

  /// Every spin in a random state.
  static PairSampler random(String name, PairLaw law, Lattice lattice, Update update, Rng rng) {
    byte[] spins = new byte[update.replicas() * lattice.sites()];
    for (int i = 0; i < spins.length; i++) {
      spins[i] = law.states()[rng.nextInt(law.states().length)];
    }
    byte[] shown = update.replicas() == 1 ? spins : new byte[lattice.sites()];
    return new PairSampler(name, law, spins, shown, update.on(law, lattice, spins, rng), rng);
  }

  @Override
  public void sweep() {
    moves.sweep();
  }

  @Override
  public int replicas() {
    return spins.length / shown.length;
  }

  @Override
  public Configuration configuration() {
    return configuration(0);
  }

  @Override
  public Configuration configuration(int replica) {
    moves.show();
    if (shown != spins) {
      System.arraycopy(spins, replica * shown.length, shown, 0, shown.length);
    }
    return new Configuration.Spins(shown);
  }

  @Override
  public Configuration state() {
    moves.show();
    return new Configuration.Spins(spins);
  }

  @Override
  public void freeze() {
    moves.freeze();
  }

  @Override
  public long[] tuning() {
    return moves.tuning();
  }

  @Override
  public long[] streamState() {
    return rng.state();
  }

  @Override
  public void restore(Configuration state, long[] tuning, long[] streamState) {
    byte[] saved = spins(state);
    moves.restore(tuning);
    rng.resumeAt(streamState);
    System.arraycopy(saved, 0, spins, 0, spins.length);
    moves.take();
  }

  private byte[] spins(Configuration state) {
    byte[] saved = spins(state, spins.length);
    for (byte spin : saved) {
      if (Arrays.binarySearch(law.states(), spin) < 0) {
        throw new IllegalArgumentException(
            "%s cannot resume from a spin of %d; its states are %s"
                .formatted(name, spin, Arrays.toString(law.states())));
      }
    }
    return saved;
  }

  /// The values of a configuration of `sites` spins.
  static byte[] spins(Configuration configuration, int sites) {
    return switch (configuration) {
      case Configuration.Spins(byte[] spins) when spins.length == sites -> spins;
      case Configuration.Spins _, Configuration.Field _ ->
          throw new IllegalArgumentException(
              "%d spins are wanted, found %s of %d sites"
                  .formatted(
                      sites, configuration.getClass().getSimpleName(), configuration.sites()));
    };
  }
}
