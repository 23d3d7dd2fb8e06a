package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.lattice.Square;
import org.rsmi.model.BounceFreeWorm;
import org.rsmi.model.Configuration;
import org.rsmi.model.Dimers;
import org.rsmi.model.Sampler;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class ConditionalDimersTest {

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2"})
  void conditionalsAgreeWithAllCoveringsOfATorus(int rows, int columns) {
    var dimers = new ConditionalDimers(rows, columns, 1);
    BlockRule everything = inner(dimers, 0, columns);
    Map<ByteBuffer, double[]> counts = new HashMap<>();
    DimerEnumeration.of(Square.torus(6))
        .forEach(
            partners -> {
              byte[] letters = letters(partners);
              byte[] bonds = new byte[2 * rows * columns];
              for (int i = 0; i < bonds.length; i++) {
                int vertex = i / 2 / columns * 6 + i / 2 % columns;
                bonds[i] = (byte) (letters[vertex] == i % 2 ? 1 : 0);
              }
              ByteBuffer frame = ByteBuffer.wrap(frame(dimers, letters, 0, 0));
              double[] count = counts.computeIfAbsent(frame, _ -> new double[everything.values()]);
              count[code(bonds, 0, columns)]++;
            });
    counts.forEach(
        (frame, count) -> {
          double total = IntStream.range(0, count.length).mapToDouble(h -> count[h]).sum();
          double[] found = dimers.conditional(everything, frame.array());
          for (int h = 0; h < count.length; h++) {
            assertThat(found[h]).isCloseTo(count[h] / total, within(1e-12));
          }
        });
  }

  @Test
  void allFramesOfTheSixBySixTorusTogetherGiveTheTable() {
    var dimers = new ConditionalDimers(2, 2, 1);
    List<byte[]> frames = new ArrayList<>();
    DimerEnumeration.of(Square.torus(6))
        .forEach(partners -> frames.add(frame(dimers, letters(partners), 0, 0)));
    int[] groups = IntStream.range(0, frames.size()).toArray();
    int[] sums =
        dimers.blocks().stream().mapToInt(v -> v[0] + v[1] + v[3] + v[4] + v[6] + v[7]).toArray();
    Estimate found =
        dimers.information(BlockRule.labels(sums), frames.toArray(byte[][]::new), groups);
    var torus = new DimerTorusInformation(6, 2, 1, 0);
    BlockRule rule =
        torus.rule(
            v ->
                List.of(
                    (v[0] < 2 ? 1 : 0)
                        + (v[1] == 1 ? 1 : 0)
                        + (v[2] == 0 ? 1 : 0)
                        + (v[3] < 2 ? 1 : 0)));
    assertThat(found.value()).isCloseTo(torus.joint().information(rule), within(1e-10));
  }

  /// The same region is a block of 4 × 4 with buffer 2 and one of 2 × 2 with buffer 3; likewise for
  /// 3 × 3 with buffer 2 and one vertex with buffer 3.
  @ParameterizedTest
  @CsvSource({"4, 4, 2", "3, 3, 2", "3, 4, 2", "4, 3, 1"})
  void theMiddleOfABlockIsABlockWithAThickerBuffer(int rows, int columns, int buffer) {
    var wide = new ConditionalDimers(rows, columns, buffer);
    var thick = new ConditionalDimers(rows - 2, columns - 2, buffer + 1);
    BlockRule middle = inner(wide, 1, columns);
    BlockRule all = inner(thick, 0, columns - 2);
    byte[][] frames = new byte[6][];
    sample(wide, frames, new int[6], Rng.of(12).split("dimers"));
    for (byte[] frame : frames) {
      assertThat(wide.conditional(middle, frame))
          .containsExactly(thick.conditional(all, frame), within(1e-12));
    }
  }

  /// Oracle table §5.2, free dimers, 4 × 4 vertices, buffer 2, L = 32.
  @Test
  void sampledEnvironmentsReproduceThePublishedInformation() {
    var dimers = new ConditionalDimers(4, 4, 2);
    byte[][] frames = new byte[2400][];
    int[] groups = new int[frames.length];
    sample(dimers, frames, groups, Rng.of(5).split("dimers"));
    Map<BlockRule, double[]> published =
        Map.of(
            dimers.signs(staggered(0), staggered(90)), new double[] {0.170, 0.002},
            dimers.signs(staggered(10), staggered(100)), new double[] {0.201, 0.002},
            dimers.signs(staggered(22.5), staggered(112.5)), new double[] {0.203, 0.002},
            dimers.signs(staggered(45), staggered(135)), new double[] {0.203, 0.002},
            dimers.signs(staggered(10)), new double[] {0.095, 0.002},
            dimers.signs(columnar(0), columnar(1)), new double[] {0.076, 0.001},
            dimers.signs(orientation()), new double[] {0.0040, 0.0001});
    published.forEach(
        (rule, wanted) -> {
          Estimate found = dimers.information(rule, frames, groups);
          double deviation =
              Math.abs(found.value() - wanted[0]) / Math.hypot(found.error(), wanted[1]);
          assertThat(deviation).isLessThan(4);
        });
  }

  @Test
  void framesThatNoCoveringHasAreRejected() {
    var dimers = new ConditionalDimers(2, 2, 1);
    BlockRule rule = dimers.signs(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    assertThatThrownBy(() -> dimers.conditional(rule, new byte[15]))
        .hasMessage("a frame of 15 vertices around a block with 16");
    assertThatThrownBy(
            () ->
                dimers.conditional(
                    rule, new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3}))
        .hasMessage("two dimers of the frame meet in one vertex");
    byte[] oneDimer = {3, 1, 3, 3, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0, 0, 0};
    assertThatThrownBy(() -> dimers.conditional(rule, oneDimer))
        .hasMessage("no covering has this frame");
    assertThatThrownBy(() -> new ConditionalDimers(4, 5, 2))
        .hasMessage(
            "block = 4 × 5, buffer = 2: wanted at most 16 vertices and a buffer of at least 1");
  }

  /// Four distant frames of each covering of the 32 × 32 torus.
  private static void sample(ConditionalDimers dimers, byte[][] frames, int[] groups, Rng rng) {
    var model =
        new Dimers(Double.POSITIVE_INFINITY, 1, Dimers.Encoding.BONDS, new BounceFreeWorm());
    Sampler sampler = model.start(Square.torus(32), rng);
    for (int i = 0; i < 100; i++) {
      sampler.sweep();
    }
    sampler.freeze();
    for (int k = 0; k < frames.length; k++) {
      groups[k] = k / 4;
      for (int i = 0; k % 4 == 0 && i < 6; i++) {
        sampler.sweep();
      }
      byte[] letters = ((Configuration.Spins) sampler.state()).values();
      frames[k] = frame(dimers, letters, 16 * (k % 2), 16 * (k / 2 % 2));
    }
  }

  /// `(−1)^(x+y) (cos, sin)` of an angle in degrees on the bonds to the right and below.
  private static double[] staggered(double degrees) {
    double[] filter = new double[32];
    for (int i = 0; i < filter.length; i++) {
      int sign = (i / 8 + i / 2) % 2 == 0 ? 1 : -1;
      double angle = Math.toRadians(degrees);
      filter[i] = sign * (i % 2 == 0 ? Math.cos(angle) : Math.sin(angle));
    }
    return filter;
  }

  /// `(−1)^x` on the horizontal bonds, kind 0, or `(−1)^y` on the vertical ones, kind 1.
  private static double[] columnar(int kind) {
    double[] filter = new double[32];
    for (int i = kind; i < filter.length; i += 2) {
      filter[i] = (kind == 0 ? i / 2 : i / 8) % 2 == 0 ? 1 : -1;
    }
    return filter;
  }

  /// `N_h − N_v`
  private static double[] orientation() {
    return IntStream.range(0, 32).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
  }

  private static byte[] frame(ConditionalDimers dimers, byte[] letters, int row, int column) {
    int size = (int) Math.round(Math.sqrt(letters.length));
    int[][] offsets = dimers.frame();
    byte[] frame = new byte[offsets.length];
    for (int k = 0; k < frame.length; k++) {
      int r = Math.floorMod(row + offsets[k][0], size);
      int c = Math.floorMod(column + offsets[k][1], size);
      frame[k] = letters[r * size + c];
    }
    return frame;
  }

  /// Directions of the partners on the 6 × 6 torus.
  private static byte[] letters(int[] partners) {
    byte[] letters = new byte[partners.length];
    for (int i = 0; i < letters.length; i++) {
      int right = Math.floorMod(partners[i] % 6 - i % 6, 6);
      int below = Math.floorMod(partners[i] / 6 - i / 6, 6);
      letters[i] = (byte) (below == 0 ? right == 1 ? 0 : 2 : below == 1 ? 1 : 3);
    }
    return letters;
  }

  /// A label for everything that the bonds of a block's inner vertices show.
  private static BlockRule inner(ConditionalDimers dimers, int margin, int width) {
    return BlockRule.labels(
        dimers.blocks().stream().mapToInt(bonds -> code(bonds, margin, width)).toArray());
  }

  private static int code(byte[] bonds, int margin, int width) {
    int code = 0;
    for (int row = margin; row < bonds.length / 2 / width - margin; row++) {
      for (int bond = 2 * margin; bond < 2 * (width - margin); bond++) {
        code = 2 * code + bonds[2 * row * width + bond];
      }
    }
    return code;
  }
}
