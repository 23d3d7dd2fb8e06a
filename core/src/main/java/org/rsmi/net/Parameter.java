package org.rsmi.net;

/// An array of trainable numbers and the gradient of the objective with respect to them.
///
/// Both arrays are live: an optimiser writes `value`, a backward pass overwrites `gradient`.
///
/// @param name where it belongs, e.g. `critic.u.1.weight`; keys of a checkpoint
/// @param value the numbers, padding included
/// @param gradient same length as `value`
public record Parameter(String name, float[] value, float[] gradient) {
  public Parameter {
    if (value.length != gradient.length) {
      throw new IllegalArgumentException(
          name + " has " + value.length + " values and " + gradient.length + " derivatives");
    }
  }

  /// Zeros of the given length.
  public static Parameter zeros(String name, int length) {
    return new Parameter(name, new float[length], new float[length]);
  }
}
