package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rsmi.result.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which version of RSMI made a run folder: `folder.json`, which stands there before the spec does.
///
/// Two versions may give different numbers for one spec, so a folder takes back only its own.
///
/// @param folder that it is about
/// @param version of this program
record FolderVersion(RunFolder folder, String version) {
  /// The file's name.
  static final String NAME = "folder.json";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FORMAT = 1;
  private static final String FIRST = "0.1.0";

  /// Looks whether a folder that holds a spec was made by this version.
  ///
  /// @throws IllegalArgumentException if it was made by another, or if that cannot be read
  void requireSame() {
    if (!Files.isRegularFile(file())) {
      throw other("before version " + FIRST);
    }
    String maker = maker();
    if (!maker.equals(version)) {
      throw other("by version " + maker);
    }
  }

  private IllegalArgumentException other(String made) {
    return new IllegalArgumentException(
        "%s was made %s, this is %s: numbers could differ; choose another folder with --out"
            .formatted(folder.root(), made, version));
  }

  private String maker() {
    try {
      JsonNode maker = JSON.readTree(Files.readString(file())).path("version");
      if (maker.isString()) {
        return maker.asString();
      }
    } catch (JacksonException unreadable) {
      // said below
    } catch (IOException fault) {
      throw new UncheckedIOException(file() + " cannot be read: " + fault, fault);
    }
    throw new IllegalArgumentException(file() + " is damaged: want " + text().strip());
  }

  Path file() {
    return folder.root().resolve(NAME);
  }

  /// What the file of this version says.
  String text() {
    return JSON.createObjectNode().put("format", FORMAT).put("version", version) + "\n";
  }
}
