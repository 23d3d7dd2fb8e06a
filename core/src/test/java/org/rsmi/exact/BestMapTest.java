package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

class BestMapTest {

  @Test
  void blocksOfTheFourByFourTorusHaveTheBestMapOfTheTable() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      if (row[0].equals("torus4x4")) {
        JointTable joint = fourByFour(row);
        BestMap best = BestMap.of(joint);
        assertThat(best.exhaustive()).isTrue();
        assertThat(best.information())
            .isCloseTo(Double.parseDouble(row[row.length - 1]), within(1e-8));
        assertThat(joint.information(best.rule())).isCloseTo(best.information(), within(1e-12));
      }
    }
  }

  @Test
  void theBestMapOfASquareBlockIsABiasedThreshold() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      if (row[0].equals("torus4x4") && row[2].equals("2x2")) {
        double[][] rule = BestMap.of(fourByFour(row)).rule().probabilities();
        int threshold = rule[0b0011][1] == 1 ? 2 : 3;
        for (int v = 0; v < 16; v++) {
          assertThat(rule[v][1]).isEqualTo(Integer.bitCount(v) >= threshold ? 1 : 0);
        }
      }
    }
  }

  @Test
  void decimationIsTheBestMapOfAnOpenChain() {
    for (double coupling : new double[] {0.3, 0.9, -0.6}) {
      for (int block : new int[] {2, 3, 4}) {
        var chain = IsingChainInformation.infinite(coupling, block, 1);
        BestMap best = BestMap.of(chain.joint());
        assertThat(best.information()).isCloseTo(chain.spin(1), within(1e-12));
      }
    }
  }

  @Test
  void noMapOfARandomTableIsBetter() {
    Rng rng = Rng.of(4).split("table");
    for (int states = 1; states <= 6; states++) {
      double[][] weights = new double[states][40];
      for (double[] row : weights) {
        Arrays.setAll(row, _ -> Math.pow(rng.nextDouble(), 4));
      }
      JointTable joint = JointTable.ofWeights(weights);
      double most = 0;
      for (int map = 0; map < 1 << states; map++) {
        int bits = map;
        int[] labels = IntStream.range(0, states).map(v -> bits >>> v & 1).toArray();
        most = Math.max(most, joint.information(BlockRule.labels(labels)));
      }
      assertThat(BestMap.of(joint).information()).isCloseTo(most, within(1e-12));
    }
  }

  @Test
  void aSearchFindsTheBestMap() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      if (row[0].equals("torus4x4")) {
        BestMap found = BestMap.search(fourByFour(row), 20, Rng.of(8).split("starts"));
        assertThat(found.exhaustive()).isFalse();
        assertThat(found.information())
            .isCloseTo(Double.parseDouble(row[row.length - 1]), within(1e-8));
      }
    }
    var chain = IsingChainInformation.infinite(0.7, 7, 1);
    BestMap found = BestMap.search(chain.joint(), 20, Rng.of(8).split("starts"));
    assertThat(found.information()).isCloseTo(chain.spin(1), within(1e-12));
  }

  @Test
  void moreThanSixteenStatesAreSearched() {
    JointTable joint = IsingChainInformation.infinite(0.7, 5, 1).joint();
    assertThatThrownBy(() -> BestMap.of(joint))
        .hasMessage(
            "a block of 32 states has 2^31 maps, of at most 16 all are tried: search(…) among"
                + " them");
    assertThatThrownBy(() -> BestMap.search(joint, 0, Rng.of(1)))
        .hasMessage("starts = 0: wanted at least 1");
  }

  /// A block at the origin and every site of the torus more than the buffer away from it.
  private static JointTable fourByFour(String[] row) {
    int rows = row[2].charAt(0) - '0';
    int columns = row[2].charAt(2) - '0';
    int buffer = Integer.parseInt(row[3]);
    int[] block =
        IntStream.range(0, rows * columns).map(i -> i / columns * 4 + i % columns).toArray();
    int[] environment =
        IntStream.range(0, 16)
            .filter(
                site -> distance(site / 4, rows) > buffer || distance(site % 4, columns) > buffer)
            .toArray();
    return new IsingEnumeration(Square.torus(4), 1 / Double.parseDouble(row[1]))
        .joint(block, environment);
  }

  /// Sites from a place on a ring of four to `0 … extent − 1`.
  private static int distance(int place, int extent) {
    return place < extent ? 0 : Math.min(place - extent + 1, 4 - place);
  }
}
