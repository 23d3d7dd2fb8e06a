package org.rsmi.exact;

/// Spins packed into an integer: bit `i` is 1 where spin `i` is +1 and 0 where it is −1.
public final class SpinStates {
  private SpinStates() {}

  /// The spins of each state, ±1.
  ///
  /// @param spins number of spins in a state, ≤ 31
  /// @return `[states × spins]`, one state after the other
  public static byte[] unpack(int[] states, int spins) {
    byte[] values = new byte[Math.multiplyExact(states.length, spins)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (2 * (states[i / spins] >>> (i % spins) & 1) - 1);
    }
    return values;
  }

  /// The state of a few spins of a larger one: bit `i` of the result is bit `sites[i]` of `state`.
  static int gather(int state, int[] sites) {
    int gathered = 0;
    for (int i = 0; i < sites.length; i++) {
      gathered |= (state >>> sites[i] & 1) << i;
    }
    return gathered;
  }

  /// The number of states of a block.
  ///
  /// @throws IllegalArgumentException if there are too many to list
  public static int count(int spins) {
    if (spins < 1 || spins > 20) {
      throw new IllegalArgumentException(
          "spins = " + spins + ": the states of 1 to 20 spins are listed");
    }
    return 1 << spins;
  }
}
