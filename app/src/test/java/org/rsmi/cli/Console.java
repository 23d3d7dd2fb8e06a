package org.rsmi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a command said.
///
/// @param code exit code
/// @param out standard output
/// @param err standard error
record Console(int code, String out, String err) {

  /// Runs a command in this process.
  static Console rsmi(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), words);
    return new Console(code, out.toString(), err.toString());
  }

  /// The standard output as JSON.
  JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  /// The only line of the standard error.
  String complaint() {
    List<String> lines = err.lines().toList();
    if (lines.size() != 1 || !out.isEmpty()) {
      throw new AssertionError("want one line on the standard error alone, found " + this);
    }
    return lines.getFirst();
  }
}
