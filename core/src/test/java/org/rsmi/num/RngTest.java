package org.rsmi.num;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RngTest {
  private static final int COUNT = 200_000;

  @Test
  void splitDependsOnSeedAndNamesAlone() {
    Rng used = Rng.of(7);
    for (int i = 0; i < 100; i++) {
      used.nextLong();
    }
    assertThat(used.split("chain").nextLong()).isEqualTo(Rng.of(7).split("chain").nextLong());
    assertThat(used.key()).isEqualTo(Rng.of(7).key());
  }

  @Test
  void otherSeedsAndNamesGiveOtherStreams() {
    Set<Long> first = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      Rng root = Rng.of(seed);
      first.add(root.nextLong());
      for (String name : new String[] {"", "a", "b", "ab", "ba", "run/1", "run/11", "ä"}) {
        first.add(root.split(name).nextLong());
        first.add(root.split(name).split("x").nextLong());
      }
    }
    assertThat(first).hasSize(100 * 17);
  }

  @Test
  void resumedStreamContinuesBitForBit() {
    Rng rng = Rng.of(1).split("batch");
    rng.nextGaussian();
    long[] state = rng.state();
    double[] wanted = draw(rng);
    Rng other = Rng.of(2).resumeAt(state);
    assertThat(draw(other)).isEqualTo(wanted);
    assertThat(draw(rng.resumeAt(state))).isEqualTo(wanted);
  }

  private static double[] draw(Rng rng) {
    double[] drawn = new double[40];
    for (int i = 0; i < 40; i += 4) {
      drawn[i] = rng.nextGaussian();
      drawn[i + 1] = rng.nextDouble();
      drawn[i + 2] = rng.nextInt(1000);
      drawn[i + 3] = rng.nextBoolean() ? 1 : 0;
    }
    return drawn;
  }

  @Test
  void impossibleStatesAndBoundsAreRejected() {
    assertThatThrownBy(() -> Rng.of(1).resumeAt(new long[4]))
        .hasMessage("a stream's state is four longs, not all zero");
    assertThatThrownBy(() -> Rng.of(1).resumeAt(new long[3]))
        .hasMessage("a stream's state is four longs, not all zero");
    assertThatThrownBy(() -> Rng.of(1).nextInt(0)).hasMessage("bound = 0 is not positive");
  }

  @Test
  void boundedIntegersAreUniform() {
    for (int bound : new int[] {1, 2, 3, 10, 96}) {
      Rng rng = Rng.of(bound);
      int[] counts = new int[bound];
      for (int i = 0; i < COUNT; i++) {
        counts[rng.nextInt(bound)]++;
      }
      double expected = (double) COUNT / bound;
      double chiSquare =
          Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
      double freedom = bound - 1;
      assertThat(chiSquare - freedom).isLessThanOrEqualTo(4 * Math.sqrt(2 * freedom));
    }
  }

  @Test
  void momentsOfUniformsAndGaussiansAreRight() {
    Rng rng = Rng.of(5);
    double[] sums = new double[5];
    for (int i = 0; i < COUNT; i++) {
      double u = rng.nextDouble();
      float f = rng.nextFloat();
      double g = rng.nextGaussian();
      assertThat(u >= 0 && u < 1 && f >= 0 && f < 1).isTrue();
      sums[0] += u - 0.5;
      sums[1] += f - 0.5;
      sums[2] += g;
      sums[3] += g * g - 1;
      sums[4] += rng.nextBoolean() ? 1 : -1;
    }
    double[] variances = {1.0 / 12, 1.0 / 12, 1, 2, 1};
    for (int k = 0; k < sums.length; k++) {
      assertThat(Math.abs(sums[k])).isLessThan(4 * Math.sqrt(variances[k] * COUNT));
    }
  }

  @Test
  void permutationsHoldEveryIndexOnceAndAreFair() {
    Rng rng = Rng.of(6);
    int[] counts = new int[27];
    for (int n = 0; n < 12_000; n++) {
      int[] order = rng.permutation(3);
      assertThat(Arrays.stream(order).sorted().toArray()).containsExactly(0, 1, 2);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(count -> count > 0).toArray();
    assertThat(seen).hasSize(6);
    for (int count : seen) {
      assertThat(Math.abs(count - 2_000)).isLessThan((int) (4 * Math.sqrt(12_000 * 5 / 36.0)));
    }
  }
}
