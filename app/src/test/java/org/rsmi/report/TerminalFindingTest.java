package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.analysis.Finding;

class TerminalFindingTest {

  static List<Finding> findings() {
    return EveryFinding.pictures();
  }

  private static String plain(Finding finding) {
    return new TerminalFinding(finding, Ink.PLAIN, 80).text();
  }

  @ParameterizedTest
  @MethodSource("findings")
  void everyKindFitsTheWidthAndSaysItsSentence(Finding finding) {
    assertThat(plain(finding)).startsWith(finding.name()).doesNotContain("\u001b");
    assertThat(plain(finding).lines()).allMatch(line -> line.length() <= 80);
    assertThat(plain(finding).replace('\n', ' ')).endsWith(finding.sentence());
  }

  @ParameterizedTest
  @MethodSource("findings")
  void colourChangesNoLengthAndEndsWithEveryLine(Finding finding) {
    for (Ink ink : List.of(Ink.COLOURS_256, Ink.TRUE_COLOUR)) {
      String text = new TerminalFinding(finding, ink, 80).text();
      assertThat(text.lines()).allMatch(line -> TerminalColour.length(line) <= 80);
      assertThat(text.lines().filter(line -> line.contains("\u001b[")))
          .isNotEmpty()
          .allMatch(line -> line.lastIndexOf("\u001b[0m") >= line.lastIndexOf("\u001b["));
    }
  }

  @Test
  void aCurveHasMarksLinesTicksAndALegend() {
    assertThat(plain(EveryFinding.curve()))
        .contains("●", "■", "I(H:E) (nats)", "temperature (units of J)", "0.6 ┤", "2.4")
        .contains("╌╌ exact rule Λ, buffer = 2", "·· entropy bound log 2 = 0.6931472");
  }

  @Test
  void aLogarithmicAxisHasDecades() {
    assertThat(plain(EveryFinding.decay())).contains("0.1 ┤", "0.01 ┤", "0.001 ┤", "── fit");
  }

  @Test
  void aStraightLineIsDrawnStraight() {
    double[] x = {0, 1};
    double[] none = {Double.NaN, Double.NaN};
    Finding.Curve diagonal =
        new Finding.Curve(
            "line",
            "Straight.",
            new Finding.Axis("x", ""),
            new Finding.Axis("y", ""),
            Finding.Scale.LINEAR,
            List.of(new Finding.Series("s", Finding.Kind.FIT, x, x, none)),
            List.of());
    int[] columns =
        plain(diagonal)
            .lines()
            .filter(line -> line.contains("│") || line.contains("┤"))
            .map(line -> line.substring(9))
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .toArray();
    assertThat(columns).hasSizeGreaterThan(12);
    assertThat(Arrays.stream(columns).boxed().toList())
        .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
  }

  @Test
  void aPlainHeatMapHasOneRowAValueTheLargestYOnTop() {
    assertThat(plain(EveryFinding.heatMap()).lines().skip(2).limit(3))
        .satisfiesExactly(
            line -> assertThat(line.strip()).startsWith("4"),
            line -> assertThat(line).contains("??????"),
            line -> assertThat(line.strip()).startsWith("1 ").contains("@@@@@@"));
  }

  @Test
  void aColouredHeatMapPutsTwoRowsInOneLine() {
    String text = new TerminalFinding(EveryFinding.signed(), Ink.TRUE_COLOUR, 80).text();
    assertThat(text.lines().filter(line -> line.contains("▀"))).hasSize(12);
  }

  @Test
  void aWarningHasAMark() {
    assertThat(plain(EveryFinding.warning()))
        .isEqualTo("! too few runs\nOne run at a point: repeats = 10 would help.");
  }
}
