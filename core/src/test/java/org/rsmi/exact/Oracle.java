package org.rsmi.exact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Rows of numbers to compare with, from a CSV resource: `#` lines name the source, then a header.
final class Oracle {
  private Oracle() {}

  static List<String[]> rows(String name) {
    try (InputStream in = Objects.requireNonNull(Oracle.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
