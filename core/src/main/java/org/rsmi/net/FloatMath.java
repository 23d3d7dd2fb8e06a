package org.rsmi.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Elementary functions of float vectors as polynomials, within 2 ulp of `Math` over their range.
///
/// Unlike the JDK's own lanewise functions they take the same path on every machine with fused
/// multiply-add, so a run's bits do not depend on a vendor's vector library.
public final class FloatMath {
  /// The widest vectors this machine has.
  public static final VectorSpecies<Float> SPECIES = Kernels.SPECIES;

  /// Floats in a vector.
  public static final int LANES = SPECIES.length();

  private static final float LOG2_E = 1.44269504088896341f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUND = 12582912f; // 1.5·2²³: adding it rounds to an integer
  private static final float EXP_2 = 4.99999934321e-1f;
  private static final float EXP_3 = 1.66665203990e-1f;
  private static final float EXP_4 = 4.16683907835e-2f;
  private static final float EXP_5 = 8.36874510894e-3f;
  private static final float EXP_6 = 1.38145401768e-3f;
  private static final float EXP_FLOOR = -87.3f; // exp of it is the smallest normal number
  private static final float EXP_CEILING = 88.3f;

  /// The constants of exp, kept in an array because the JIT compiler keeps what it loads from one
  /// in registers; constants it would load anew in every round of a loop.
  private static final float[] EXP = {
    LOG2_E, ROUND, -LN2_HIGH, -LN2_LOW, EXP_6, EXP_5, EXP_4, EXP_3, EXP_2, 1f
  };

  private FloatMath() {}

  /// The smallest multiple of [#LANES] that is ≥ `length`.
  public static int padded(int length) {
    return Kernels.padded(length);
  }

