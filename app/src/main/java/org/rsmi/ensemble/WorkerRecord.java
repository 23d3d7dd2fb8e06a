package org.rsmi.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rsmi.result.RunFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a process that works on a run folder says of itself in `workers/<id>.json`, again and
/// again while it lives. The file is gone when the process ended in an orderly way.
///
/// @param id its name in claims
/// @param host its machine, for people
/// @param machine [Machine#identity]
/// @param pid process number there
/// @param threads tasks at a time
/// @param beat how often the file was written; a worker whose beat stands still is dead
/// @param done tasks it finished
/// @param failed tasks that failed under it
/// @param stepsPerSecond training steps of all its threads, lately
/// @param stages what it does now
public record WorkerRecord(
    String id,
    String host,
    String machine,
    long pid,
    int threads,
    long beat,
    int done,
    int failed,
    double stepsPerSecond,
    List<Stage> stages) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ENDING = ".json";

  public WorkerRecord {
    stages = List.copyOf(stages);
  }

  /// One task at work.
  ///
  /// @param task `temperature=2.5 #3`
  /// @param share of it that is done, 0 … 1, an estimate
  /// @param stage in a few words
  public record Stage(String task, double share, String stage) {}

  /// All workers of a folder that have not taken leave, by id.
  public static List<WorkerRecord> of(RunFolder folder) {
    Path workers = workers(folder);
    if (!Files.isDirectory(workers)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(workers)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .sorted()
          .map(name -> read(folder, name.substring(0, name.length() - ENDING.length())))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(workers + " cannot be listed: " + fault.getMessage(), fault);
    }
  }

  /// Whether its process was here and has ended without taking leave.
  boolean endedHere(Machine here) {
    return machine.equals(here.identity()) && Machine.ended(pid);
  }

  /// What a worker said last; empty if it took leave.
  static Optional<WorkerRecord> read(RunFolder folder, String id) {
    try {
      return Optional.of(parse(JSON.readTree(Files.readString(file(folder, id)))));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty(); // a worker that lives will write it anew
    }
  }

  private static WorkerRecord parse(JsonNode json) {
    List<Stage> stages = new ArrayList<>();
    for (JsonNode stage : json.required("tasks")) {
      stages.add(
          new Stage(
              stage.required("task").asString(),
              stage.required("share").asDouble(),
              stage.required("stage").asString()));
    }
    return new WorkerRecord(
        json.required("worker").asString(),
        json.required("host").asString(),
        json.required("machine").asString(),
        json.required("pid").asLong(),
        json.required("threads").asInt(),
        json.required("beat").asLong(),
        json.required("done").asInt(),
        json.required("failed").asInt(),
        json.required("steps_per_second").asDouble(),
        stages);
  }

  /// As the file has it.
  public ObjectNode json() {
    ObjectNode json = JSON.createObjectNode();
    json.put("worker", id).put("host", host).put("machine", machine).put("pid", pid);
    json.put("threads", threads).put("beat", beat).put("done", done).put("failed", failed);
    json.put("steps_per_second", stepsPerSecond);
    ArrayNode tasks = json.putArray("tasks");
    for (Stage stage : stages) {
      tasks
          .addObject()
          .put("task", stage.task())
          .put("share", stage.share())
          .put("stage", stage.stage());
    }
    return json;
  }

  static Path file(RunFolder folder, String id) {
    return workers(folder).resolve(id + ENDING);
  }

  static Path workers(RunFolder folder) {
    return folder.root().resolve("workers");
  }
}
