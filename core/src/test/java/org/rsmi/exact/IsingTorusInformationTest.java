package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Square;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;

class IsingTorusInformationTest {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  @Test
  void squareBlocksAgreeWithTheTable() {
    for (String[] row : Oracle.rows("ising-torus.csv")) {
      int block = row[2].charAt(0) - '0';
      if (row[2].charAt(2) - '0' == block) {
        int size = row[0].charAt(5) - '0';
        int buffer = Integer.parseInt(row[3]);
        JointTable joint =
            new IsingTorusInformation(size, block, buffer, 1 / Double.parseDouble(row[1])).joint();
        double[] uniform = new double[block * block];
        Arrays.fill(uniform, 1);
        assertThat(joint.information()).isCloseTo(Double.parseDouble(row[4]), within(1e-8));
        assertThat(joint.information(BlockRule.decimation(block * block, 0)))
            .isCloseTo(Double.parseDouble(row[5]), within(1e-8));
        assertThat(joint.information(BlockRule.sign(uniform)))
            .isCloseTo(Double.parseDouble(row[6]), within(1e-8));
        assertThat(BestMap.of(joint).information())
            .isCloseTo(Double.parseDouble(row[row.length - 1]), within(1e-8));
      }
    }
  }

  @Test
  void blocksWithAnInnerSpinAgreeWithEnumeration() {
    for (double coupling : new double[] {0.44, -0.3}) {
      var torus = new IsingTorusInformation(4, 3, 0, coupling);
      JointTable joint =
          new IsingEnumeration(Square.torus(4), coupling)
              .joint(torus.partition().block(), torus.partition().environment());
      assertThat(torus.joint().information()).isCloseTo(joint.information(), within(1e-12));
      BlockRule inner = BlockRule.sign(1, 0, 0, 0, 3, -1, 0, 0, 0.5);
      assertThat(torus.joint().information(inner))
          .isCloseTo(joint.information(inner), within(1e-12));
    }
  }

  @Test
  void drawnPairsFollowTheTable() {
    var torus = new IsingTorusInformation(4, 2, 0, 0.3);
    JointTable joint =
        new IsingEnumeration(Square.torus(4), 0.3)
            .joint(torus.partition().block(), torus.partition().environment());
    int count = 200_000;
    JointTable.Pairs pairs = torus.sample(count, Rng.of(3).split("pairs"));
    double[] found = new double[16 * 64];
    double[] expected = new double[found.length];
    for (int i = 0; i < count; i++) {
      found[16 * (pairs.environment()[i] & 63) + pairs.visible()[i]]++;
    }
    for (int v = 0; v < 16; v++) {
      for (int e = 0; e < 4096; e++) {
        expected[16 * (e & 63) + v] += count * joint.probabilities()[v][e];
      }
    }
    double chiSquare = 0;
    for (int i = 0; i < found.length; i++) {
      chiSquare += Math.pow(found[i] - expected[i], 2) / expected[i];
    }
    double freedom = found.length - 1;
    assertThat(Math.abs(chiSquare - freedom) / Math.sqrt(2 * freedom)).isLessThan(4);
  }

  /// Bonds of block and environment, in the order of the partition.
  @Test
  void drawnPairsHaveTheEnergyOfTheTorus() {
    var torus = new IsingTorusInformation(6, 2, 1, 1 / CRITICAL);
    int[] sites = torus.partition().environment();
    int[][] neighbours = Square.torus(6).neighbours();
    JointTable.Pairs pairs = torus.sample(20_000, Rng.of(9).split("pairs"));
    byte[] visible = SpinStates.unpack(pairs.visible(), 4);
    byte[] beyond = SpinStates.unpack(pairs.environment(), sites.length);
    List<Integer> order = Arrays.stream(sites).boxed().toList();
    double[] inBlock = new double[pairs.visible().length];
    double[] outside = new double[inBlock.length];
    int bonds = 0;
    for (int i = 0; i < sites.length; i++) {
      for (int neighbour : neighbours[sites[i]]) {
        int j = order.indexOf(neighbour);
        if (j > i) {
          bonds++;
          for (int k = 0; k < outside.length; k++) {
            outside[k] += beyond[sites.length * k + i] * beyond[sites.length * k + j];
          }
        }
      }
    }
    for (int k = 0; k < inBlock.length; k++) {
      inBlock[k] = visible[4 * k] * visible[4 * k + 1];
      outside[k] /= bonds;
    }
    double perBond = -Kaufman.torus(6, 6, CRITICAL).energy() / 2;
    Estimate ofBlock = IsingEnumerationTest.mean(inBlock);
    Estimate ofRest = IsingEnumerationTest.mean(outside);
    assertThat(Math.abs(ofBlock.z(perBond))).isLessThan(4);
    assertThat(Math.abs(ofRest.z(perBond))).isLessThan(4);
  }

  @Test
  void whatCannotBeSummedIsRefused() {
    assertThatThrownBy(() -> new IsingTorusInformation(7, 2, 1, 0.4))
        .hasMessage("33 sites lie beyond the buffer: the states of at most 20 are summed");
    assertThatThrownBy(() -> new IsingTorusInformation(6, 4, 0, 0.4))
        .hasMessage("a block of extent 4 on a torus of 6: wanted at most 3 on at least 3");
    assertThatThrownBy(() -> new IsingTorusInformation(6, 2, 2, 0.4))
        .hasMessage("block + 2 buffer leaves no environment on a lattice of shape [6, 6]");
  }
}
