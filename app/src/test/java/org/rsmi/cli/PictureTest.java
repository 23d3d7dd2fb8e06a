package org.rsmi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.cli.Console.rsmi;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpyFile;

class PictureTest {
  @TempDir private Path folder;

  private Path spins() {
    Path file = folder.resolve("spins.npy");
    NpyFile.write(
        file, NpyArray.of(List.of(2, 2, 3), new byte[] {1, 1, 1, 1, 1, 1, -1, 1, -1, 1, 1, -1}));
    return file;
  }

  @Test
  void aTerminalShowsSpinsAsCharacters() {
    assertThat(rsmi("picture", spins(), "--index", "1").out()).isEqualTo(".#.\n##.\n");
  }

  @Test
  void aPngHasACellForEverySpin() throws IOException {
    Path picture = folder.resolve("spins.png");
    assertThat(rsmi("picture", spins(), "--index", "1", "-o", picture, "--width", "30").code())
        .isZero();
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth()).isEqualTo(30);
    assertThat(image.getHeight()).isEqualTo(20);
    assertThat(image.getRGB(5, 5))
        .isEqualTo(image.getRGB(25, 15))
        .isNotEqualTo(image.getRGB(15, 5));
  }

  @Test
  void anSvgOfACoveringHasAStrokeForEveryVertex() throws Exception {
    Path file = folder.resolve("d.npy");
    rsmi("sample", "dimers", "--set", "size=6", "-n", "3", "--thermalise", "10", "-o", file);
    Path picture = folder.resolve("d.svg");
    assertThat(rsmi("picture", file, "-o", picture).code()).isZero();
    var document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
    assertThat(document.getElementsByTagName("line").getLength()).isEqualTo(36);
    assertThat(document.getElementsByTagName("title").getLength()).isEqualTo(1);
    String text = rsmi("picture", file).out();
    assertThat(text.chars().filter(c -> c == '●').count()).isEqualTo(36);
    assertThat(text.chars().filter(c -> c == '━' || c == '┃').count()).isEqualTo(18);
  }

  @Test
  void massesAreBars() {
    Path file = folder.resolve("m.npy");
    NpyFile.write(file, NpyArray.of(List.of(2, 4), new float[] {0, 1, 2, 8, 1, 1, 1, 1}));
    assertThat(
            rsmi("picture", file, "--model", "chipping", "--set", "size=4").out().stripTrailing())
        .isEqualTo(" ▁▂█");
  }

  @Test
  void badInputIsOneLine() throws IOException {
    assertThat(rsmi("picture", spins(), "--index", "2").complaint())
        .contains("holds configurations 0 to 1");
    assertThat(rsmi("picture", spins(), "-o", folder.resolve("a.gif")).complaint())
        .contains("pictures are .png or .svg");
    assertThat(rsmi("picture", spins(), "--width", "0").complaint())
        .contains("width = 0: a picture takes 1 to 20000 pixels");
    assertThat(Files.list(folder)).hasSize(1);
  }
}
