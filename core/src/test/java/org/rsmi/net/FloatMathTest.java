package org.rsmi.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class FloatMathTest {
  private static final int COUNT = 1 << 20;

  @Test
  void expIsWithinTwoUlp() {
    float[] x = between(-87.3f, 88.3f);
    assertThat(largestUlps(x, FloatMath::exp, Math::exp)).isLessThanOrEqualTo(2);
    float[] small = between(-1, 1);
    assertThat(largestUlps(small, FloatMath::exp, Math::exp)).isLessThanOrEqualTo(2);
  }

  @Test
  void expIsClampedBeyondItsRangeAndKeepsNaN() {
    assertThat(at(FloatMath::exp, Float.NEGATIVE_INFINITY)).isEqualTo(at(FloatMath::exp, -87.3f));
    assertThat(at(FloatMath::exp, -1e30f)).isEqualTo(at(FloatMath::exp, -87.3f)).isPositive();
    assertThat(at(FloatMath::exp, Float.POSITIVE_INFINITY)).isEqualTo(at(FloatMath::exp, 88.3f));
    assertThat(at(FloatMath::exp, Float.NaN)).isNaN();
    assertThat(at(FloatMath::exp, 0f)).isOne();
  }

  @Test
  void logIsWithinTwoUlp() {
    float[] x = new float[COUNT];
    int first = Float.floatToIntBits(Float.MIN_NORMAL);
    int step = (Float.floatToIntBits(Float.MAX_VALUE) - first) / COUNT;
    for (int i = 0; i < COUNT; i++) {
      x[i] = Float.intBitsToFloat(first + i * step);
    }
    x[COUNT - 1] = Float.MAX_VALUE;
    assertThat(largestUlps(x, FloatMath::log, Math::log)).isLessThanOrEqualTo(2);
    float[] aroundOne = between(0.5f, 2);
    assertThat(largestUlps(aroundOne, FloatMath::log, Math::log)).isLessThanOrEqualTo(2);
    assertThat(at(FloatMath::log, 1f)).isZero();
  }

  @Test
  void tanhIsWithinItsStatedError() {
    float[] x = between(-12, 12);
    assertThat(largestError(x, FloatMath::tanh, Math::tanh)).isLessThan(2e-7);
    assertThat(at(FloatMath::tanh, 1e30f)).isOne();
    assertThat(at(FloatMath::tanh, -1e30f)).isEqualTo(-1);
    assertThat(at(FloatMath::tanh, 0f)).isZero();
  }

  @Test
  void sigmoidIsWithinFourUlp() {
    float[] x = between(-87, 87);
    DoubleUnaryOperator logistic = z -> 1 / (1 + Math.exp(-z));
    assertThat(largestUlps(x, FloatMath::sigmoid, logistic)).isLessThanOrEqualTo(4);
  }

  @Test
  void functionsOfArraysEqualThoseOfVectors() {
    float[] x = between(-100, 100);
    float[] tanh = x.clone();
    FloatMath.tanh(tanh, COUNT);
    assertThat(tanh).isEqualTo(map(x, FloatMath::tanh));
    float[] exp = x.clone();
    double sum = FloatMath.exponentiate(exp, 0, COUNT, 20f, -87.3f);
    assertThat(exp).isEqualTo(map(x, vector -> FloatMath.exp(vector.sub(20f))));
    double plain = 0;
    for (float value : exp) {
      plain += value;
    }
    assertThat(sum / plain).isCloseTo(1, within(1e-4));
  }

  @Test
  void whatIsBelowTheFloorIsExpOfTheFloor() {
    float[] x = between(-200, 0);
    FloatMath.exponentiate(x, 0, COUNT, 0f, -60f);
    float floor = at(FloatMath::exp, -60f);
    assertThat(x[0]).isEqualTo(floor);
    assertThat(x[COUNT / 2]).isEqualTo(floor);
    assertThat(x[COUNT - 1]).isOne();
  }

  @Test
  void largestIsTheMaximumOfAnyRange() {
    Rng rng = Rng.of(9);
    for (int vectors = 1; vectors < 12; vectors++) {
      float[] x = new float[(vectors + 1) * FloatMath.LANES];
      float maximum = Float.NEGATIVE_INFINITY;
      for (int i = FloatMath.LANES; i < x.length; i++) {
        x[i] = (float) rng.nextGaussian() - 9;
        maximum = Math.max(maximum, x[i]);
      }
      assertThat(FloatMath.largest(x, FloatMath.LANES, x.length)).isEqualTo(maximum);
    }
  }

  @Test
  void sumAddsEveryLaneOnce() {
    float[] lanes = new float[FloatMath.LANES];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = 1 << i;
    }
    FloatVector vector = FloatVector.fromArray(FloatMath.SPECIES, lanes, 0);
    assertThat(FloatMath.sum(vector)).isEqualTo((1 << lanes.length) - 1);
  }

  @Test
  void largerTakesTheLargerLane() {
    float[] a = values(1);
    float[] b = values(2);
    FloatVector larger =
        FloatMath.larger(
            FloatVector.fromArray(FloatMath.SPECIES, a, 0),
            FloatVector.fromArray(FloatMath.SPECIES, b, 0));
    for (int i = 0; i < FloatMath.LANES; i++) {
      assertThat(larger.lane(i)).isEqualTo(Math.max(a[i], b[i]));
    }
  }

  @Test
  void paddedIsTheNextMultipleOfTheLaneCount() {
    assertThat(FloatMath.padded(0)).isZero();
    assertThat(FloatMath.padded(1)).isEqualTo(FloatMath.LANES);
    assertThat(FloatMath.padded(FloatMath.LANES)).isEqualTo(FloatMath.LANES);
    assertThat(FloatMath.padded(FloatMath.LANES + 1)).isEqualTo(2 * FloatMath.LANES);
  }

  private static float[] values(long seed) {
    Rng rng = Rng.of(seed);
    float[] values = new float[FloatMath.LANES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }

  /// Evenly spaced, both ends included.
  private static float[] between(float first, float last) {
    float[] x = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      x[i] = (float) (first + ((double) last - first) * i / (COUNT - 1));
    }
    return x;
  }

  private static float at(UnaryOperator<FloatVector> function, float x) {
    return function.apply(FloatVector.broadcast(FloatMath.SPECIES, x)).lane(0);
  }

  private static double largestUlps(
      float[] x, UnaryOperator<FloatVector> found, DoubleUnaryOperator exact) {
    float[] y = map(x, found);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      double truth = exact.applyAsDouble(x[i]);
      largest = Math.max(largest, Math.abs(y[i] - truth) / Math.ulp((float) truth));
    }
    return largest;
  }

  private static double largestError(
      float[] x, UnaryOperator<FloatVector> found, DoubleUnaryOperator exact) {
    float[] y = map(x, found);
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(y[i] - exact.applyAsDouble(x[i])));
    }
    return largest;
  }

  private static float[] map(float[] x, UnaryOperator<FloatVector> function) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i += FloatMath.LANES) {
      function.apply(FloatVector.fromArray(FloatMath.SPECIES, x, i)).intoArray(y, i);
    }
    return y;
  }
}
