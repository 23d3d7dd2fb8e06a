package org.rsmi.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rsmi.num.Estimate;
import org.rsmi.sample.NpyArray;
import org.rsmi.sample.NpzFile;
import org.rsmi.sample.Replacement;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `result.json` and `filter.npz` of one run, to and from [RunRecord], and `failure.json`, to and
/// from [FailedRun]. Numbers that were not
/// measured are `null`.
final class ResultFile {
  static final String FAILURE = "failure.json";

  private static final JsonMapper JSON = new JsonMapper();

  private ResultFile() {}

  static void write(Path folder, RunRecord run) {
    FilterFile.write(folder.resolve("filter.npz"), run.filter());
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(toJson(run)) + "\n";
    new Replacement(folder.resolve("result.json")).write(file -> Files.writeString(file, text));
  }

  /// @throws IllegalArgumentException naming the file if it is damaged
  static RunRecord read(Path folder) {
    Path file = folder.resolve("result.json");
    try {
      JsonNode json = JSON.readTree(file);
      Filter filter = filter(folder.resolve("filter.npz"));
      return fromJson(json, filter);
    } catch (JacksonException | IllegalArgumentException damage) {
      throw new IllegalArgumentException(
          file + " is not a result of this program: " + firstLine(damage), damage);
    }
  }

  private static String firstLine(Exception damage) {
    return String.valueOf(damage.getMessage()).lines().findFirst().orElse("unreadable");
  }

  private static Filter filter(Path file) {
    NpyArray array = NpzFile.read(file, "filter");
    if (array.shape().size() < 2 || array.shape().contains(0)) {
      throw new IllegalArgumentException(
          "%s holds a filter of shape %s: want [components × block]"
              .formatted(file, array.shape()));
    }
    double[] flat = array.toDoubles();
    int components = array.shape().getFirst();
    int sites = flat.length / components;
    double[][] weights = new double[components][];
    java.util.Arrays.setAll(
        weights, c -> java.util.Arrays.copyOfRange(flat, c * sites, (c + 1) * sites));
    List<Integer> shape = array.shape().subList(1, array.shape().size());
    return new Filter(shape, weights, NpzFile.read(file, "bias").toDoubles());
  }

  static void write(Path folder, FailedRun run) {
    ObjectNode json = JSON.createObjectNode();
    put(json, run.point());
    json.put("repeat", run.repeat()).put("reason", run.reason());
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    new Replacement(folder.resolve(FAILURE)).write(file -> Files.writeString(file, text));
  }

  /// @throws IllegalArgumentException naming the file if it is damaged
  static FailedRun readFailure(Path folder) {
    Path file = folder.resolve(FAILURE);
    try {
      JsonNode json = JSON.readTree(file);
      return new FailedRun(
          point(json.required("point")),
          json.required("repeat").asInt(),
          json.required("reason").asString());
    } catch (JacksonException | IllegalArgumentException damage) {
      throw new IllegalArgumentException(
          file + " is not a failure of this program: " + firstLine(damage), damage);
    }
  }

  private static void put(ObjectNode json, Map<String, Object> values) {
    ObjectNode point = json.putObject("point");
    values.forEach(point::putPOJO);
  }

  static ObjectNode toJson(RunRecord run) {
    RsmiEstimate e = run.estimate();
    ObjectNode json = JSON.createObjectNode();
    put(json, run.point());
    json.put("repeat", run.repeat()).put("seed", run.seed());
    if (!run.samples().isEmpty()) {
      json.put("shared_samples", run.samples());
    }
    json.put("outcome", e.outcome().name()).put("advice", e.outcome().advice());
    ObjectNode information = put(json, "information", e.information());
    number(information, "ceiling", e.ceiling());
    number(information, "entropy_bound", e.entropyBound());
    information.put("batch", e.pairs()).put("samples", e.configurations());
    number(information, "effective_samples", e.effectiveSamples());
    put(json, "null", e.nullInformation());
    put(json, "block_information", e.blockInformation());
    put(json, "capture_ratio", e.captureRatio());
    ObjectNode exact = json.putObject("exact");
    for (Truth truth : run.truths()) {
      put(exact, truth.name(), truth.value()).put("method", truth.method());
    }
    run.gap().ifPresent(gap -> put(json, "gap", gap));
    run.bestPossible().ifPresent(best -> put(json, "best_possible", best.value()));
    json.put("reliable", e.reliable());
    var reasons = json.putArray("reasons");
    e.reasons().forEach(reasons::add);
    json.put("steps", e.steps()).put("seconds", run.seconds());
    Provenance p = run.provenance();
    json.putObject("provenance")
        .put("spec_sha256", p.spec())
        .put("version", p.version())
        .put("jvm", p.jvm())
        .put("os", p.os())
        .put("cpu", p.cpu());
    return json;
  }

