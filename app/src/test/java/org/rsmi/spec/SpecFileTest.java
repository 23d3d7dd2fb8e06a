package org.rsmi.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecFileTest {
  @TempDir Path folder;

  @Test
  void theTextIsKeptAndTheTreeIsRead() throws IOException {
    String text = "# why\nname = \"a\" # here\n";
    SpecFile file = SpecFile.read(Files.writeString(folder.resolve("a.toml"), text));
    assertThat(file.text()).isEqualTo(text);
    assertThat(file.tree()).isEqualTo(Fixture.tree("name = \"a\""));
    assertThat(file.tree().path()).isEqualTo("experiment");
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreFine() throws IOException {
    Path path = Files.writeString(folder.resolve("a.toml"), "\uFEFFname = \"a\"\r\nseed = 3\r\n");
    assertThat(SpecFile.read(path).tree()).isEqualTo(Fixture.tree("name = \"a\"\nseed = 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = \"a\"\nseed = \n",
        "name = \"a\"\nseed = 1 2\n",
        "name = \"a\"\nseed = [1, 2\n",
        "name = \"a\"\nseed = \"open\n",
        "name = \"a\"\nname = \"b\"\n",
        "name = \"a\"\n[data\n",
        "name = \"a\"\nfloat = 1e\n",
        "name = \"a\"\nbound = InfoNce\n"
      })
  void aSyntaxErrorNamesFileLineAndColumn(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("bad.toml"), text);
    assertThatThrownBy(() -> SpecFile.read(path))
        .isInstanceOf(SpecException.class)
        .message()
        .startsWith(path + ", line ")
        .matches("[^\\n]*bad\\.toml, line [23], column \\d+: \\S[^\\n]*");
  }

  @Test
  void aMissingFileAFolderAndABinaryFileAreNamed() throws IOException {
    Path missing = folder.resolve("none.toml");
    Path binary = Files.write(folder.resolve("c.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M'});
    assertThatThrownBy(() -> SpecFile.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> SpecFile.read(folder))
        .hasMessage(folder + " is a folder: want a TOML file");
    assertThatThrownBy(() -> SpecFile.read(binary))
        .hasMessage(binary + " is not UTF-8 text: want a TOML file");
  }
}
