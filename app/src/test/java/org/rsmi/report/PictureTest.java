package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rsmi.num.Estimate;
import org.rsmi.num.Rng;
import org.rsmi.result.Filter;
import org.rsmi.result.Outcome;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {

  @Test
  void aCurveIsWellFormedAndDescribesItself() {
    Document svg =
        SvgText.parse(CurvePicture.of(Results.ising(), Results.SPEC).svg().orElseThrow());
    Element root = svg.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-label"))
        .isEqualTo("Curve of I(H:E) in nats against temperature (units of J), 2 lines of 8 points");
  }

  @Test
  void everyPointHasItsMarkItsErrorBarAndItsExactValue() {
    Document svg = SvgText.parse(CurvePicture.of(Results.ising(), "").svg().orElseThrow());
    assertThat(SvgText.styled(svg, "line", "bar")).hasSize(3 * 8);
    assertThat(SvgText.styled(svg, "line", "mark")).hasSize(8);
    assertThat(SvgText.styled(svg, "path", "exact")).hasSize(2);
    assertThat(SvgText.styled(svg, "path", "join")).hasSize(2);
    assertThat(SvgText.styled(svg, "circle", "f0")).hasSize(4 + 1);
    assertThat(SvgText.styled(svg, "line", "bound")).hasSize(1 + 1);
  }

  @Test
  void largerInformationStandsHigher() {
    List<RunRecord> runs = List.of(at(1L, 0.1), at(2L, 0.3), at(3L, 0.2));
    Document svg = SvgText.parse(CurvePicture.of(runs, "").svg().orElseThrow());
    List<Double> heights =
        SvgText.styled(svg, "circle", "f0").stream()
            .limit(3)
            .map(mark -> Double.valueOf(mark.getAttribute("cy")))
            .toList();
    assertThat(heights.get(1)).isLessThan(heights.get(2));
    assertThat(heights.get(2)).isLessThan(heights.get(0));
  }

  private static RunRecord at(Object x, double value) {
    return Results.run(
        Results.point("x", x), 0, Results.converged(value), List.of(), Results.row(1, 2));
  }

  @Test
  void wordsStandSideBySideWithoutALine() {
    List<RunRecord> runs = List.of(at("Tanh", 0.2), at("Identity <&>", 0.3));
    Document svg = SvgText.parse(CurvePicture.of(runs, "").svg().orElseThrow());
    assertThat(SvgText.styled(svg, "path", "join")).isEmpty();
    assertThat(svg.getDocumentElement().getTextContent()).contains("Tanh", "Identity <&>");
  }

  @Test
  void runsWithoutANumberLeaveAGap() {
    List<RunRecord> runs = List.of(at(1L, 0.1), at(2L, Double.NaN), at(3L, 0.2));
    String svg = CurvePicture.of(runs, "").svg().orElseThrow();
    assertThat(svg).doesNotContain("NaN");
    assertThat(SvgText.styled(SvgText.parse(svg), "circle", "f0")).hasSize(2 + 1);
  }

  @Test
  void aGridWithoutAVaryingAxisHasNoCurve() {
    assertThat(CurvePicture.of(List.of(), "").svg()).isEmpty();
    assertThat(CurvePicture.of(List.of(at(1L, 0.1)), "").svg()).isEmpty();
    assertThat(CurvePicture.of(List.of(at(1L, Double.NaN), at(2L, Double.NaN)), "").svg())
        .isEmpty();
  }

  @Test
  void numbersOfNothingStillHaveAScale() {
    List<RunRecord> runs = List.of(at(1L, 0), at(2L, -0.001));
    assertThat(CurvePicture.of(runs, "").svg().orElseThrow()).doesNotContain("NaN", "Infinity");
  }

  @Test
  void theNumericAxisIsTheAbscissaAndTheOthersAreLines() {
    List<RunRecord> runs = new ArrayList<>();
    for (String bound : List.of("InfoNce", "Nwj")) {
      for (double t : new double[] {1.5, 1.0}) {
        runs.add(
            Results.run(
                Results.point("bound", bound, "seed", 3L, "t", t),
                0,
                Results.converged(0.1 * t),
                List.of(new Truth("I(V:E)", new Estimate(1, 0, "nats"), "sum")),
                Results.row(1)));
      }
    }
    List<PointSummary> points = PointSummary.of(runs);
    Abscissa abscissa = Abscissa.of(points).orElseThrow();
    assertThat(abscissa.name()).isEqualTo("t");
    List<Series> series = Series.of(points, abscissa);
    assertThat(series)
        .extracting(Series::name)
        .containsExactly("bound = InfoNce, seed = 3", "bound = Nwj, seed = 3");
    assertThat(series.getFirst().points())
        .extracting(point -> point.point().get("t"))
        .containsExactly(1.0, 1.5);
  }

  @Test
  void aFilterHasOneCellForEachSiteThatNamesItsWeight() {
    Filter filter = new Filter(List.of(2, 2), new double[][] {{2, -1, 0, -4}}, new double[1]);
    RunRecord run = Results.run(Map.of(), 0, Results.converged(0.2), List.of(), filter);
    Document svg = SvgText.parse(FilterPicture.of(run).svg());
    assertThat(hints(svg))
        .containsExactly(
            "row 0, column 0: +2.00",
            "row 0, column 1: -1.00",
            "row 1, column 0: +0.00",
            "row 1, column 1: -4.00");
  }

  private static List<String> hints(Document svg) {
    NodeList titles = svg.getElementsByTagName("title");
    List<String> hints = new ArrayList<>();
    for (int i = 0; i < titles.getLength(); i++) {
      hints.add(titles.item(i).getTextContent());
    }
    return hints;
  }

  @Test
  void chainsAndStacksOfPlanesAreDrawn() {
    Filter chain = Results.row(1, 2, 3);
    Filter cube = new Filter(List.of(2, 2, 3), new double[][] {new double[12]}, new double[1]);
    for (Filter filter : List.of(chain, cube)) {
      RunRecord run = Results.run(Map.of(), 0, Results.converged(0.2), List.of(), filter);
      Document svg = SvgText.parse(FilterPicture.of(run).svg());
      assertThat(hints(svg)).hasSize(filter.weights()[0].length);
    }
  }

  @Test
  void everyComponentAndEveryPointHasItsPanel() {
    Filter filter = Results.bowl(Rng.of(2), 4, 4, 3);
    List<RunRecord> runs =
        List.of(
            Results.run(Results.point("x", 1L), 0, Results.converged(0.2), List.of(), filter),
            Results.run(Results.point("x", 2L), 0, Results.converged(0.3), List.of(), filter));
    String svg = new FilterPicture(PointSummary.of(runs)).svg();
    assertThat(hints(SvgText.parse(svg))).hasSize(2 * 3 * 16);
    assertThat(svg).contains("x = 2, component 3 of 3");
  }

  @Test
  void whatIsNotReliableIsMarkedSo() {
    Filter filter = new Filter(List.of(1, 2), new double[][] {{1, 2}}, new double[] {0.25});
    RunRecord doubtful =
        Results.run(
            Results.point("x", 1L),
            0,
            Results.estimate(new Outcome.StepLimit(9), 0.1, List.of("StepLimit: …")),
            List.of(),
            filter);
    List<RunRecord> runs = List.of(doubtful, at(2L, 0.2));
    Document svg = SvgText.parse(CurvePicture.of(runs, "").svg().orElseThrow());
    assertThat(SvgText.styled(svg, "circle", "hollow")).hasSize(1 + 1);
    assertThat(FilterPicture.of(doubtful).svg()).contains("bias +0.250, not reliable");
    assertThat(new TerminalFilter(filter, 0, Ink.PLAIN).text()).endsWith("bias = +0.250");
  }

  @Test
  void aPictureOfNothingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterPicture(List.of()))
        .withMessage("a picture of no filters");
  }
}
