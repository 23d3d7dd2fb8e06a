package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.num.Rng;

class DimerTorusInformationTest {

  /// Oracle table §5.2, 6 × 6 dimer torus, buffer 1: v/T, I(V:E), E_x, (E_x,E_y), n_h, columnar X,
  /// (columnar X, Y).
  @ParameterizedTest
  @CsvSource({
    "0, 1.32730942, 0.611740, 1.052973, 0.273229, 0.442193, 0.739253",
    "1, 0.95481097, 0.280817, 0.447324, 0.243689, 0.535209, 0.817366",
    "1.5384615384615385, 1.14001853, 0.161497, 0.246972, 0.450767, 0.785474, 1.090038"
  })
  void functionalsAgreeWithTheTable(
      double attraction,
      double all,
      double fieldX,
      double field,
      double horizontal,
      double columnarX,
      double columnar) {
    var torus = new DimerTorusInformation(6, 2, 1, attraction);
    JointTable joint = torus.joint();
    assertThat(joint.information()).isCloseTo(all, within(1e-8));
    assertThat(joint.information(torus.rule(v -> DimerTorusInformation.field(v).subList(0, 1))))
        .isCloseTo(fieldX, within(1e-6));
    assertThat(joint.information(torus.rule(DimerTorusInformation::field)))
        .isCloseTo(field, within(1e-6));
    assertThat(joint.information(torus.rule(DimerTorusInformation::horizontal)))
        .isCloseTo(horizontal, within(1e-6));
    assertThat(joint.information(torus.rule(v -> DimerTorusInformation.columnar(v).subList(0, 1))))
        .isCloseTo(columnarX, within(1e-6));
    assertThat(joint.information(torus.rule(DimerTorusInformation::columnar)))
        .isCloseTo(columnar, within(1e-6));
  }

  @Test
  void functionalsTurnWithTheLattice() {
    var torus = new DimerTorusInformation(6, 2, 1, 0.8);
    JointTable joint = torus.joint();
    assertThat(joint.information(torus.rule(v -> DimerTorusInformation.field(v).subList(1, 2))))
        .isCloseTo(
            joint.information(torus.rule(v -> DimerTorusInformation.field(v).subList(0, 1))),
            within(1e-12));
    assertThat(joint.information(torus.rule(v -> DimerTorusInformation.columnar(v).subList(1, 2))))
        .isCloseTo(
            joint.information(torus.rule(v -> DimerTorusInformation.columnar(v).subList(0, 1))),
            within(1e-12));
  }

  @Test
  void aColumnOfDimersHasOrderButNoField() {
    byte[] rightThenLeft = {0, 2, 0, 2};
    assertThat(DimerTorusInformation.field(rightThenLeft)).containsExactly(0, 0);
    assertThat(DimerTorusInformation.columnar(rightThenLeft)).containsExactly(4, 0);
    byte[] staggered = {0, 2, 2, 0};
    assertThat(DimerTorusInformation.field(staggered)).containsExactly(4, 0);
    assertThat(DimerTorusInformation.columnar(staggered)).containsExactly(0, 0);
    assertThat(DimerTorusInformation.horizontal(new byte[] {0, 1, 2, 3})).containsExactly(2);
  }

  @Test
  void aLoneVertexPointsEveryWayAlike() {
    var torus = new DimerTorusInformation(4, 1, 1, 0.5);
    assertThat(torus.blocks()).hasSize(4);
    for (double[] row : torus.joint().probabilities()) {
      double sum = 0;
      for (double p : row) {
        sum += p;
      }
      assertThat(sum).isCloseTo(0.25, within(1e-12));
    }
  }

  @Test
  void drawnPairsFollowTheTable() {
    var torus = new DimerTorusInformation(6, 2, 1, 1);
    int count = 100_000;
    DimerTorusInformation.Pairs pairs = torus.sample(count, Rng.of(6).split("pairs"));
    int[] corner = {0, 0, 0, 0};
    double[][] expected = new double[4][4];
    double[][] found = new double[4][4];
    List<byte[]> blocks = torus.blocks();
    for (int v = 0; v < blocks.size(); v++) {
      for (double p : torus.joint().probabilities()[v]) {
        expected[blocks.get(v)[0]][blocks.get(v)[3]] += count * p;
      }
    }
    for (int i = 0; i < count; i++) {
      found[pairs.visible()[4 * i]][pairs.visible()[4 * i + 3]]++;
      corner[pairs.environment()[20 * i]]++;
    }
    double chiSquare = 0;
    int cells = 0;
    for (int a = 0; a < 4; a++) {
      chiSquare += Math.pow(corner[a] - count / 4.0, 2) / (count / 4.0);
      for (int b = 0; b < 4; b++) {
        cells += expected[a][b] > 0 ? 1 : 0;
        double excess = found[a][b] - expected[a][b];
        chiSquare += expected[a][b] > 0 ? excess * excess / expected[a][b] : found[a][b];
      }
    }
    double freedom = cells - 1 + 3;
    assertThat(Math.abs(chiSquare - freedom) / Math.sqrt(2 * freedom)).isLessThan(4);
  }

  @Test
  void whatCannotBeListedIsRefused() {
    assertThatThrownBy(() -> new DimerTorusInformation(8, 2, 1, 0))
        .hasMessage("a block of extent 2 on a torus of 8: wanted 1 or 2 on 4 or 6");
    assertThatThrownBy(() -> new DimerTorusInformation(6, 2, 2, 0))
        .hasMessage("block + 2 buffer leaves no environment on a lattice of shape [6, 6]");
    assertThatThrownBy(() -> new DimerTorusInformation(6, 2, 1, Double.NaN))
        .hasMessage("attraction = NaN is not finite");
  }
}
