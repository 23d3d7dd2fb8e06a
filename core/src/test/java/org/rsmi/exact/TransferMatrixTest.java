package org.rsmi.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.lattice.Boundary;
import org.rsmi.lattice.Square;
import org.rsmi.model.PairLaw;

class TransferMatrixTest {
  private static final double CRITICAL = 2 / Math.log(1 + Math.sqrt(2));

  // λ± of the chain: E/N = −tanh K, ξ = −1/ln tanh K, ln Z/N = ln 2cosh K.
  @Test
  void theIsingChainHasItsClosedForm() {
    for (double coupling : new double[] {1, -1}) {
      TransferMatrix chain = TransferMatrix.cylinder(Laws.ising(0.8, coupling, 0), 1);
      double t = Math.tanh(1 / 0.8);
      assertThat(chain.logPartition()).isCloseTo(Math.log(2 * Math.cosh(1 / 0.8)), within(1e-13));
      assertThat(chain.energy()).isCloseTo(-t, within(1e-13));
      assertThat(chain.correlationLength()).isCloseTo(-1 / Math.log(t), within(1e-11));
    }
  }

  // λ₀ = e^K + q − 1, λ₁ = e^K − 1
  @Test
  void thePottsChainHasItsClosedForm() {
    double grown = Math.exp(1 / 0.7);
    TransferMatrix chain = TransferMatrix.cylinder(Laws.potts(5, 0.7), 1);
    assertThat(chain.logPartition()).isCloseTo(Math.log(grown + 4), within(1e-13));
    assertThat(chain.energy()).isCloseTo(-grown / (grown + 4), within(1e-13));
    assertThat(chain.correlationLength())
        .isCloseTo(1 / Math.log((grown + 4) / (grown - 1)), within(1e-11));
  }

  @Test
  void isingCylindersAreLongKaufmanTori() {
    for (double temperature : new double[] {1.6, CRITICAL, 4}) {
      for (int width : new int[] {2, 3, 6, 8}) {
        TransferMatrix cylinder = TransferMatrix.cylinder(Laws.ising(temperature, 1, 0), width);
        double length = 1_000 + 60 * Math.min(1e4, cylinder.correlationLength());
        Kaufman torus = Kaufman.torus(width, (int) length, temperature);
        assertThat(cylinder.energy()).isCloseTo(torus.energy(), within(1e-10));
        // below T_c the torus may still be too short to choose one of its two phases
        double phases = Math.log(2) / (width * length);
        assertThat(cylinder.logPartition()).isCloseTo(torus.logPartition(), within(1e-12 + phases));
      }
    }
  }

  // Kaufman (1949): 1/ξ = ½ Σᵣ (γ₂ᵣ₊₁ − γ₂ᵣ) with the γₗ of [Kaufman].
  @Test
  void isingCylindersHaveTheGapOfKaufman() {
    for (double temperature : new double[] {1.8, CRITICAL, 2.7, 6}) {
      double doubled = 2 / temperature;
      for (int width : new int[] {3, 6, 11}) {
        double gap = -(doubled + Math.log(Math.tanh(doubled / 2))) / 2;
        for (int l = 1; l < 2 * width; l++) {
          double cosh = Math.cosh(doubled) / Math.tanh(doubled) - Math.cos(l * Math.PI / width);
          double gamma = Math.log(cosh + Math.sqrt(cosh * cosh - 1));
          gap += l % 2 == 1 ? gamma / 2 : -gamma / 2;
        }
        double found =
            1 / TransferMatrix.cylinder(Laws.ising(temperature, 1, 0), width).correlationLength();
        assertThat(found).isCloseTo(gap, within(1e-11));
      }
    }
  }

  // Cardy (1984): ξ/L → 1/(πη), η = 1/4, with corrections of order L⁻² and above.
  @Test
  void criticalIsingCylindersHaveTheCorrelationLengthOfConformalInvariance() {
    PairLaw law = Laws.ising(CRITICAL, 1, 0);
    double narrow = TransferMatrix.cylinder(law, 7).correlationLength() / 7;
    double wide = TransferMatrix.cylinder(law, 14).correlationLength() / 14;
    assertThat((4 * wide - narrow) / 3).isCloseTo(4 / Math.PI, within(2e-4));
  }

  // η = 4/15, with corrections that fall slowly.
  @Test
  void criticalPottsCylindersApproachTheCorrelationLengthOfConformalInvariance() {
    PairLaw law = Laws.potts(3, 1 / Math.log(1 + Math.sqrt(3)));
    double limit = 15 / (4 * Math.PI);
    double narrow = TransferMatrix.cylinder(law, 4).correlationLength() / 4;
    double wide = TransferMatrix.cylinder(law, 8).correlationLength() / 8;
    assertThat(wide).isBetween(narrow, limit).isCloseTo(limit, within(0.025));
    assertThat((limit - narrow) / (limit - wide)).isGreaterThan(2);
  }

  // Blöte, Cardy and Nightingale (1986): ln Z/N = f + πc/(6L²), c = ½; f = 2G/π + ½ ln 2.
  @Test
  void criticalIsingCylindersHaveTheirCentralCharge() {
    double bulk = 2 * 0.915965594177219 / Math.PI + Math.log(2) / 2;
    double logPartition = TransferMatrix.cylinder(Laws.ising(CRITICAL, 1, 0), 12).logPartition();
    assertThat(6 * 144 * (logPartition - bulk) / Math.PI).isCloseTo(0.5, within(0.005));
  }

  @Test
  void stripsAreLongSheetsWithOpenEdges() {
    PairLaw law =
        new PairLaw(
            1.3,
            new byte[] {-1, 0, 1},
            new double[][] {{-1, 0, 1}, {0, 0.2, 0}, {1, 0, -1}},
            new double[] {0.7, -0.1, 0.4},
            new int[0][]);
    double[] logs = new double[2];
    double[] energies = new double[2];
    for (int k = 0; k < 2; k++) {
      int rows = 80 + 40 * k;
      Thermodynamics sheet =
          new PairElimination(law, new Square(List.of(rows, 3), Boundary.OPEN)).thermodynamics();
      logs[k] = 3 * rows * sheet.logPartition();
      energies[k] = 3 * rows * sheet.energy();
    }
    TransferMatrix strip = TransferMatrix.strip(law, 3);
    assertThat(strip.logPartition()).isCloseTo((logs[1] - logs[0]) / 120, within(1e-11));
    assertThat(strip.energy()).isCloseTo((energies[1] - energies[0]) / 120, within(1e-11));
  }

  @Test
  void decayOfSlabInformationIsTheSameLength() {
    double slabs = CylinderSlabs.apart(6, 1, 1 / 2.5).decay();
    TransferMatrix cylinder = TransferMatrix.cylinder(Laws.ising(2.5, 1, 0), 6);
    assertThat(Math.exp(-1 / cylinder.correlationLength())).isCloseTo(slabs, within(1e-11));
  }

  @Test
  void stripsThatAreTooWideAreRefused() {
    assertThatThrownBy(() -> TransferMatrix.strip(Laws.potts(3, 1), 9))
        .hasMessage(
            "a strip of 9 sites with 3 states each: wanted at least 1 site and at most 2^14 rows");
  }
}
