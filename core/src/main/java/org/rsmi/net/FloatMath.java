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
  private static final float EXP_2 = 5.0000001201e-1f;
  private static final float EXP_3 = 1.6666665459e-1f;
  private static final float EXP_4 = 4.1665795894e-2f;
  private static final float EXP_5 = 8.3334519073e-3f;
  private static final float EXP_6 = 1.3981999507e-3f;
  private static final float EXP_7 = 1.9875691500e-4f;
  private static final float EXP_FLOOR = -87.3f;
  private static final float EXP_CEILING = 88.3f;

  private FloatMath() {}

  /// The smallest multiple of [#LANES] that is ≥ `length`.
  public static int padded(int length) {
    return Kernels.padded(length);
  }

  /// `exp(x)`, for x clamped to [−87.3, 88.3]; NaN stays NaN.
  ///
  /// Cody–Waite reduction `x = n ln 2 + r`, |r| ≤ ½ ln 2, and a degree-6 minimax polynomial in r.
  public static FloatVector exp(FloatVector x) {
    FloatVector floor = constant(EXP_FLOOR);
    FloatVector ceiling = constant(EXP_CEILING);
    x = x.blend(floor, x.compare(VectorOperators.LT, floor));
    x = x.blend(ceiling, x.compare(VectorOperators.GT, ceiling));
    FloatVector shifted = x.fma(constant(LOG2_E), constant(ROUND));
    FloatVector n = shifted.sub(constant(ROUND));
    FloatVector r = n.fma(constant(-LN2_HIGH), x);
    r = n.fma(constant(-LN2_LOW), r);
    FloatVector p = constant(EXP_7);
    p = p.fma(r, constant(EXP_6));
    p = p.fma(r, constant(EXP_5));
    p = p.fma(r, constant(EXP_4));
    p = p.fma(r, constant(EXP_3));
    p = p.fma(r, constant(EXP_2));
    p = p.fma(r.mul(r), r).add(constant(1f));
    IntVector scale = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return p.reinterpretAsInts().add(scale).reinterpretAsFloats();
  }

  /// Replaces `values[from … to − 1]` by `exp(x − m)`, m the largest of them: the numbers that
  /// [#exp] gives, ready for a softmax.
  ///
  /// One long method without calls, so that the JIT compiler neither inlines it nor boxes a vector;
  /// where a method that returns a vector is called in a hot loop it now and then does, at six
  /// times the cost.
  ///
  /// @param to `from` plus a positive multiple of the lane count
  /// @param sumAndShift `[2]`, overwritten by `Σ exp(x − m)` and m
  public static void exponentiate(float[] values, int from, int to, double[] sumAndShift) {
    FloatVector m = FloatVector.fromArray(SPECIES, values, from);
    FloatVector m2 = m;
    int pairs = from + (to - from) / (2 * LANES) * 2 * LANES;
    for (int j = from; j < pairs; j += 2 * LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, j);
      FloatVector b = FloatVector.fromArray(SPECIES, values, j + LANES);
      m = m.blend(a, m.compare(VectorOperators.LT, a));
      m2 = m2.blend(b, m2.compare(VectorOperators.LT, b));
    }
    m = m.blend(m2, m.compare(VectorOperators.LT, m2));
    if (pairs < to) {
      FloatVector a = FloatVector.fromArray(SPECIES, values, pairs);
      m = m.blend(a, m.compare(VectorOperators.LT, a));
    }
    float largest = m.reduceLanes(VectorOperators.MAX);
    FloatVector shift = FloatVector.broadcast(SPECIES, largest);
    FloatVector floor = FloatVector.broadcast(SPECIES, EXP_FLOOR);
    FloatVector log2e = FloatVector.broadcast(SPECIES, LOG2_E);
    FloatVector round = FloatVector.broadcast(SPECIES, ROUND);
    FloatVector ln2High = FloatVector.broadcast(SPECIES, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(SPECIES, -LN2_LOW);
    FloatVector c7 = FloatVector.broadcast(SPECIES, EXP_7);
    FloatVector c6 = FloatVector.broadcast(SPECIES, EXP_6);
    FloatVector c5 = FloatVector.broadcast(SPECIES, EXP_5);
    FloatVector c4 = FloatVector.broadcast(SPECIES, EXP_4);
    FloatVector c3 = FloatVector.broadcast(SPECIES, EXP_3);
    FloatVector c2 = FloatVector.broadcast(SPECIES, EXP_2);
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int j = from; j < to; j += LANES) {
      FloatVector x = FloatVector.fromArray(SPECIES, values, j).sub(shift);
      x = x.blend(floor, x.compare(VectorOperators.LT, floor));
      FloatVector shifted = x.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector r = n.fma(ln2Low, n.fma(ln2High, x));
      FloatVector p = c7.fma(r, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
      p = p.fma(r.mul(r), r).add(one);
      IntVector scale = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector e = p.reinterpretAsInts().add(scale).reinterpretAsFloats();
      e.intoArray(values, j);
      sum = sum.add(e);
    }
    sumAndShift[0] = sum(sum);
    sumAndShift[1] = largest;
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
    FloatVector p = constant(7.0376836292e-2f);
    p = p.fma(f, constant(-1.1514610310e-1f));
    p = p.fma(f, constant(1.1676998740e-1f));
    p = p.fma(f, constant(-1.2420140846e-1f));
    p = p.fma(f, constant(1.4249322787e-1f));
    p = p.fma(f, constant(-1.6668057665e-1f));
    p = p.fma(f, constant(2.0000714765e-1f));
    p = p.fma(f, constant(-2.4999993993e-1f));
    p = p.fma(f, constant(3.3333331174e-1f));
    FloatVector square = f.mul(f);
    FloatVector tail = p.mul(f).mul(square);
    tail = exponent.fma(constant(LN2_LOW), tail);
    tail = square.fma(constant(-0.5f), tail);
    return exponent.fma(constant(LN2_HIGH), f.add(tail));
  }

  /// `tanh x`, to 2·10⁻⁷ absolute: `1 − 2/(exp 2x + 1)`.
  public static FloatVector tanh(FloatVector x) {
    FloatVector e = exp(x.add(x)).add(1f);
    return constant(1f).sub(constant(2f).div(e));
  }

  /// The logistic function `1/(1 + exp(−x))`.
  public static FloatVector sigmoid(FloatVector x) {
    return constant(1f).div(exp(x.neg()).add(1f));
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

  private static FloatVector constant(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
