package org.rsmi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rsmi.sample.Fixture.assertRefused;
import static org.rsmi.sample.Fixture.values;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextNumbersTest {
  @TempDir Path folder;

  @Test
  void oneLineIsOneConfiguration() throws IOException {
    SampleSet samples =
        read("a.dat", "# spins of run 7\n\n 1  -1\t+1 0 # comment\r\n-1 1 1 127\n", List.of(2, 2));
    assertThat(samples.element()).isEqualTo(SampleSet.Element.BYTE);
    assertThat(samples.shape()).containsExactly(2, 2);
    assertThat(values(samples)).containsExactly(1, -1, 1, 0, -1, 1, 1, 127);
  }

  @Test
  void numpysNotationIsRead() throws IOException {
    SampleSet samples = read("a.txt", "1.000000000000000000e+00 -5.0E-01\n.5 1e3", List.of());
    assertThat(samples.element()).isEqualTo(SampleSet.Element.FLOAT);
    assertThat(values(samples)).containsExactly(1, -0.5, 0.5, 1000);
  }

  @Test
  void commasMayHaveBlanksAndAByteOrderMark() throws IOException {
    assertThat(values(read("a.csv", "\uFEFF1, -1\n2 ,3\n", List.of())))
        .containsExactly(1, -1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "1f", "1.2.3", "0x10", ".", "1,5", "--1", "1e", "١"})
  void aBadTokenIsNamedWithLineAndColumn(String token) {
    assertRefused(
        () -> read("a.txt", "# heading\n1 2 3\n4 5 " + token + "\n", List.of()),
        "a.txt line 3, column 3: [" + token + "] is not a number");
  }

  @Test
  void aFirstLineOfNamesDoesNotCount() throws IOException {
    assertThat(read("a.csv", "s0,\"s 1\"\n1,2\n3,4\n", List.of()).size()).isEqualTo(2);
  }

  @Test
  void namesFurtherDownAreNoNumbers() {
    assertRefused(
        () -> read("a.csv", "1,2\ns0,s1\n", List.of()),
        "a.csv line 2, column 1: [s0] is not a number");
  }

  @Test
  void aFirstLineOfNamesAndNumbersIsRefused() {
    assertRefused(
        () -> read("a.csv", "s0,2\n1,2\n", List.of()),
        "a.csv line 1, column 1: [s0] is not a number; a heading is all names");
  }

  @Test
  void aMissingValueIsNamed() {
    assertRefused(() -> read("a.csv", "1,2,3\n1,,3\n", List.of()), "line 2, column 2: [] is not");
    assertRefused(() -> read("a.csv", "1,2\n1,2,\n", List.of()), "line 2 holds 3 numbers");
  }

  @Test
  void aRaggedLineIsNamed() {
    assertRefused(
        () -> read("a.txt", "1 2 3\n# one is missing\n4 5\n", List.of()),
        "a.txt line 3 holds 2 numbers, the first one 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "NaN", "-inf", "Infinity", "1e999"})
  void aValueThatIsNotFiniteIsNamed(String token) {
    assertRefused(
        () -> read("a.txt", "1 2\n3 " + token + "\n", List.of()),
        "a.txt configuration 1, site 1 (from 0) is",
        "finite");
  }

  @Test
  void emptyAndBinaryFilesAreNamed() throws IOException {
    assertRefused(() -> read("a.txt", "# nothing\n", List.of()), "a.txt is empty");
    Path file = folder.resolve("b.txt");
    Files.write(file, new byte[] {1, 2, (byte) 0xFF, (byte) 0xFE});
    assertRefused(() -> SampleFile.read(file.toString(), List.of()), "b.txt is no text");
  }

  @Test
  void anotherShapeIsRefused() {
    assertRefused(
        () -> read("a.txt", "1 2 3\n3 2 1\n", List.of(2, 2)),
        "a.txt holds [2, 3], which is not N configurations of shape [2, 2]");
  }

  private SampleSet read(String name, String text, List<Integer> shape) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return SampleFile.read(file.toString(), shape);
  }
}
