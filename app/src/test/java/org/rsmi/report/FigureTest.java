package org.rsmi.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rsmi.analysis.Finding;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FigureTest {
  @TempDir private Path folder;

  @BeforeAll
  static void withoutScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  static Stream<Finding> pictures() {
    return EveryFinding.pictures().stream();
  }

  private static Figure column(Finding finding) {
    return Figure.of(finding, FigureStyle.PRL, FigureStyle.PRL.width());
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void aPdfIsVectorsWithItsLettersEmbedded(Finding finding) throws IOException {
    try (PDDocument file = Loader.loadPDF(column(finding).pdf())) {
      assertThat(file.getNumberOfPages()).isOne();
      List<PDFont> fonts = new ArrayList<>();
      List<String> images = new ArrayList<>();
      gather(file.getPage(0).getResources(), fonts, images);
      assertThat(images).isEmpty();
      assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
      assertThat(file.getPage(0).getMediaBox().getWidth()).isEqualTo(243f);
      assertThat(file.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  private static void gather(PDResources resources, List<PDFont> fonts, List<String> images)
      throws IOException {
    for (COSName name : resources.getFontNames()) {
      fonts.add(resources.getFont(name));
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)) {
        images.add(name.getName());
      } else if (resources.getXObject(name) instanceof PDFormXObject form) {
        gather(form.getResources(), fonts, images);
      }
    }
  }

  @Test
  void greekAndBracketsAreTextInAPdf() throws IOException {
    assertThat(pdfText(EveryFinding.curve()))
        .contains("⟨I(H:E)⟩, buffer = 1", "exact rule Λ", "temperature (units of J)", "0.6")
        .satisfies(text -> assertThat(text.replaceAll("\\R", "")).contains("I(H:E) (nats)"));
    assertThat(pdfText(EveryFinding.scatter())).contains("−1.0", "Λ·e₁", "cluster 2");
    assertThat(pdfText(EveryFinding.decay())).contains("ξ = 2.4", "0.01", "null");
    assertThat(pdfText(EveryFinding.table())).contains("ν", "χ²/n", "−0.950 ± 0.080");
    assertThat(pdfText(EveryFinding.filters())).contains("Λ / max|Λ|", "I(H:E)");
  }

  private static String pdfText(Finding finding) throws IOException {
    try (PDDocument file = Loader.loadPDF(column(finding).pdf())) {
      return new PDFTextStripper().getText(file);
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void anSvgIsWellFormedTextWithItsLettersInside(Finding finding) throws Exception {
    String text = column(finding).svg();
    Document file =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    assertThat(file.getDocumentElement().getAttribute("width")).isEqualTo("243pt");
    assertThat(file.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(finding.name());
    assertThat(file.getElementsByTagName("text").getLength()).isPositive();
    assertThat(file.getElementsByTagName("image").getLength()).isZero();
    assertThat(file.getElementsByTagName("style").item(0).getTextContent())
        .contains("@font-face{font-family:'DejaVu Sans Condensed'")
        .contains("data:font/ttf;base64,");
    assertThat(text.length()).isLessThan(200_000);
  }

  @Test
  void greekAndBracketsAreTextInAnSvg() {
    assertThat(column(EveryFinding.curve()).svg())
        .contains("⟨I(H:E)⟩, buffer = 2", "exact rule Λ", "I(H:E) (nats)", "entropy bound log 2");
  }

  @Test
  void equalFindingsGiveEqualBytes() {
    for (Finding finding : List.of(EveryFinding.curve(), EveryFinding.filters())) {
      assertThat(column(finding).pdf()).isEqualTo(column(finding).pdf());
      assertThat(column(finding).svg()).isEqualTo(column(finding).svg());
    }
  }

  @Test
  void aBitmapHasTheResolutionOfItsStyle() throws IOException {
    byte[] png = Figure.of(EveryFinding.curve(), FigureStyle.SCREEN, 360).png();
    var image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(960);
    assertThat(new String(png, StandardCharsets.ISO_8859_1)).contains("pHYs");
  }

  @Test
  void aHeightThatIsToldIsTaken() throws IOException {
    try (PDDocument file = Loader.loadPDF(column(EveryFinding.decay()).high(100).pdf())) {
      assertThat(file.getPage(0).getMediaBox().getHeight()).isEqualTo(100f);
    }
  }

  @Test
  void emptyAndUnmeasuredFindingsAreDrawnEmpty() {
    double[] nothing = {Double.NaN, Double.NaN};
    double[] x = {1, 2};
    for (Finding.Scale scale : Finding.Scale.values()) {
      Finding.Curve curve =
          new Finding.Curve(
              "nothing",
              "",
              new Finding.Axis("x", ""),
              new Finding.Axis("y", ""),
              scale,
              List.of(new Finding.Series("s", Finding.Kind.MEASURED, x, nothing, nothing)),
              List.of());
      assertThat(column(curve).pdf()).isNotEmpty();
    }
    assertThat(
            column(
                    new Finding.Scatter(
                        "nothing",
                        "",
                        new Finding.Axis("x", ""),
                        new Finding.Axis("y", ""),
                        List.of(),
                        Finding.Aspect.EQUAL))
                .svg())
        .contains("<text");
    assertThat(column(new Finding.FilterMap("none", "", List.of(2, 2), List.of())).pdf())
        .isNotEmpty();
    assertThat(column(new Finding.Table("none", "", List.of("a"), List.of())).pdf()).isNotEmpty();
  }

  @Test
  void lettersThatTheTypefaceLacksAndMarkupDoNoHarm() {
    Finding.Curve curve = EveryFinding.decay();
    Finding.Curve strange =
        new Finding.Curve(
            "<script>alert(1)</script> 中\u0001",
            "a & b \u0000",
            new Finding.Axis("日本 & <x>", "😀"),
            curve.y(),
            curve.scale(),
            curve.series(),
            curve.references());
    assertThat(column(strange).pdf()).isNotEmpty();
    assertThat(column(strange).svg()).doesNotContain("<script").contains("&amp; &lt;x&gt;");
  }

  @Test
  void aWarningIsNoPicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column(EveryFinding.warning()))
        .withMessage(
            "too few runs is a warning and no picture: "
                + "One run at a point: repeats = 10 would help.");
  }

  @Test
  void anImpossibleSizeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Figure.of(EveryFinding.curve(), FigureStyle.PRL, 7))
        .withMessage("width = 7.000 points: want 36 to 7200 (0.5 to 100 inches)");
  }

  @Test
  void thePopplerToolsAgree() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/pdftotext")),
        "pdftotext and pdffonts are not here: install poppler-utils");
    Path file = folder.resolve("curve.pdf");
    Files.write(file, column(EveryFinding.curve()).pdf());
    assertThat(printed("pdftotext", file.toString(), "-")).contains("⟨I(H:E)⟩", "rule Λ");
    assertThat(printed("pdffonts", file.toString()))
        .contains("DejaVuSansCondensed")
        .containsPattern("CID TrueType +Identity-H +yes yes yes");
  }

  private static String printed(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }
}
