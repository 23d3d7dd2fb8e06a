package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class ConditionalIsingTest {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  @ParameterizedTest
  @CsvSource({
    "2, 2, 1, 0.44",
    "2, 2, 0, 0.7",
    "1, 1, 1, 0.3",
    "1, 2, 1, -0.6",
    "2, 1, 1, 1.5",
    "3, 3, 0, 0.4",
    "1, 3, 1, 0.44",
    "3, 2, 1, 0.44",
    "2, 3, 1, 0.44",
    "1, 1, 2, 0.6",
    "3, 1, 0, 0.5",
    "3, 1, 1, 0.5",
    "2, 4, 0, -0.3"
  })
  void conditionalsAgreeWithTheSumOverTheBuffer(
      int rows, int columns, int buffer, double coupling) {
    Rng rng = Rng.of(11).split("frames");
    var ising = new ConditionalIsing(rows, columns, buffer, coupling);
    BlockRule everything = BlockRule.labels(counting(1 << rows * columns));
    int[][] offsets = ising.frame();
    for (int repeat = 0; repeat < 2; repeat++) {
      byte[] frame = randomFrame(offsets.length, rng);
      double[] expected = bruteForce(rows, columns, buffer, coupling, offsets, frame);
      assertThat(ising.conditional(everything, frame)).containsExactly(expected, within(1e-9));
    }
  }

  @Test
  void allFramesOfTheSixBySixTorusTogetherGiveTheTable() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      if (row[0].equals("torus6x6")) {
        JointTable joint = sixBySix(1 / Double.parseDouble(row[1]));
        double[] uniform = {1, 1, 1, 1};
        assertThat(joint.information()).isCloseTo(Double.parseDouble(row[4]), within(1e-8));
        assertThat(joint.information(BlockRule.sign(uniform)))
            .isCloseTo(Double.parseDouble(row[6]), within(1e-8));
        assertThat(joint.information(BlockRule.decimation(4, 3)))
            .isCloseTo(Double.parseDouble(row[5]), within(1e-8));
      }
    }
  }

  /// Oracle table §5.2, 2D Ising on the L = 64 torus, 4 × 4 block: T, L_B, uniform sum and its
  /// error, boundary ring and its error.
  @ParameterizedTest
  @CsvSource({
    "2.269185314213022, 0, 0.5367, 0.0027, 0.5542, 0.0027",
    "2.269185314213022, 1, 0.4821, 0.0026, 0.4978, 0.0026",
    "2.269185314213022, 2, 0.4455, 0.0025, 0.4599, 0.0025",
    "2.0, 2, 0.6675, 0.0004, 0.6730, 0.0004",
    "2.5, 2, 0.1392, 0.0017, 0.1481, 0.0017",
    "3.0, 1, 0.0576, 0.0009, 0.0647, 0.0009",
  })
  void sampledEnvironmentsReproduceThePublishedInformation(
      double temperature, int buffer, double sum, double sumError, double ring, double ringError) {
    var ising = new ConditionalIsing(4, 4, buffer, 1 / temperature);
    Rng rng = Rng.of(5).split("temperature/" + temperature).split("buffer/" + buffer);
    byte[][] frames = new byte[480][];
    int[] groups = new int[frames.length];
    sample(ising, temperature, frames, groups, rng);
    double[] boundary = {1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1};
    double[] uniform = new double[16];
    Arrays.fill(uniform, 1);
    Estimate ofSum = ising.information(BlockRule.sign(uniform), frames, groups);
    Estimate ofRing = ising.information(BlockRule.sign(boundary), frames, groups);
    assertThat(deviation(ofSum, sum, sumError)).isLessThan(4);
    assertThat(deviation(ofRing, ring, ringError)).isLessThan(4);
  }

  @Test
  void theBlockKnowsMoreThanAnyRule() {
    var ising = new ConditionalIsing(2, 2, 1, 1 / CRITICAL);
    byte[][] frames = frames(ising, 2000);
    int[] groups = counting(frames.length);
    double block = ising.blockInformation(frames, groups).value();
    double everything = ising.information(BlockRule.labels(counting(16)), frames, groups).value();
    double majority = ising.information(BlockRule.sign(1, 1, 1, 1), frames, groups).value();
    assertThat(block).isCloseTo(everything, within(1e-10)).isGreaterThan(majority);
  }

  @Test
  void aThickBufferMayBeTransposed() {
    var wide = new ConditionalIsing(2, 3, 3, 1 / CRITICAL);
    var tall = new ConditionalIsing(3, 2, 3, 1 / CRITICAL);
    byte[] frame = randomFrame(wide.frame().length, Rng.of(17).split("frame"));
    byte[] turned = new byte[frame.length];
    int sides = 2 * 8;
    System.arraycopy(frame, frame.length - sides, turned, 0, sides);
    System.arraycopy(frame, 0, turned, sides, frame.length - sides);
    double[] expected = wide.conditional(BlockRule.sign(3, 1, -1, 2, 0.5, 4), frame);
    double[] found = tall.conditional(BlockRule.sign(3, 2, 1, 0.5, -1, 4), turned);
    assertThat(found).containsExactly(expected, within(1e-13));
  }

  /// Oracle table §5.1: at L_B = 3, I (1 + 2 L_B/l)^(1/4) is 0.520 ± 0.005; the entries for 1 and 2
  /// are those of the uniform sum.
  @Test
  void aThickBufferFollowsTheScalingLaw() {
    var ising = new ConditionalIsing(4, 4, 3, 1 / CRITICAL);
    double[] uniform = new double[16];
    Arrays.fill(uniform, 1);
    byte[][] frames = new byte[480][];
    int[] groups = new int[frames.length];
    sample(ising, CRITICAL, frames, groups, Rng.of(6).split("thick"));
    Estimate found = ising.information(BlockRule.sign(uniform), frames, groups);
    assertThat(deviation(found, 0.520 / Math.pow(2.5, 0.25), 0.004)).isLessThan(4);
  }

  @Test
  void aFrameOfTheWrongLengthIsRejected() {
    var ising = new ConditionalIsing(2, 2, 1, 0.4);
    assertThatThrownBy(() -> ising.conditional(BlockRule.sign(1, 1, 1, 1), new byte[15]))
        .hasMessage("a frame of 15 spins around a block with 16");
    assertThatThrownBy(() -> ising.conditional(BlockRule.sign(1, 1, 1, 1), new byte[16]))
        .hasMessage("frame spin 0 is 0, not ±1");
  }

  /// Four distant frames of each configuration of the 64 × 64 torus.
  private static void sample(
      ConditionalIsing ising, double temperature, byte[][] frames, int[] groups, Rng rng) {
    var chain = new ClusterChain(64, 1 / temperature, rng);
    chain.sweeps(100);
    for (int k = 0; k < frames.length; k++) {
      groups[k] = k / 4;
      if (k % 4 == 0) {
        chain.sweeps(6);
      }
      frames[k] = chain.gather(ising.frame(), 32 * (k % 2), 16 * (k % 4));
    }
  }

  private static double deviation(Estimate found, double value, double error) {
    return Math.abs(found.value() - value) / Math.hypot(found.error(), error);
  }

  private static byte[][] frames(ConditionalIsing ising, int count) {
    var chain = new ClusterChain(16, 1 / CRITICAL, Rng.of(2).split("chain"));
    byte[][] frames = new byte[count][];
    for (int k = 0; k < count; k++) {
      chain.sweeps(5);
      frames[k] = chain.gather(ising.frame(), 0, 0);
    }
    return frames;
  }

  private static byte[] randomFrame(int length, Rng rng) {
    byte[] frame = new byte[length];
    for (int k = 0; k < length; k++) {
      frame[k] = (byte) (rng.nextBoolean() ? 1 : -1);
    }
    return frame;
  }

  private static int[] counting(int count) {
    int[] numbers = new int[count];
    Arrays.setAll(numbers, i -> i);
    return numbers;
  }

  /// `P(v|frame)` from all states of block and buffer.
  private static double[] bruteForce(
      int rows, int columns, int buffer, double coupling, int[][] offsets, byte[] frame) {
    int height = rows + 2 * buffer;
    int width = columns + 2 * buffer;
    Map<List<Integer>, Integer> outside = new HashMap<>();
    for (int k = 0; k < frame.length; k++) {
      outside.put(List.of(offsets[k][0] + buffer, offsets[k][1] + buffer), (int) frame[k]);
    }
    int[][] near = new int[height * width][];
    int[] field = new int[height * width];
    int[] block = new int[rows * columns];
    for (int site = 0; site < near.length; site++) {
      int r = site / width;
      int c = site % width;
      Set<Integer> inside = new HashSet<>();
      for (int[] step : new int[][] {{0, 1}, {0, -1}, {1, 0}, {-1, 0}}) {
        int y = r + step[0];
        int x = c + step[1];
        if (y >= 0 && y < height && x >= 0 && x < width) {
          inside.add(y * width + x);
        } else {
          field[site] += outside.get(List.of(y, x));
        }
      }
      near[site] = inside.stream().mapToInt(Integer::intValue).toArray();
      int y = r - buffer;
      int x = c - buffer;
      if (y >= 0 && y < rows && x >= 0 && x < columns) {
        block[y * columns + x] = site;
      }
    }
    double[] weights = new double[1 << block.length];
    visit(
        near,
        field,
        (state, order) -> weights[SpinStates.gather(state, block)] += Math.exp(coupling * order));
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  /// Every state with `Σ sᵢsⱼ + Σ fᵢsᵢ`, one flip at a time.
  private static void visit(int[][] near, int[] field, Visitor visitor) {
    int state = 0;
    int order =
        Arrays.stream(near).mapToInt(list -> list.length).sum() / 2 - Arrays.stream(field).sum();
    visitor.visit(state, order);
    for (int step = 1; step < 1 << near.length; step++) {
      int site = Integer.numberOfTrailingZeros(step);
      int local = field[site];
      for (int other : near[site]) {
        local += 2 * (state >>> other & 1) - 1;
      }
      state ^= 1 << site;
      order += 2 * local * (2 * (state >>> site & 1) - 1);
      visitor.visit(state, order);
    }
  }

  private interface Visitor {
    void visit(int state, int order);
  }

  /// `P(v, frame)` of a 2 × 2 block with buffer 1 on the 6 × 6 torus: the bonds among the 20
  /// spins of E are summed by enumeration, everything else by elimination.
  private static JointTable sixBySix(double coupling) {
    var ising = new ConditionalIsing(2, 2, 1, coupling);
    int[][] offsets = ising.frame();
    int[][] corners = {{-2, -2}, {-2, 3}, {3, -2}, {3, 3}};
    int[][] sites = new int[20][];
    System.arraycopy(offsets, 0, sites, 0, 16);
    System.arraycopy(corners, 0, sites, 16, 4);
    int[][] near = new int[20][];
    for (int i = 0; i < 20; i++) {
      int from = i;
      near[i] =
          IntStream.range(0, 20).filter(j -> torusDistance(sites[from], sites[j]) == 1).toArray();
    }
    double[] outside = new double[1 << 16];
    visit(
        near, new int[20], (state, order) -> outside[state & 0xFFFF] += Math.exp(coupling * order));
    double[][] joint = new double[16][1 << 16];
    for (int e = 0; e < 1 << 16; e++) {
      double[] inside = ising.weights(SpinStates.unpack(new int[] {e}, 16));
      for (int v = 0; v < 16; v++) {
        joint[v][e] = outside[e] * inside[outerState(v)];
      }
    }
    return JointTable.ofWeights(joint);
  }

  /// Outer spins run down the left column, then down the right one.
  private static int outerState(int v) {
    return v & 0b1001 | v >>> 1 & 0b0010 | v << 1 & 0b0100;
  }

  private static int torusDistance(int[] a, int[] b) {
    int rows = Math.floorMod(a[0] - b[0], 6);
    int columns = Math.floorMod(a[1] - b[1], 6);
    return Math.min(rows, 6 - rows) + Math.min(columns, 6 - columns);
  }
}
