package org.rsmi.num;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.rng.core.RandomProviderDefaultState;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/// A named stream of random numbers: xoshiro256++ with a key that says what the stream is for.
///
/// `Rng.of(seed).split("point/…").split("run/3").split("chain")` depends on the seed and the names
/// alone, never on how many numbers other streams have drawn, so a new consumer or a new grid value
/// shifts no old number. The position in the stream is four longs, [#state()], and
/// [#resumeAt(long[])] returns to it.
///
/// Not safe for use by two threads at once: give each its own split.
///
/// @see <a href="https://prng.di.unimi.it/">Blackman and Vigna (2021)</a>
public final class Rng {
  private static final double DOUBLE_UNIT = 0x1.0p-53;
  private static final float FLOAT_UNIT = 0x1.0p-24f;

  private final long key;
  private final XoShiRo256PlusPlus source;
  private final ZigguratSampler.NormalizedGaussian gaussian;

  private Rng(long key) {
    this.key = key;
    long[] seed = new long[4];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = mix(key + (i + 1) * 0x9E3779B97F4A7C15L);
    }
    this.source = new XoShiRo256PlusPlus(seed);
    this.gaussian = ZigguratSampler.NormalizedGaussian.of(source);
  }

  /// The root stream of an experiment.
  public static Rng of(long seed) {
    return new Rng(mix(seed ^ 0x5253_4D49_2D4E_4521L));
  }

  /// The stream called `name` below this one; the same whenever it is asked for.
  public Rng split(String name) {
    long child = key;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      child = mix(child ^ (b & 0xFFL)) + 0x9E3779B97F4A7C15L;
    }
    return new Rng(mix(child ^ name.length()));
  }

  /// A number that names this stream, for counter-based noise that is a pure function of
  /// (key, step, index).
  public long key() {
    return key;
  }

  /// The position in the stream, four longs.
  public long[] state() {
    byte[] bytes = ((RandomProviderDefaultState) source.saveState()).getState();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long[] state = new long[4];
    buffer.asLongBuffer().get(state);
    return state;
  }

  /// Moves this stream to a position returned by [#state()].
  ///
  /// @param state four longs, not all zero
  public Rng resumeAt(long[] state) {
    if (state.length != 4 || Arrays.stream(state).allMatch(word -> word == 0)) {
      throw new IllegalArgumentException("a stream's state is four longs, not all zero");
    }
    byte[] bytes = ((RandomProviderDefaultState) source.saveState()).getState();
    Arrays.fill(bytes, (byte) 0);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(state);
    source.restoreState(new RandomProviderDefaultState(bytes));
    return this;
  }

  /// Uniform over all longs.
  public long nextLong() {
    return source.nextLong();
  }

  /// Uniform on `0 … bound − 1`.
  public int nextInt(int bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("bound = " + bound + " is not positive");
    }
    return (int) Math.multiplyHigh(source.nextLong() >>> 1, 2L * bound);
  }

  /// Uniform on `[0, 1)`, a multiple of 2⁻⁵³.
  public double nextDouble() {
    return (source.nextLong() >>> 11) * DOUBLE_UNIT;
  }

  /// Uniform on `[0, 1)`, a multiple of 2⁻²⁴.
  public float nextFloat() {
    return (source.nextLong() >>> 40) * FLOAT_UNIT;
  }

  /// A fair coin.
  public boolean nextBoolean() {
    return source.nextLong() < 0;
  }

  /// Normal with mean 0 and variance 1.
  public double nextGaussian() {
    return gaussian.sample();
  }

  /// A random order of `0 … count − 1`.
  public int[] permutation(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /// The finaliser of splitmix64: a bijection of the longs whose output bits all depend on all
  /// input bits.
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
