package org.rsmi.result;

import java.nio.file.Files;
import java.nio.file.Path;
import org.rsmi.sample.Replacement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `failure.json` of a run that failed, to and from [FailedRun].
final class FailureFile {
  static final String NAME = "failure.json";
  private static final JsonMapper JSON = new JsonMapper();

  private FailureFile() {}

  static void write(Path run, FailedRun failure) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode point = json.putObject("point");
    failure.point().forEach(point::putPOJO);
    json.put("repeat", failure.repeat()).put("reason", failure.reason());
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    new Replacement(run.resolve(NAME)).write(file -> Files.writeString(file, text));
  }

  /// @throws IllegalArgumentException naming the file if it is damaged
  static FailedRun read(Path run) {
    Path file = run.resolve(NAME);
    try {
      JsonNode json = JSON.readTree(file);
      return new FailedRun(
          ResultFile.point(json.required("point")),
          json.required("repeat").asInt(),
          json.required("reason").asString());
    } catch (JacksonException damage) {
      throw new IllegalArgumentException(
          file + " is no record of a failure: delete it to do the run again", damage);
    }
  }
}
