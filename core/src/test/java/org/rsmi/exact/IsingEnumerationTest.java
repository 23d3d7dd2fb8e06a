package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class IsingEnumerationTest {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  @Test
  void blocksOfTheFourByFourTorusAgreeWithTheTable() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      if (!row[0].equals("torus4x4")) {
        continue;
      }
      int[] block = block(row[2]);
      int[] environment = environment(block, Integer.parseInt(row[3]));
      JointTable joint =
          new IsingEnumeration(Square.torus(4), 1 / Double.parseDouble(row[1]))
              .joint(block, environment);
      double[] uniform = new double[block.length];
      Arrays.fill(uniform, 1);
      assertThat(joint.information()).isCloseTo(Double.parseDouble(row[4]), within(1e-8));
      assertThat(joint.information(BlockRule.decimation(block.length, 0)))
          .isCloseTo(Double.parseDouble(row[5]), within(1e-8));
      assertThat(joint.information(BlockRule.sign(uniform)))
          .isCloseTo(Double.parseDouble(row[6]), within(1e-8));
      assertThat(joint.information(BlockRule.signTieByFirst(uniform)))
          .isCloseTo(Double.parseDouble(row[7]), within(1e-8));
      if (block.length > 1) {
        int[] sums = IntStream.range(0, 1 << block.length).map(Integer::bitCount).toArray();
        assertThat(joint.information(BlockRule.parity(block.length)))
            .isCloseTo(Double.parseDouble(row[8]), within(1e-8));
        assertThat(joint.information(BlockRule.labels(sums)))
            .isCloseTo(Double.parseDouble(row[9]), within(1e-8));
      }
    }
  }

  @Test
  void samplesHaveTheEnergyOfTheTorus() {
    var torus = new IsingEnumeration(Square.torus(4), 1 / CRITICAL);
    int[] states = torus.sample(10_000, Rng.of(7).split("torus"));
    byte[] spins = SpinStates.unpack(states, 16);
    int[][] neighbours = Square.torus(4).neighbours();
    double[] energies = new double[states.length];
    for (int i = 0; i < states.length; i++) {
      for (int site = 0; site < 16; site++) {
        for (int neighbour : neighbours[site]) {
          energies[i] -= spins[16 * i + site] * spins[16 * i + neighbour] / 32.0;
        }
      }
    }
    assertThat(Math.abs(mean(energies).z(Kaufman.torus(4, 4, CRITICAL).energy()))).isLessThan(4);
    assertThat(torus.energy()).isCloseTo(-1.565623787638, within(1e-11));
  }

  @Test
  void largeLatticesAreRejected() {
    assertThatThrownBy(() -> new IsingEnumeration(Square.torus(6), 0.4))
        .hasMessage("a lattice of 36 sites: at most 25 can be enumerated");
  }

  static Estimate mean(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (values.length - 1.0) / values.length);
    return new Estimate(mean, error, "");
  }

  private static int[] block(String name) {
    return switch (name) {
      case "1x1" -> new int[] {0};
      case "1x2" -> new int[] {0, 1};
      case "2x2" -> new int[] {0, 1, 4, 5};
      default -> throw new AssertionError(name);
    };
  }

  /// Every site of the 4 × 4 torus more than `buffer` away from the block.
  private static int[] environment(int[] block, int buffer) {
    return IntStream.range(0, 16)
        .filter(site -> Arrays.stream(block).allMatch(other -> distance(site, other) > buffer))
        .toArray();
  }

  private static int distance(int a, int b) {
    int rows = Math.abs(a / 4 - b / 4);
    int columns = Math.abs(a % 4 - b % 4);
    return Math.max(Math.min(rows, 4 - rows), Math.min(columns, 4 - columns));
  }
}