  private static ObjectNode put(ObjectNode parent, String name, Estimate estimate) {
    ObjectNode node = parent.putObject(name);
    number(node, "value", estimate.value());
    number(node, "error", estimate.error());
    return node.put("unit", estimate.unit());
  }

  private static void number(ObjectNode parent, String name, double value) {
    if (Double.isFinite(value)) {
      parent.put(name, value);
    } else {
      parent.putNull(name);
    }
  }

  private static RunRecord fromJson(JsonNode json, Filter filter) {
    JsonNode information = json.required("information");
    List<String> reasons = new ArrayList<>();
    json.required("reasons").forEach(reason -> reasons.add(reason.asString()));
    RsmiEstimate estimate =
        new RsmiEstimate(
            outcome(json.required("outcome").asString(), json.required("steps").asLong()),
            estimate(information),
            estimate(json.required("null")),
            estimate(json.required("block_information")),
            number(information, "ceiling"),
            bound(information),
            information.required("batch").asInt(),
            information.required("samples").asInt(),
            number(information, "effective_samples"),
            json.required("steps").asLong(),
            reasons);
    List<Truth> truths = new ArrayList<>();
    for (Map.Entry<String, JsonNode> truth : json.required("exact").properties()) {
      truths.add(
          new Truth(
              truth.getKey(),
              estimate(truth.getValue()),
              truth.getValue().required("method").asString()));
    }
    JsonNode p = json.required("provenance");
    return new RunRecord(
        point(json.required("point")),
        json.required("repeat").asInt(),
        json.required("seed").asLong(),
        estimate,
        truths,
        filter,
        json.required("seconds").asDouble(),
        new Provenance(
            p.required("spec_sha256").asString(),
            p.required("version").asString(),
            p.required("jvm").asString(),
            p.required("os").asString(),
            p.required("cpu").asString()),
        json.path("shared_samples").asString(""));
  }

  static Outcome outcome(String name, long step) {
    return switch (name) {
      case "Converged" -> new Outcome.Converged(step);
      case "StepLimit" -> new Outcome.StepLimit(step);
      case "Collapsed" -> new Outcome.Collapsed(step);
      case "Diverged" -> new Outcome.Diverged(step);
      default -> throw new IllegalArgumentException("unknown outcome " + name);
    };
  }

  static Map<String, Object> point(JsonNode json) {
    Map<String, Object> point = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> axis : json.properties()) {
      point.put(axis.getKey(), plain(axis.getValue()));
    }
    return point;
  }

  private static Object plain(JsonNode value) {
    if (value.isArray()) {
      List<Object> values = new ArrayList<>();
      value.forEach(entry -> values.add(plain(entry)));
      return List.copyOf(values);
    }
    return value.isIntegralNumber()
        ? (Object) value.asLong()
        : value.isNumber() ? (Object) value.asDouble() : value.asString();
  }

  private static Estimate estimate(JsonNode json) {
    return new Estimate(
        number(json, "value"), number(json, "error"), json.required("unit").asString());
  }

  private static double number(JsonNode parent, String name) {
    JsonNode value = parent.required(name);
    return value.isNull() ? Double.NaN : value.asDouble();
  }

  /// An entropy bound of a real variable is infinite, which JSON cannot say.
  private static double bound(JsonNode information) {
    JsonNode value = information.required("entropy_bound");
    return value.isNull() ? Double.POSITIVE_INFINITY : value.asDouble();
  }
}
