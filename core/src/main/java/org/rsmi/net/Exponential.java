package org.rsmi.net;

/// `max(floor, start · exp(−rate · step))`.
///
/// @param start value at step 0, > 0
/// @param floor smallest value, in [0, start]
/// @param rate decay per step, ≥ 0
public record Exponential(double start, double floor, double rate) implements Schedule {
  public Exponential {
    if (!(start > 0) || !(floor >= 0) || !(floor <= start) || !(rate >= 0)) {
      throw new IllegalArgumentException(
          "start = %s, floor = %s, rate = %s: want start > 0, 0 ≤ floor ≤ start, rate ≥ 0"
              .formatted(start, floor, rate));
    }
  }

  @Override
  public double at(long step) {
    return Math.max(floor, start * Math.exp(-rate * step));
  }

  @Override
  public long settled() {
    if (start == floor || rate == 0) {
      return 0;
    }
    return floor == 0 ? Long.MAX_VALUE : (long) Math.ceil(Math.log(start / floor) / rate);
  }
}
