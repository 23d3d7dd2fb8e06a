package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PottsChainInformationTest {

  @Test
  void twoStatesAreAnIsingChainAtHalfTheCoupling() {
    for (double coupling : new double[] {0.3, 1.1, -0.8}) {
      for (int block : new int[] {1, 2, 5}) {
        var potts = new PottsChainInformation(2 * coupling, 2, block, 2);
        var ising = IsingChainInformation.infinite(coupling, block, 2);
        assertThat(potts.visible()).isCloseTo(ising.visible(), within(1e-13));
        var pottsRing = PottsChainInformation.ring(2 * coupling, 2, block, 2, 12);
        var isingRing = IsingChainInformation.ring(coupling, block, 2, 12);
        assertThat(pottsRing.visible()).isCloseTo(isingRing.visible(), within(1e-13));
        for (int k = 1; k <= block; k++) {
          assertThat(potts.spin(k)).isCloseTo(ising.spin(k), within(1e-13));
          assertThat(pottsRing.spin(k)).isCloseTo(isingRing.spin(k), within(1e-13));
        }
      }
    }
  }

  @Test
  void theClosedFormIsTheOneOfTheTheory() {
    double t = Math.expm1(0.9) / (Math.exp(0.9) + 4);
    double u = Math.pow(t, 3);
    double w = Math.pow(t, 3);
    double visible = Math.log(5) + second(5, u * u * w) - 2 * second(5, u);
    double spin = Math.log(5) + second(5, u * u * w) - second(5, u) - second(5, Math.pow(t, 2 + 4));
    var chain = new PottsChainInformation(0.9, 5, 4, 2);
    assertThat(chain.visible()).isCloseTo(visible, within(1e-14));
    assertThat(chain.spin(1)).isCloseTo(spin, within(1e-14));
  }

  @Test
  void ringsAgreeWithTheSumOverAllStates() {
    for (double coupling : new double[] {0.6, 2, -1.3}) {
      for (int buffer : new int[] {0, 1, 2}) {
        var ring = PottsChainInformation.ring(coupling, 3, 3, buffer, 9);
        JointTable joint = threeStates(coupling, buffer, 9);
        assertThat(ring.visible()).isCloseTo(joint.information(), within(1e-12));
        assertThat(ring.joint().information()).isCloseTo(joint.information(), within(1e-12));
        for (int k = 1; k <= 3; k++) {
          assertThat(ring.spin(k)).isCloseTo(joint.information(digit(27, 3, k)), within(1e-12));
        }
      }
    }
  }

  @Test
  void tablesHaveTheInformationOfTheClosedForm() {
    for (int states : new int[] {2, 3, 4}) {
      var chain = new PottsChainInformation(1.2, states, 4, 1);
      JointTable joint = chain.joint();
      assertThat(joint.information()).isCloseTo(chain.visible(), within(1e-12));
      for (int k = 1; k <= 4; k++) {
        BlockRule one = digit(joint.probabilities().length, states, k);
        assertThat(joint.information(one)).isCloseTo(chain.spin(k), within(1e-12));
      }
    }
  }

  @Test
  void chainsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new PottsChainInformation(1, 1, 3, 0))
        .hasMessage("states = 1, block = 3, buffer = 0: wanted at least 2, 1 and 0");
    assertThatThrownBy(() -> PottsChainInformation.ring(1, 3, 3, 2, 8))
        .hasMessage("block + 2 buffer = 7 leaves fewer than 2 of 8 sites to the environment");
    assertThatThrownBy(() -> new PottsChainInformation(1, 3, 11, 0).joint())
        .hasMessage("3 states on each of 11 + 2 spins: a table has at most 2^20 numbers");
  }

  /// Entropy of a spin whose neighbour at this correlation is known.
  private static double second(int states, double correlation) {
    double equal = (1 + (states - 1) * correlation) / states;
    double other = (1 - correlation) / states;
    return -equal * Math.log(equal) - (states - 1) * other * Math.log(other);
  }

  /// `h = s_k`, digit k − 1 of the block's number.
  private static BlockRule digit(int blocks, int states, int k) {
    int stride = (int) Math.round(Math.pow(states, k - 1));
    return BlockRule.labels(IntStream.range(0, blocks).map(v -> v / stride % states).toArray());
  }

  /// `P(v, e)` of the first three spins of a ring and of all beyond the buffer.
  private static JointTable threeStates(double coupling, int buffer, int sites) {
    int environments = (int) Math.round(Math.pow(3, sites - 3 - 2 * buffer));
    int beside = (int) Math.round(Math.pow(3, 3 + buffer));
    double[][] weights = new double[27][environments];
    for (int state = 0; state < Math.pow(3, sites); state++) {
      int equal = state % 3 == state / (int) Math.round(Math.pow(3, sites - 1)) ? 1 : 0;
      for (int i = 1, rest = state; i < sites; i++, rest /= 3) {
        equal += rest % 3 == rest / 3 % 3 ? 1 : 0;
      }
      weights[state % 27][state / beside % environments] += Math.exp(coupling * equal);
    }
    return JointTable.ofWeights(weights);
  }
}
