package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Files that numpy and h5py wrote, see the `make.py` beside them.
final class Fixture {
  private Fixture() {}

  static Path path(String name) {
    try {
      return Path.of(Objects.requireNonNull(Fixture.class.getResource("/" + name)).toURI());
    } catch (URISyntaxException bug) {
      throw new AssertionError(bug);
    }
  }

  /// 0, 1, … size − 1.
  static double[] ramp(int size) {
    return IntStream.range(0, size).asDoubleStream().toArray();
  }

  /// 0, 1, 0, 1, …
  static double[] parity(int size) {
    return IntStream.range(0, size).mapToDouble(i -> i % 2).toArray();
  }

  /// All values of a set in C order.
  static double[] values(SampleSet samples) {
    return IntStream.range(0, samples.size() * samples.sites())
        .mapToDouble(i -> samples.value(i / samples.sites(), i % samples.sites()))
        .toArray();
  }

  /// The action fails with one line that holds all these words.
  static void assertRefused(ThrowingCallable action, String... words) {
    assertThatThrownBy(action)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words)
        .message()
        .doesNotContain("\n")
        .hasSizeLessThan(500);
  }
}
