package org.rsmi.cli;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.rsmi.result.PointSummary;
import org.rsmi.result.RsmiEstimate;
import org.rsmi.result.RunFolder;
import org.rsmi.result.RunRecord;
import org.rsmi.result.Truth;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;

/// `rsmi explain DIR`: the results of a run folder in sentences, each with its numbers.
@Command(
    name = "explain",
    description = "Explains the results of a run folder in sentences.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Parameters(paramLabel = "DIR", description = "run folder")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    List<PointSummary> points = PointSummary.of(new RunFolder(folder).runs());
    ArrayNode json = output.mapper().createArrayNode();
    if (points.isEmpty()) {
      output.out().println(folder + ": no run has finished yet.");
    }
    for (PointSummary point : points) {
      if (output.json()) {
        json.add(explain(point));
      } else {
        output.out().println(explain(point) + System.lineSeparator());
      }
    }
    if (output.json()) {
      output.print(json);
    }
    return 0;
  }

  private static String explain(PointSummary point) {
    RunRecord best = point.best();
    RsmiEstimate estimate = best.estimate();
    StringBuilder text = new StringBuilder();
    String where = point.point().isEmpty() ? "The experiment" : "At " + point.point();
    text.append(
        "%s, %d runs ended as %s. The mean I(H:E) is %s; "
            .formatted(where, point.runs().size(), point.census(), point.information()));
    text.append(
        "the best run has %s, where %s is what %d shuffled pairs give."
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
}
