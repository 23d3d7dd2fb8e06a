package org.rsmi.sample;

/// Windows for one run: an endless supply for training, and two fixed sets that training never
/// sees.
///
/// The three come from separate chains or separate configurations, never from one configuration.
public interface WindowSource {

  /// What training never sees.
  HeldOutSets heldOut();

  /// Shape, symmetries and standardisation of the windows.
  default WindowSites sites() {
    return heldOut().sites();
  }

  /// The next training windows.
  ///
  /// @param block `[rows × |V|]`, overwritten
  /// @param environment `[rows × |E|]`, overwritten
  void next(float[] block, float[] environment, int rows);

  /// How many different training windows there are; `Long.MAX_VALUE` if they are sampled afresh.
  long distinct();

  /// Held out to choose the best epoch.
  default Windows select() {
    return heldOut().select();
  }

  /// Held out for the number of record.
  default Windows report() {
    return heldOut().report();
  }

  /// What is known of the independence of the configurations.
  default ChainReport chainReport() {
    return heldOut().chainReport();
  }

  /// Everything that decides the training windows to come.
  State state();

  /// Continues where [#state()] was read, bit for bit.
  void resumeAt(State state);

  /// A checkpoint.
  ///
  /// @param batch position of the stream that draws windows, four longs
  /// @param drawn windows drawn since the configurations were last renewed
  /// @param renewals how often they were renewed
  /// @param chain position of the training chain: length of the stream state, stream state,
  ///     tuning; empty for recorded data
  /// @param configurations bytes of the configurations in use, the chain's own state last; empty
  ///     for recorded data
  record State(long[] batch, long drawn, long renewals, long[] chain, byte[] configurations) {}
}
