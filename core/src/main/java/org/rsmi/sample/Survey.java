package org.rsmi.sample;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What one look at all values says: that they are finite, whether they differ, whether they are
/// small integers.
///
/// Values are judged as the 32-bit floats they become; their rounding to 24 bits is accepted,
/// integers that would lose their last digits are not.
final class Survey implements Numbers.Visitor {
  /// Integers up to here are exact in 32-bit floats.
  private static final double COUNTABLE = 1 << 24;

  private final Numbers numbers;
  private final long sites;
  private boolean varies;
  private boolean small = true;
  private float first;

  private Survey(Numbers numbers) {
    this.numbers = numbers;
    this.sites = numbers.columns();
  }

  /// Looks at all values.
  ///
  /// @throws IllegalArgumentException if a value is not finite or too large, or all are equal
  static Survey of(Numbers numbers) {
    Survey survey = new Survey(numbers);
    numbers.visit(survey);
    if (!survey.varies) {
      throw constant(numbers.shape().getFirst() * survey.sites, survey.first);
    }
    return survey;
  }

  /// The same for signed bytes, which are finite and small: the first two mostly tell.
  ///
  /// @throws IllegalArgumentException if all are equal
  static void requireVaried(MemorySegment bytes) {
    long size = bytes.byteSize();
    if (bytes.asSlice(1).mismatch(bytes.asSlice(0, size - 1)) < 0) {
      throw constant(size, bytes.get(ValueLayout.JAVA_BYTE, 0));
    }
  }

  private static IllegalArgumentException constant(long size, float value) {
    return new IllegalArgumentException(
        "is constant: all its %d values are %s".formatted(size, value));
  }

  /// The smallest element that holds the values.
  SampleSet.Element element() {
    return small ? SampleSet.Element.BYTE : SampleSet.Element.FLOAT;
  }

  @Override
  public void accept(long start, double[] block, int count) {
    if (start == 0) {
      first = (float) block[0];
    }
    for (int i = 0; i < count; i++) {
      double value = block[i];
      if (!(Math.abs(value) <= COUNTABLE)) {
        checkLarge(value, start + i);
      }
      varies |= (float) value != first;
      small &= value == (byte) value;
    }
  }

  private void checkLarge(double value, long index) {
    String where = "configuration %d, site %d (from 0) is ".formatted(index / sites, index % sites);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(where + value + "; every value must be finite");
    }
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException(where + value + ", beyond the 32-bit floats; rescale");
    }
    if (numbers.integers()) {
      throw new IllegalArgumentException(
          where + (long) value + "; integers beyond ±16777216 are not exact in 32-bit floats");
    }
  }
}
