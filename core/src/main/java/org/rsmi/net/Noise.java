package org.rsmi.net;

import jdk.incubator.vector.FloatVector;
import org.rsmi.num.Rng;

/// Counter-based noise: a pure function of a key and an index.
///
/// Whatever order or thread asks for it, `noise.split(step).split(layer)` gives index `i` the same
/// number, so a training step is a pure function of its state.
///
/// @param key identifies the stream
public record Noise(long key) {
  private static final float UNIT = 0x1.0p-23f;

  /// The noise numbered `index` below this one.
  public Noise split(long index) {
    return new Noise(Rng.mix(key + (index + 1) * 0x9E3779B97F4A7C15L));
  }

  /// Uniform on (0, 1), an odd multiple of 2⁻²⁴: never 0, never 1.
  public float uniform(long index) {
    return ((Rng.mix(key ^ (index * 0xD1342543DE82EF95L)) >>> 41) + 0.5f) * UNIT;
  }

  /// Fills `to[0 … count − 1]` with uniform numbers.
  public void uniform(float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = uniform(i);
    }
  }

  /// Fills `to` with logistic noise `ln u − ln(1 − u)`, mean 0 and variance π²/3.
  ///
  /// @param count a multiple of the lane count, ≤ `to.length`
  public void logistic(float[] to, int count) {
    uniform(to, count);
    for (int i = 0; i < count; i += Kernels.LANES) {
      FloatVector u = FloatVector.fromArray(Kernels.SPECIES, to, i);
      FloatVector rest = u.neg().add(1f);
      FloatMath.log(u).sub(FloatMath.log(rest)).intoArray(to, i);
    }
  }
}
