package org.rsmi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rsmi.ensemble.Experiment;
import org.rsmi.ensemble.Status;
import org.rsmi.ensemble.WorkerRecord;
import org.rsmi.result.RunFolder;
import org.rsmi.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi status DIR`: what is done, who is at work, what failed, and the numbers so far.
@Command(
    name = "status",
    description = "Shows how far a run folder is, who works on it, and its results so far.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    RunFolder target = RunFolder.existing(folder);
    Experiment experiment = Experiment.unchecked(SpecFile.read(target.spec()).tree());
    Status status = Status.of(experiment, target);
    if (output.json()) {
      output.print(json(experiment.name(), status));
      return 0;
    }
    new StatusLines(experiment.name(), status).lines().forEach(output.out()::println);
    new Results(output, experiment.tasks().getFirst().spec()).print(status.done());
    return 0;
  }

  private ObjectNode json(String name, Status status) {
    ObjectNode json = output.mapper().createObjectNode();
    json.put("name", name).put("tasks", status.tasks()).put("done", status.done().size());
    json.put("failed", status.failures().size()).put("left", status.left());
    json.put("at_work", status.atWork()).put("steps_per_second", status.stepsPerSecond());
    status.secondsLeft().ifPresent(seconds -> json.put("seconds_left", seconds));
    ArrayNode failures = json.putArray("failures");
    status
        .failures()
        .forEach(
            failed -> {
              ObjectNode row = failures.addObject();
              ObjectNode point = row.putObject("point");
              failed.point().forEach(point::putPOJO);
              row.put("repeat", failed.repeat()).put("reason", failed.reason());
            });
    ArrayNode damaged = json.putArray("damaged");
    status.damaged().forEach(damaged::add);
    ArrayNode workers = json.putArray("workers");
    status.workers().stream().map(WorkerRecord::json).forEach(workers::add);
    ArrayNode runs = json.putArray("runs");
    status.done().forEach(run -> runs.add(RunFolder.json(run)));
    return json;
  }
}
