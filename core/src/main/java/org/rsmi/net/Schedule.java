package org.rsmi.net;

/// A number that changes with the training step: a learning rate, a temperature.
public interface Schedule {
  /// The value at `step`, counted from 0.
  double at(long step);

  /// Step from which on the value changes no more.
  long settled();

  /// The same value at every step.
  static Schedule of(double value) {
    return new Constant(value);
  }
}