  /// `exp(x)`, for x clamped to [−87.3, 88.3]; NaN stays NaN.
  ///
  /// Cody–Waite reduction `x = n ln 2 + r`, |r| ≤ ½ ln 2, and a polynomial of degree 6 in r with
  /// the smallest relative error, 3·10⁻⁹.
  public static FloatVector exp(FloatVector x) {
    FloatVector floor = FloatVector.broadcast(SPECIES, EXP_FLOOR);
    FloatVector ceiling = FloatVector.broadcast(SPECIES, EXP_CEILING);
    x = x.blend(floor, x.compare(VectorOperators.LT, floor));
    x = x.blend(ceiling, x.compare(VectorOperators.GT, ceiling));
    FloatVector shifted =
        x.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
    FloatVector n = shifted.sub(FloatVector.broadcast(SPECIES, ROUND));
    FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), x);
    r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
    FloatVector square = r.mul(r);
    FloatVector low =
        r.fma(FloatVector.broadcast(SPECIES, EXP_3), FloatVector.broadcast(SPECIES, EXP_2));
    FloatVector high =
        square.fma(
            FloatVector.broadcast(SPECIES, EXP_6),
            r.fma(FloatVector.broadcast(SPECIES, EXP_5), FloatVector.broadcast(SPECIES, EXP_4)));
    FloatVector p = high.fma(square, low).fma(square, r.add(FloatVector.broadcast(SPECIES, 1f)));
    IntVector scale = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(scale).reinterpretAsFloats();
  }

  /// Replaces `values[from … to − 1]` by `exp(x − m)`, m the largest of them: the numbers that
  /// [#exp] gives, ready for a softmax.
  ///
  /// @param to `from` plus a positive multiple of the lane count
  /// @param sumAndShift `[2]`, overwritten by `Σ exp(x − m)` and m
  public static void exponentiate(float[] values, int from, int to, double[] sumAndShift) {
    float largest = largest(values, from, to);
    sumAndShift[0] = exponentiate(values, from, to, largest, EXP_FLOOR);
    sumAndShift[1] = largest;
  }

  /// The largest of `values[from … to − 1]`.
  ///
  /// @param to `from` plus a positive multiple of the lane count
  public static float largest(float[] values, int from, int to) {
    FloatVector m0 = FloatVector.fromArray(SPECIES, values, from);
    FloatVector m1 = m0;
    FloatVector m2 = m0;
    FloatVector m3 = m0;
    int j = from;
    for (; j + 4 * LANES <= to; j += 4 * LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, j);
      FloatVector b = FloatVector.fromArray(SPECIES, values, j + LANES);
      FloatVector c = FloatVector.fromArray(SPECIES, values, j + 2 * LANES);
      FloatVector d = FloatVector.fromArray(SPECIES, values, j + 3 * LANES);
      m0 = m0.blend(a, m0.compare(VectorOperators.LT, a));
      m1 = m1.blend(b, m1.compare(VectorOperators.LT, b));
      m2 = m2.blend(c, m2.compare(VectorOperators.LT, c));
      m3 = m3.blend(d, m3.compare(VectorOperators.LT, d));
    }
    for (; j < to; j += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, j);
      m0 = m0.blend(a, m0.compare(VectorOperators.LT, a));
    }
    m0 = m0.blend(m1, m0.compare(VectorOperators.LT, m1));
    m2 = m2.blend(m3, m2.compare(VectorOperators.LT, m3));
    m0 = m0.blend(m2, m0.compare(VectorOperators.LT, m2));
    return m0.reduceLanes(VectorOperators.MAX);
  }

  /// Replaces `values[from … to − 1]` by `exp(max(x − shift, floor))`, the numbers that [#exp]
  /// gives, and returns their sum.
  ///
  /// One long method without calls, so that the JIT compiler neither inlines it nor boxes a vector;
  /// where a method that returns a vector is called in a hot loop it now and then does, at six
  /// times the cost.
  ///
  /// @param to `from` plus a positive multiple of the lane count
  /// @param shift at least the largest value less 88
  /// @param floor in [−87.3, 0]; products of what is far above the smallest normal number, 10⁻³⁸,
  ///     do not fall below it, where arithmetic is a hundred times slower
  public static double exponentiate(float[] values, int from, int to, float shift, float floor) {
    FloatVector shifts = FloatVector.broadcast(SPECIES, shift);
    FloatVector floors = FloatVector.broadcast(SPECIES, floor);
    FloatVector log2e = FloatVector.broadcast(SPECIES, EXP[0]);
    FloatVector round = FloatVector.broadcast(SPECIES, EXP[1]);
    FloatVector ln2High = FloatVector.broadcast(SPECIES, EXP[2]);
    FloatVector ln2Low = FloatVector.broadcast(SPECIES, EXP[3]);
    FloatVector c6 = FloatVector.broadcast(SPECIES, EXP[4]);
    FloatVector c5 = FloatVector.broadcast(SPECIES, EXP[5]);
    FloatVector c4 = FloatVector.broadcast(SPECIES, EXP[6]);
    FloatVector c3 = FloatVector.broadcast(SPECIES, EXP[7]);
    FloatVector c2 = FloatVector.broadcast(SPECIES, EXP[8]);
    FloatVector one = FloatVector.broadcast(SPECIES, EXP[9]);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = from; j < to; j += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, j).sub(shifts);
      x = x.blend(floors, x.compare(VectorOperators.LT, floors));
      FloatVector shifted = x.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(ln2Low, n.fma(ln2High, x));
      FloatVector square = r.mul(r);
      FloatVector p = square.fma(c6, r.fma(c5, c4)).fma(square, r.fma(c3, c2));
      p = p.fma(square, r.add(one));
      IntVector scale = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = p.reinterpretAsInts().add(scale).reinterpretAsFloats();
      e.intoArray(values, j);
      sum = sum.add(e);
    }
    return sum(sum);
  }

  /// `ln x` for finite normal x > 0.
  ///
  /// `x = 2ⁿ m`, √½ ≤ m < √2, and a degree-9 polynomial in `m − 1`.
  public static FloatVector log(FloatVector x) {
    IntVector bits = x.reinterpretAsInts();
    IntVector offset = bits.sub(0x3F3504F3); // the bits of √½
    IntVector n = offset.lanewise(VectorOperators.ASHR, 23);
    FloatVector f = bits.sub(n.lanewise(VectorOperators.LSHL, 23)).reinterpretAsFloats().sub(1f);
    FloatVector exponent = (FloatVector) n.convertShape(VectorOperators.I2F, x.species(), 0);
    FloatVector p = FloatVector.broadcast(SPECIES, 7.0376836292e-2f);
    p = p.fma(f, FloatVector.broadcast(SPECIES, -1.1514610310e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 1.1676998740e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, -1.2420140846e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 1.4249322787e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, -1.6668057665e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 2.0000714765e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, -2.4999993993e-1f));
    p = p.fma(f, FloatVector.broadcast(SPECIES, 3.3333331174e-1f));
    FloatVector square = f.mul(f);
    FloatVector tail = p.mul(f).mul(square);
    tail = exponent.fma(FloatVector.broadcast(SPECIES, LN2_LOW), tail);
    tail = square.fma(FloatVector.broadcast(SPECIES, -0.5f), tail);
    return exponent.fma(FloatVector.broadcast(SPECIES, LN2_HIGH), f.add(tail));
  }

  /// `tanh x`, to 2·10⁻⁷ absolute: `1 − 2/(exp 2x + 1)`.
  public static FloatVector tanh(FloatVector x) {
    FloatVector e = exp(x.add(x)).add(1f);
    return FloatVector.broadcast(SPECIES, 1f).sub(FloatVector.broadcast(SPECIES, 2f).div(e));
  }

  /// Replaces `values[0 … count − 1]` by their [#tanh].
  ///
  /// @param count a multiple of the lane count
  public static void tanh(float[] values, int count) {
    FloatVector ceiling = FloatVector.broadcast(SPECIES, EXP_CEILING);
    for (int i = 0; i < count; i += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, i);
      FloatVector twice = x.add(x);
      twice.blend(ceiling, twice.compare(VectorOperators.GT, ceiling)).intoArray(values, i);
    }
    exponentiate(values, 0, count, 0f, EXP_FLOOR);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector two = FloatVector.broadcast(SPECIES, 2f);
    for (int i = 0; i < count; i += LANES) {
      FloatVector e = FloatVector.fromArray(SPECIES, values, i).add(one);
      one.sub(two.div(e)).intoArray(values, i);
    }
  }

  /// The logistic function `1/(1 + exp(−x))`.
  public static FloatVector sigmoid(FloatVector x) {
    return FloatVector.broadcast(SPECIES, 1f).div(exp(x.neg()).add(1f));
  }

  /// The larger of a and b, lane by lane; a where either is NaN.
  ///
  /// A third of the instructions of `a.max(b)`, which must also order the two zeros.
  public static FloatVector larger(FloatVector a, FloatVector b) {
    return a.blend(b, a.compare(VectorOperators.LT, b));
  }

  /// The sum of all lanes in double precision, lane 0 first: an order that `reduceLanes` leaves
  /// open.
  public static double sum(FloatVector x) {
    double sum = 0;
    for (float lane : x.toArray()) {
      sum += lane;
    }
    return sum;
  }
}
