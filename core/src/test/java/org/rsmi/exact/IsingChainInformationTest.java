package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Chain;

class IsingChainInformationTest {

  @Test
  void closedFormsAndRulesAgreeWithEnumeration() {
    for (String[] row : Oracle.rows("ising-chain.csv")) {
      double[] wanted = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
      int block = (int) wanted[1];
      var chain = IsingChainInformation.infinite(wanted[0], block, (int) wanted[2]);
      double[] uniform = new double[block];
      Arrays.fill(uniform, 1);
      assertThat(chain.visible()).isCloseTo(wanted[3], within(1e-8));
      assertThat(chain.spin(1)).isCloseTo(wanted[4], within(1e-8));
      assertThat(chain.spin((block + 1) / 2)).isCloseTo(wanted[5], within(1e-8));
      JointTable joint = chain.joint();
      assertThat(joint.information()).isCloseTo(wanted[3], within(1e-8));
      assertThat(joint.information(BlockRule.sign(uniform))).isCloseTo(wanted[6], within(1e-8));
      assertThat(joint.information(BlockRule.signTieByFirst(uniform)))
          .isCloseTo(wanted[7], within(1e-8));
      assertThat(joint.information(BlockRule.parity(block))).isCloseTo(wanted[8], within(1e-8));
    }
  }

  @Test
  void theClosedFormIsTheOneOfTheTheory() {
    double t = Math.tanh(0.8);
    double u = Math.pow(t, 3);
    double w = Math.pow(t, 4);
    double expected = Math.log(2) + binary((1 + u * u * w) / 2) - 2 * binary((1 + u) / 2);
    assertThat(IsingChainInformation.infinite(0.8, 5, 2).visible())
        .isCloseTo(expected, within(1e-14));
  }

  @Test
  void ringsAgreeWithEnumeration() {
    for (double coupling : new double[] {0.4, 1, -0.7}) {
      var ring = IsingChainInformation.ring(coupling, 3, 2, 11);
      var states = new IsingEnumeration(new Chain(11, Boundary.PERIODIC), coupling);
      JointTable joint = states.joint(new int[] {0, 1, 2}, new int[] {5, 6, 7, 8});
      assertThat(ring.visible()).isCloseTo(joint.information(), within(1e-12));
      assertThat(ring.joint().information()).isCloseTo(joint.information(), within(1e-12));
      for (int k = 1; k <= 3; k++) {
        assertThat(ring.spin(k))
            .isCloseTo(joint.information(BlockRule.decimation(3, k - 1)), within(1e-12));
      }
    }
  }

  private static double binary(double p) {
    return -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  }
}
