package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlockRuleTest {

  @Test
  void tiesAreFairOrDecidedByTheFirstSpin() {
    assertThat(BlockRule.sign(1, 1).probabilities())
        .isEqualTo(new double[][] {{1, 0}, {0.5, 0.5}, {0.5, 0.5}, {0, 1}});
    assertThat(BlockRule.signTieByFirst(1, 1).probabilities())
        .isEqualTo(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
  }

  @Test
  void roundingDoesNotBreakTies() {
    double[] tie = BlockRule.sign(0.1, 0.2, -0.3).probabilities()[0b111];
    assertThat(tie).containsExactly(0.5, 0.5);
  }

  @Test
  void rowsThatAreNoDistributionAreRejected() {
    assertThatThrownBy(() -> new BlockRule(new double[][] {{0.5, 0.5}, {0.7, 0.7}}))
        .hasMessage("rule: P(h|v = 1) = [0.7, 0.7] is not a distribution over 2 labels");
    assertThatThrownBy(() -> BlockRule.labels(0, -1))
        .hasMessage("labels = [0, -1]: wanted 0 or more");
  }

  @Test
  void aRuleForAnotherBlockIsRejected() {
    JointTable pair = JointTable.ofWeights(new double[][] {{2, 1}, {1, 2}});
    assertThatThrownBy(() -> pair.information(BlockRule.parity(2)))
        .hasMessage("a rule for 4 block states on a table of 2");
  }
}
