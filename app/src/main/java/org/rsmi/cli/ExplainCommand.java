package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `rsmi explain DIR`: the results of a run folder in sentences, each with its numbers.
@Command(name = "explain", description = "Explains the results of a run folder in sentences.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    List<PointSummary> points = PointSummary.of(RunFolder.existing(folder).runs());
    if (output.json()) {
      ArrayNode json = output.mapper().createArrayNode();
      points.forEach(point -> json.add(json(point)));
      output.print(json);
    } else if (points.isEmpty()) {
      output.out().println(folder + ": no run has finished yet");
    } else {
      points.forEach(point -> output.out().println(explain(point) + System.lineSeparator()));
    }
    return 0;
  }

  private ObjectNode json(PointSummary point) {
    ObjectNode json = output.mapper().createObjectNode();
    json.set("point", output.mapper().valueToTree(point.point()));
    json.put("explanation", explain(point));
    json.set("best", RunFolder.json(point.best()));
    return json;
  }

  private static String explain(PointSummary point) {
    RunRecord best = point.best();
    RsmiEstimate estimate = best.estimate();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s. The mean I(H:E) is %s; "
            .formatted(where(point.point()), ends(point), point.information()));
    text.append(
        "the best run has %s, where %s is what %,d shuffled pairs give."
            .formatted(estimate.information(), estimate.nullInformation(), estimate.pairs()));
    text.append(
        " The block itself knows I(V:E) = %s, of which the rule keeps %s."
            .formatted(estimate.blockInformation(), estimate.captureRatio()));
    for (Truth truth : best.truths()) {
      text.append(" By %s, %s is %s.".formatted(truth.method(), truth.name(), truth.value()));
    }
    if (Double.isFinite(estimate.entropyBound())) {
      text.append(" No such rule can exceed %.4f nats.".formatted(estimate.entropyBound()));
    }
    Set<String> reasons = new LinkedHashSet<>();
    point.runs().forEach(run -> reasons.addAll(run.estimate().reasons()));
    text.append(
        reasons.isEmpty()
            ? " Nothing speaks against these numbers."
            : " Do not rely on them yet: " + String.join("; ", reasons) + ".");
    return text.toString();
  }

  private static String where(Map<String, Object> point) {
    return point.isEmpty()
        ? "In this experiment"
        : point.entrySet().stream()
            .map(axis -> axis.getKey() + " = " + axis.getValue())
            .collect(Collectors.joining(", ", "At ", ""));
  }

  /// `3 runs ended (2 Converged, 1 StepLimit)`.
  private static String ends(PointSummary point) {
    int runs = point.runs().size();
    return point.census().entrySet().stream()
        .map(end -> end.getValue() + " " + end.getKey())
        .collect(Collectors.joining(", ", runs + (runs == 1 ? " run" : " runs") + " ended (", ")"));
  }
}
