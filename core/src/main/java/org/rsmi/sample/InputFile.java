package org.rsmi.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a user's file so that every complaint starts with its name.
final class InputFile {
  private InputFile() {}

  /// Reads something.
  interface Body<T> {
    T read() throws IOException;
  }

  /// @param body its errors say what is wrong in the words that follow the name: `ends early`
  /// @throws IllegalArgumentException if the file is missing or not what it should be
  /// @throws UncheckedIOException if the machine fails
  static <T> T read(Path file, Body<T> body) {
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " is a folder; a file is wanted");
    }
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(file + " does not exist");
    }
    try {
      return named(file.toString(), body);
    } catch (AccessDeniedException | FileNotFoundException _) {
      throw new IllegalArgumentException(file + " may not be read by this user");
    } catch (UncheckedIOException fault) {
      throw new UncheckedIOException(file + " cannot be read: " + fault, fault.getCause());
    } catch (IOException fault) {
      throw new UncheckedIOException(file + " cannot be read: " + fault.getMessage(), fault);
    }
  }

  /// Puts a name before the errors of `body`.
  static <T> T named(String name, Body<T> body) throws IOException {
    try {
      return body.read();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(name + " " + wrong.getMessage(), wrong);
    }
  }
}
