package org.rsmi.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rsmi.lattice.Square;
import org.rsmi.num.Rng;

class TorusSymmetryTest {

  @ParameterizedTest
  @CsvSource({"6, 6", "4, 6"})
  void neighboursStayNeighboursInTheTurnedDirection(int rows, int columns) {
    int[] neighbour = Worm.neighbours(rows, columns);
    Rng rng = Rng.of(3);
    for (int n = 0; n < 200; n++) {
      TorusSymmetry symmetry = TorusSymmetry.of(rng.nextLong(), rows, columns);
      for (int site = 0; site < rows * columns; site++) {
        for (int direction = 0; direction < 4; direction++) {
          assertThat(symmetry.site(neighbour[4 * site + direction]))
              .isEqualTo(neighbour[4 * symmetry.site(site) + symmetry.direction(direction)]);
        }
      }
    }
  }

  /// 8 × 36 elements; 28,800 draws give each 100 ± 10.
  @Test
  void everySymmetryIsAsLikelyAsAnyOther() {
    Rng rng = Rng.of(4);
    Map<TorusSymmetry, Integer> counts = new HashMap<>();
    for (int n = 0; n < 28_800; n++) {
      counts.merge(TorusSymmetry.of(rng.nextLong(), 6, 6), 1, Integer::sum);
    }
    assertThat(counts).hasSize(288);
    double chi2 =
        counts.values().stream().mapToDouble(count -> Math.pow(count - 100, 2) / 100).sum();
    assertThat((chi2 - 287) / Math.sqrt(2 * 287)).isBetween(-4.0, 4.0);
  }

  /// A worm at T = 0.2 v never leaves its crystal; D² = 1 in each, and D points four ways.
  @Test
  void allFourCrystalsAreSeenEquallyOften() {
    Dimers model = new Dimers(0.2, 1, Dimers.Encoding.BONDS, new BounceFreeWorm());
    Sampler sampler = model.start(Square.torus(8), Rng.of(5));
    int[] seen = new int[4];
    for (int n = 0; n < 4_000; n++) {
      sampler.sweep();
      byte[] bonds = PairSampler.spins(sampler.configuration(), 128);
      int kind = bonds[0] + bonds[2] > 0 ? 0 : 1;
      seen[2 * kind + (kind == 0 ? bonds[0] : bonds[1])]++;
    }
    for (int count : seen) {
      assertThat((count - 1_000) / Math.sqrt(750)).isBetween(-4.0, 4.0);
    }
  }
}
