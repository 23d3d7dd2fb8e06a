package org.rsmi.spec;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// An experiment file as it was found.
///
/// @param text all of it, comments included, for a frozen copy
/// @param tree what it says
public record SpecFile(Path path, String text, SpecTree tree) {

  /// Reads a TOML file; the paths of its settings begin with `experiment`.
  ///
  /// @throws SpecException with file, line and column if it is not TOML
  public static SpecFile read(Path path) {
    String text = text(path);
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return new SpecFile(path, text, SpecTree.parse(content, path.toString(), "experiment"));
  }

  private static String text(Path path) {
    if (Files.isDirectory(path)) {
      throw new SpecException(path + " is a folder: want a TOML file");
    }
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new SpecException(path + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new SpecException(path + " is not UTF-8 text: want a TOML file", e);
    } catch (IOException e) {
      throw new SpecException(path + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }
}
