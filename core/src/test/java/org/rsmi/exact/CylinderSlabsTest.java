package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;

class CylinderSlabsTest {
  private static final double CRITICAL = Math.log(1 + Math.sqrt(2)) / 2;

  /// C, L, K, I(V:E), I(sign M:E), I(one spin:E), ε₁: oracle table §5.2, Ising cylinder slabs.
  private static final double[][] TABLE = {
    {3, 1, CRITICAL, 0.358264888, 0.308424193, 0.271622341, 0.75805601},
    {3, 9, CRITICAL, 0.003421700, 0.003212647, 0.002857700, 0.08266310},
    {4, 4, CRITICAL, 0.103914728, 0.092742313, 0.079896662, 0.44483899},
    {8, 4, CRITICAL, 0.260430607, 0.227716139, 0.160511607, 0.67345324},
    {8, 4, 1 / 3.0, 0.012369751, 0.008059819, 0.003862441, 0.15061990},
  };

  @Test
  void slabsAgreeWithTheTable() {
    for (double[] row : TABLE) {
      int circumference = (int) row[0];
      var slabs = CylinderSlabs.apart(circumference, (int) row[1], row[2]);
      double[] uniform = new double[circumference];
      Arrays.fill(uniform, 1);
      JointTable joint = slabs.joint();
      assertThat(joint.information()).isCloseTo(row[3], within(1e-9));
      assertThat(joint.information(BlockRule.signTieByFirst(uniform)))
          .isCloseTo(row[4], within(1e-9));
      assertThat(joint.information(BlockRule.decimation(circumference, 0)))
          .isCloseTo(row[5], within(1e-9));
      assertThat(slabs.decay()).isCloseTo(row[6], within(1e-8));
    }
  }

  @Test
  void sampledPairsFollowTheTable() {
    JointTable joint = CylinderSlabs.apart(3, 1, CRITICAL).joint();
    int count = 200_000;
    JointTable.Pairs pairs = joint.sample(count, Rng.of(3).split("slabs"));
    double[][] found = new double[8][8];
    for (int i = 0; i < count; i++) {
      found[pairs.visible()[i]][pairs.environment()[i]]++;
    }
    double chiSquare = 0;
    for (int v = 0; v < 8; v++) {
      for (int e = 0; e < 8; e++) {
        double expected = count * joint.probabilities()[v][e];
        chiSquare += (found[v][e] - expected) * (found[v][e] - expected) / expected;
      }
    }
    assertThat(Math.abs(chiSquare - 63) / Math.sqrt(2 * 63)).isLessThan(4);
  }

  @Test
  void statesUnpackToSpinsInOrder() {
    assertThat(SpinStates.unpack(new int[] {0b011, 0b100}, 3))
        .containsExactly((byte) 1, (byte) 1, (byte) -1, (byte) -1, (byte) -1, (byte) 1);
  }
}
