package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;

class TerminalFilterTest {
  private static final String BLANKS_IN_COLOUR = "(\u001b\\[48;[0-9;]+m {2})+\u001b\\[0m";

  @Test
  void plainInkGivesAlignedSharesOfTheLargestWeight() {
    Filter filter = new Filter(List.of(2, 2), new double[][] {{2, -1, 0, -4}}, new double[1]);
    assertThat(new TerminalFilter(filter, 0, Ink.PLAIN).text())
        .isEqualTo(
            """
            +0.50  -0.25
            +0.00  -1.00
            unit: max|Λ| = 4.00""");
  }

  @Test
  void wideBlocksGiveSignsAndDigits() {
    Filter filter = Results.row(9, -9, 4.5, 0.1, 0, -2, 1, 1, 1, 1);
    assertThat(new TerminalFilter(filter, 0, Ink.PLAIN).text().lines().findFirst())
        .contains("+9 -9 +5  ·  · -2 +1 +1 +1 +1");
  }

  @Test
  void everyLineOfColourEndsWithoutColour() {
    Filter filter = Results.bowl(Rng.of(1), 3, 5, 2);
    for (Ink ink : List.of(Ink.COLOURS_256, Ink.TRUE_COLOUR)) {
      List<String> lines = new TerminalFilter(filter, 1, ink).text().lines().toList();
      assertThat(lines).hasSize(4);
      assertThat(lines.subList(0, 3)).allMatch(line -> line.matches(BLANKS_IN_COLOUR));
      assertThat(lines.getLast()).startsWith("-").contains("\u001b[0m +");
    }
  }

  @Test
  void plainInkHasNoEscapes() {
    Filter filter = Results.bowl(Rng.of(1), 12, 12, 1);
    assertThat(new TerminalFilter(filter, 0, Ink.PLAIN).text()).doesNotContain("\u001b");
  }

  @Test
  void zeroIsNearlyWhiteAndTheSignsAreBlueAndRed() {
    assertThat(Diverging.hex(0)).isEqualTo("#f7f6f4");
    assertThat(Diverging.rgb(-1) & 0xff).isGreaterThan(Diverging.rgb(-1) >> 16);
    assertThat(Diverging.rgb(1) & 0xff).isLessThan(Diverging.rgb(1) >> 16);
  }

  @Test
  void bothArmsOfThePaletteDarkenEvenly() {
    for (double share = 0.05; share <= 1; share += 0.05) {
      assertThat(luminance(share)).isLessThan(luminance(share - 0.05));
      assertThat(luminance(-share)).isLessThan(luminance(0.05 - share));
      assertThat(luminance(share))
          .isCloseTo(luminance(-share), org.assertj.core.data.Offset.offset(28.0));
    }
  }

  private static double luminance(double share) {
    int rgb = Diverging.rgb(share);
    return 0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
  }

  @Test
  void weightsThatAreNotNumbersAreShownAsSuch() {
    Filter filter = Results.row(1, Double.NaN);
    assertThat(new TerminalFilter(filter, 0, Ink.PLAIN).text()).startsWith("+1.00    nan\n");
  }

  @Test
  void aFilterOfZerosIsShown() {
    assertThat(new TerminalFilter(Results.row(0, 0), 0, Ink.PLAIN).text())
        .isEqualTo("+0.00  +0.00\nunit: max|Λ| = 0.00");
  }

  @Test
  void aMissingComponentIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TerminalFilter(Results.row(1), 1, Ink.PLAIN))
        .withMessage("component 1 of a filter with 1");
  }
}
