package org.rsmi.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// The scripts and the style that a page carries inside, and the policy that lets these run and
/// nothing else: no other script, no evaluation of text, no request.
final class PageScript {
  private static final List<String> SCRIPTS =
      List.of("vega.min.js", "vega-lite.min.js", "vega-interpreter.js", "page.js");

  private PageScript() {}

  /// A file beside this class.
  static String resource(String name) {
    try (InputStream stream = PageScript.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError(name + " belongs to the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException fault) {
      throw new UncheckedIOException(name + " cannot be read: " + fault.getMessage(), fault);
    }
  }

  /// The value of `Content-Security-Policy`.
  static String policy() {
    String hashes =
        SCRIPTS.stream()
            .map(PageScript::resource)
            .map(script -> "'sha256-" + hash(script) + "'")
            .collect(Collectors.joining(" "));
    return "default-src 'none'; script-src "
        + hashes
        + "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";
  }

  /// The elements, in the order in which they need each other.
  static String elements() {
    return SCRIPTS.stream()
        .map(PageScript::resource)
        .map(script -> "<script>" + script + "</script>\n")
        .collect(Collectors.joining());
  }

  private static String hash(String script) {
    try {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException absent) {
      throw new AssertionError("every JDK has SHA-256", absent);
    }
  }
}
