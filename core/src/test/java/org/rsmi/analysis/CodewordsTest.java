package org.rsmi.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.SampleSet;

class CodewordsTest {
  private static final int BLOCKS = 10;
  private static final int SAMPLES = 400;

  /// Bits of the hand of a clock of eight hours, each hour one bit from the next.
  private static int bit(int hour, int bit) {
    return Math.floorMod(hour - bit, 8) < 4 ? 1 : -1;
  }

  /// Chains of blocks of four sites, each block the four bits of an hour, or of anything.
  private static SampleSet blocks(boolean clock) {
    Rng rng = Rng.of(9);
    byte[] values = new byte[SAMPLES * BLOCKS * 4];
    for (int block = 0; block < SAMPLES * BLOCKS; block++) {
      int word = rng.nextInt(clock ? 8 : 16);
      for (int bit = 0; bit < 4; bit++) {
        values[4 * block + bit] = (byte) (clock ? bit(word, bit) : (word >> bit & 1) == 1 ? 1 : -1);
      }
    }
    NpyArray array = NpyArray.of(List.of(SAMPLES, 4 * BLOCKS), values);
    return new SampleSet(array.data(), SampleSet.Element.BYTE, SAMPLES, List.of(4 * BLOCKS));
  }

  private static Codewords words(SampleSet samples) {
    double[][] each = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    Filter filter = new Filter(List.of(4), each, new double[4]);
    return Codewords.of(samples, filter, 4, Boundary.PERIODIC, _ -> {});
  }

  @Test
  void aClockOfEightHoursInFourBitsIsFound() {
    Codewords codewords = words(blocks(true));
    assertThat(codewords.entropy().z(Math.log(8))).isBetween(-4.0, 4.0);
    List<Finding> findings = CodewordReport.defaults().of(codewords, Rng.of(1));
    assertThat(findings.get(1).sentence())
        .startsWith("8 of 16 codewords hold 100.0 % of the blocks.")
        .contains("a single ring of 8: a clock variable Z8")
        .contains("p = 0.01");
    assertThat(((Finding.FilterMap) findings.get(2)).panels()).hasSize(8);
  }

  @Test
  void theMeanBlockOfAWordIsTheBlocksBehindIt() {
    Codewords codewords = words(blocks(true));
    int word = 0b0011;
    assertThat(codewords.spelled(word)).isEqualTo("++−−");
    assertThat(codewords.blocks()[word]).containsExactly(1, 1, -1, -1);
    assertThat(codewords.frequencies()[word].z(1.0 / 8)).isBetween(-4.0, 4.0);
    assertThat(codewords.total()).isEqualTo((long) SAMPLES * BLOCKS);
  }

  @Test
  void independentBitsFormNoRing() {
    List<Finding> findings = CodewordReport.defaults().of(words(blocks(false)), Rng.of(1));
    assertThat(findings.get(1).sentence())
        .startsWith("16 of 16 codewords")
        .contains("differ in a single bit in 32 of 120 pairs, and form no single ring");
  }

  @Test
  void ringsAreFoundInTheirOrder() {
    assertThat(HammingRing.of(List.of(0, 3, 1, 2)).ring()).containsExactly(0, 1, 3, 2);
    assertThat(HammingRing.of(List.of(0, 3, 5, 6)).ring()).isEmpty();
    List<Integer> twoSquares = List.of(0, 1, 2, 3, 12, 13, 14, 15);
    assertThat(HammingRing.of(twoSquares).ring()).isEmpty();
    assertThat(HammingRing.of(twoSquares).edges()).isEqualTo(8);
  }

  @Test
  void tooManyBitsAreToldInOneLine() {
    Filter wide = new Filter(List.of(1), new double[13][1], new double[13]);
    assertThatThrownBy(() -> Codewords.of(blocks(true), wide, 1, Boundary.PERIODIC, _ -> {}))
        .hasMessage("a filter of 13 components: codewords take at most 12");
  }
}
