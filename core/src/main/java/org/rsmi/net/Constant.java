package org.rsmi.net;

/// The same value at every step.
///
/// @param value > 0
public record Constant(double value) implements Schedule {
  public Constant {
    if (!(value > 0)) {
      throw new IllegalArgumentException("value = " + value + " is not positive");
    }
  }

  @Override
  public double at(long step) {
    return value;
  }

  @Override
  public long settled() {
    return 0;
  }
}
